import type { ContentPost, PlatformContent } from './content.js';

export const DAY_MS = 86_400_000;

/** What somebody did on a day. */
export interface Deeds {
  /** In channels, by hand. */
  posted: number;
  reacted: number;
}

/** Posts that were written within a span, `to` not included, oldest first. */
export function* postsWithin(
  content: PlatformContent,
  channelId: string,
  { from, to, now }: { readonly from: number; readonly to: number; readonly now: number },
): Generator<ContentPost> {
  const oldest = { by: 'create_at', direction: 'asc', at: from, id: '' } as const;
  for (const post of content.posts(channelId, oldest, now)) {
    if (post.createAt >= to) return;
    yield post;
  }
}

/** Who wrote and who reacted on a day of UTC, in channels open and closed. @param day days since 1970 */
export function deedsOn(
  content: PlatformContent,
  day: number,
  now: number,
): ReadonlyMap<string, Readonly<Deeds>> {
  const [start, end] = [day * DAY_MS, (day + 1) * DAY_MS];
  const deeds = new Map<string, Deeds>();
  const of = (userId: string): Deeds => {
    const known = deeds.get(userId);
    if (known) return known;
    const none = { posted: 0, reacted: 0 };
    deeds.set(userId, none);
    return none;
  };
  const span = { from: start - content.livesDays * DAY_MS, to: end, now };
  for (const { id, type } of content.channels(now)) {
    if (type !== 'O' && type !== 'P') continue;
    for (const { createAt, userId, type: kind, reactions } of postsWithin(content, id, span)) {
      if (createAt >= start && kind === '') of(userId).posted += 1;
      for (const { at, userId: who } of reactions) if (at >= start && at < end) of(who).reacted += 1;
    }
  }
  return deeds;
}
