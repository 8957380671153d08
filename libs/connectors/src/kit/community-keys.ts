/** As charters name it: `Ask an Expert` is `ask-an-expert`. Undefined where there is no letter or digit in it. */
export function slugOf(name: string): string | undefined {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join('-');
}

export interface NamedCommunity {
  /** The platform's id. */
  readonly id: string;
  readonly slug: string | undefined;
}

/** A key for each community: its name, with its id behind it where two have one name; its id where it has no name. */
export function communityKeys(communities: readonly NamedCommunity[]): readonly string[] {
  const times = new Map<string, number>();
  for (const { slug } of communities) if (slug !== undefined) times.set(slug, (times.get(slug) ?? 0) + 1);
  return communities.map(({ id, slug }) => {
    if (slug === undefined) return id;
    return (times.get(slug) ?? 0) > 1 ? `${slug}-${id}` : slug;
  });
}
