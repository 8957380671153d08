import type { Keep, Stream } from '@takeup/connectors/kit';
import { snapshotStream } from '@takeup/connectors/kit';
import type { Tells } from '@takeup/domain';
import { textOf } from './text.js';

/** NodeBB keeps posts until somebody purges them. */
const HISTORY_DAYS = 3650;
/**
 * How long after a day its votes, deletions and moves are still looked for: nothing brings a post forward again. Two weeks,
 * after which next to nobody votes.
 */
const REREAD_DAYS = 14;
/** By then most of what is still done to a day was done. */
const SETTLE_DAYS = 2;

/** What each stream may tell. */
export const TELLS = {
  users: { lists: ['account'], acts: [], with: [] },
  categories: { lists: ['community'], acts: [], with: [] },
  posts: {
    lists: [],
    acts: ['vote', 'reply', 'post'],
    with: ['person', 'community', 'thread', 'topic'],
  },
} as const satisfies Readonly<Record<string, Tells>>;

const USER: Readonly<Record<string, Keep>> = {
  uid: 'account',
  email: { optional: 'identity' },
  banned: 'boolean',
};

/** `key` is ours: the name in the address bar, with the id behind it where two categories have one name. */
const CATEGORY: Readonly<Record<string, Keep>> = { cid: 'number', key: 'text', name: 'text' };

/**
 * Ours are `day`, on which it was written (UTC), by which all is read whole; `thread`, the post that the topic began with;
 * `author`, where a person of this forum wrote it; and `voters`.
 */
const POST: Readonly<Record<string, Keep>> = {
  pid: 'number',
  day: 'text',
  timestamp: 'number',
  thread: 'text',
  author: { optional: 'account' },
  voters: { each: 'account' },
  isMainPost: 'boolean',
  topic: { fields: { cid: 'number' } },
};

export const users = snapshotStream({
  name: 'users',
  key: ['uid'],
  keep: USER,
  tells: TELLS.users,
});

export const categories = snapshotStream({
  name: 'categories',
  key: ['cid'],
  keep: CATEGORY,
  tells: TELLS.categories,
});

export const posts: Stream = {
  name: 'posts',
  key: ['day', 'pid'],
  whole: ['day'],
  keep: POST,
  textOf,
  tells: TELLS.posts,
  progress: 'window',
  historyDays: HISTORY_DAYS,
  settleDays: SETTLE_DAYS,
  rereadDays: REREAD_DAYS,
  means: { active: 'nodebb-active', vote: 'nodebb-votes' },
};
