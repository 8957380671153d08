/** One test's outcome: a line of figures, and what was found. */
export interface Line {
  readonly name: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly finds: readonly string[];
  readonly seconds: number;
}

const MOST_SAID = 3;

export async function timed(
  name: string,
  work: () => Promise<Omit<Line, 'name' | 'seconds'>>,
): Promise<Line> {
  const before = Date.now();
  const { figures, finds } = await work();
  return { name, figures, finds, seconds: (Date.now() - before) / 1000 };
}

export function textOf({ name, figures, finds, seconds }: Line): string {
  const said = Object.entries({ ...figures, finds: finds.length }).map(([key, value]) => `${key} ${value}`);
  const line = `${finds.length === 0 ? 'held ' : 'FOUND'} ${name.padEnd(28)} ${said.join(', ')} (${seconds.toFixed(1)} s)`;
  return [line, ...samplesOf(finds).map((find) => `      ${find.slice(0, 400)}`)].join('\n');
}

/** The first finds of each kind, which is their first word after who found them. */
function samplesOf(finds: readonly string[]): readonly string[] {
  const kinds = new Map<string, string[]>();
  for (const find of finds) {
    const kind = / (?:\w+): (\w+ \w+)/.exec(find)?.[1] ?? '';
    kinds.set(kind, [...(kinds.get(kind) ?? []), find]);
  }
  return [...kinds.values()].flatMap((own) => [
    ...own.slice(0, MOST_SAID),
    ...(own.length > MOST_SAID ? [`and ${own.length - MOST_SAID} more`] : []),
  ]);
}

/** All lines as the table of docs/privacy.md has them. */
export function tableOf(lines: readonly Line[]): string {
  const rows = lines.map(({ name, figures, finds, seconds }) => {
    const said = Object.entries({ ...figures, finds: finds.length }).map(
      ([key, value]) => `${key} ${value.toLocaleString('en')}`,
    );
    return `| ${name} | ${said.join(', ')} | ${Math.round(seconds).toLocaleString('en')} s |`;
  });
  return ['', '| What is tried | Found | Took |', '| --- | --- | --- |', ...rows].join('\n');
}
