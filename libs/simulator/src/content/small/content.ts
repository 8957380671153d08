import { timeOf, type ContentPost, type PlatformContent } from '../content.js';
import { LATE_DAYS, looksIn, smallCompany, type SmallChannel, type SmallSize } from './company.js';

/** A post as it was: what came later is not there yet. */
function asOf(post: ContentPost, now: number): ContentPost {
  if (post.updateAt <= now) return post;
  const reactions = post.reactions.filter(({ at }) => at <= now);
  const editAt = post.editAt <= now ? post.editAt : 0;
  const deleteAt = post.deleteAt <= now ? post.deleteAt : 0;
  const updateAt = Math.max(post.createAt, editAt, deleteAt, ...reactions.map(({ at }) => at));
  return { ...post, editAt, deleteAt, reactions, updateAt };
}

/**
 * A small company, the same for the same seed and size: edits, deletions, reactions weeks after their post, system
 * posts, files, bots, a guest, somebody who left, text in several scripts. Beyond what a platform would list, the direct
 * channel is among its channels: who does not look at the type asks for its posts, which the record of requests tells.
 */
export function smallContent(size: SmallSize): PlatformContent {
  const company = smallCompany(size);
  const users = company.users.toSorted((a, b) => (a.username < b.username ? -1 : 1));
  const byChannel = new Map(company.channels.map(({ id }): [string, ContentPost[]] => [id, []]));
  for (const post of company.posts) byChannel.get(post.channelId)?.push(post);
  const held = (channelId: string, now: number) =>
    (byChannel.get(channelId) ?? []).filter((post) => post.createAt <= now).map((post) => asOf(post, now));
  const describe = (channel: SmallChannel, now: number) => {
    const said = held(channel.id, now).filter(({ type }) => type === '');
    const lastPostAt = said.reduce((last, { createAt }) => Math.max(last, createAt), 0);
    return { ...channel, displayName: channel.name, deleteAt: 0, lastPostAt, totalMessages: said.length };
  };
  return {
    team: company.team,
    livesDays: LATE_DAYS + 1,
    seenOn: (day) =>
      new Set(company.users.filter((_, nth) => looksIn(size.seed, nth, day)).map(({ id }) => id)),
    reader: company.reader,
    users: (now) => users.map((user) => (user.deleteAt <= now ? user : { ...user, deleteAt: 0 })),
    channels: (now) =>
      company.channels
        .map((channel) => describe(channel, now))
        .sort((a, b) => (a.displayName < b.displayName ? -1 : 1)),
    posts: (channelId, { by, direction, at, id }, now) => {
      const sign = direction === 'asc' ? 1 : -1;
      const order = (post: ContentPost, time: number, other: string) =>
        sign * (timeOf(post, by) - time || (post.id < other ? -1 : post.id > other ? 1 : 0));
      return held(channelId, now)
        .filter((post) => order(post, at, id) > 0)
        .sort((a, b) => order(a, timeOf(b, by), b.id));
    },
    lastActivityAt: (userId, now) =>
      company.posts.reduce(
        (last, post) =>
          post.userId === userId && post.createAt <= now ? Math.max(last, post.createAt) : last,
        0,
      ),
  };
}
