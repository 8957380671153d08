import type { ContentChannel, ContentPost, ContentTeam, ContentUser } from '../content/content.js';
import { tsOf } from './time.js';

/** Content as Slack's JSON, as far as it is read. */

export const writeUser = (user: ContentUser, team: ContentTeam, now: number) => ({
  id: user.id,
  team_id: team.id,
  name: user.username,
  real_name: `${user.firstName} ${user.lastName}`.trim(),
  deleted: user.deleteAt !== 0 && user.deleteAt <= now,
  is_bot: user.bot,
  is_restricted: user.roles === 'system_guest',
  updated: Math.floor(Math.max(user.createAt, user.deleteAt) / 1000),
  profile: { email: user.email, first_name: user.firstName, last_name: user.lastName, title: '' },
});

export const writeChannel = (channel: ContentChannel) => ({
  id: channel.id,
  name: channel.name,
  created: Math.floor(channel.createAt / 1000),
  creator: '',
  is_channel: true,
  is_archived: channel.deleteAt !== 0,
  is_private: false,
  is_im: false,
  is_mpim: false,
  num_members: 0,
  updated: Math.max(channel.createAt, channel.deleteAt),
});

/** What is said of a thread where only its beginning stands. */
export interface ThreadOf {
  readonly root: ContentPost | undefined;
  readonly replies: readonly ContentPost[];
}

/** @param bots ids of those that are nobody */
export function writeMessage(post: ContentPost, { root, replies }: ThreadOf, bots: ReadonlySet<string>) {
  const isBot = bots.has(post.userId);
  return {
    type: 'message',
    ...subtypeOf(post),
    ...(isBot ? { bot_id: `B${post.userId}` } : {}),
    user: post.userId,
    text: post.message,
    ts: tsOf(post),
    ...(post.editAt === 0
      ? {}
      : { edited: { user: post.userId, ts: tsOf({ ...post, createAt: post.editAt }) } }),
    ...(post.fileIds.length === 0 ? {} : { files: post.fileIds.map((id) => ({ id })) }),
    ...threadFields({ root, replies }),
    ...(post.reactions.length === 0 ? {} : { reactions: reactionsOf(post) }),
  };
}

/** What is left of a message that was deleted and had been answered. */
export const writeTombstone = (post: ContentPost, thread: ThreadOf) => ({
  type: 'message',
  subtype: 'tombstone',
  user: 'USLACKBOT',
  text: 'This message was deleted.',
  hidden: true,
  ts: tsOf(post),
  ...threadFields(thread),
});

function subtypeOf({ type, fileIds }: ContentPost) {
  if (type !== '') return { subtype: 'channel_join' };
  return fileIds.length > 0 ? { subtype: 'file_share' } : {};
}

function threadFields({ root, replies }: ThreadOf) {
  if (root === undefined) return {};
  const latest = replies.at(-1);
  return {
    thread_ts: tsOf(root),
    ...(latest === undefined ? {} : { reply_count: replies.length, latest_reply: tsOf(latest) }),
  };
}

/** By emoji, as Slack has it. */
function reactionsOf({ reactions }: ContentPost) {
  const users = new Map<string, string[]>();
  for (const { emoji, userId } of reactions) users.set(emoji, [...(users.get(emoji) ?? []), userId]);
  return [...users].map(([name, who]) => ({ name, users: [...new Set(who)], count: new Set(who).size }));
}
