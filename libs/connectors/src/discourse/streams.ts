import type { JsonRow, Keep, Stream } from '@takeup/connectors/kit';
import { snapshotStream, textIn } from '@takeup/connectors/kit';
import type { Tells } from '@takeup/domain';

/** Discourse keeps posts, visits and likes for as long as its operator does. */
const HISTORY_DAYS = 3650;
/** How long after a day what was deleted or taken back on it is still looked for: two weeks. */
const REREAD_DAYS = 14;
/** By then most of what is still done to a day was done. */
const SETTLE_DAYS = 2;

/** What each stream may tell. */
export const TELLS = {
  users: { lists: ['account'], acts: [], with: [] },
  categories: { lists: ['community'], acts: [], with: [] },
  posts: { lists: [], acts: ['reply', 'post'], with: ['person', 'community', 'thread', 'topic'] },
  visits: { lists: [], acts: ['view'], with: ['person'] },
  likes: { lists: [], acts: ['react'], with: ['person', 'community', 'thread'] },
} as const satisfies Readonly<Record<string, Tells>>;

const USER: Readonly<Record<string, Keep>> = {
  id: 'account',
  email: { optional: 'identity' },
  active: 'boolean',
  suspended_at: { optional: 'text' },
};

/** `key` is ours: the name in the address bar, with the id behind it where two categories have one name. */
const CATEGORY: Readonly<Record<string, Keep>> = { id: 'number', key: 'text', name: 'text' };

/** Ours are `day`, on which it was written (UTC), by which all is read whole; `at`; and `author`, where a person wrote it. */
const POST: Readonly<Record<string, Keep>> = {
  id: 'number',
  day: 'text',
  at: 'number',
  topic_id: 'number',
  category_id: 'number',
  post_number: 'number',
  author: { optional: 'account' },
};

/** A day's people in a fixed number of rows, so that reading a day again takes away whoever is on it no more. */
const VISITS: Readonly<Record<string, Keep>> = {
  date: 'text',
  bucket: 'number',
  people: { each: { fields: { user_id: 'account', posts_read: 'number' } } },
};

const LIKE: Readonly<Record<string, Keep>> = {
  id: 'number',
  day: 'text',
  at: 'number',
  user_id: 'account',
  post_id: 'number',
  topic_id: 'number',
  category_id: 'number',
};

/** As it was written; with the title of the topic that it begins. */
function textOf(row: JsonRow): string | undefined {
  const title = row['post_number'] === 1 ? textIn(row, 'topic_title') : '';
  const text = `${title}\n${textIn(row, 'raw') || textIn(row, 'cooked')}`.trim();
  return text === '' ? undefined : text;
}

export const users = snapshotStream({ name: 'users', key: ['id'], keep: USER, tells: TELLS.users });

export const categories = snapshotStream({
  name: 'categories',
  key: ['id'],
  keep: CATEGORY,
  tells: TELLS.categories,
});

export const posts: Stream = {
  name: 'posts',
  key: ['day', 'id'],
  whole: ['day'],
  keep: POST,
  textOf,
  tells: TELLS.posts,
  progress: 'walk',
  historyDays: HISTORY_DAYS,
  settleDays: SETTLE_DAYS,
  rereadDays: REREAD_DAYS,
  means: { contributing: 'discourse-contributing' },
};

export const visits: Stream = {
  name: 'visits',
  key: ['date', 'bucket'],
  keep: VISITS,
  tells: TELLS.visits,
  progress: 'window',
  historyDays: HISTORY_DAYS,
  settleDays: SETTLE_DAYS,
  zone: 'UTC',
  means: { reached: 'discourse-reached' },
};

export const likes: Stream = {
  name: 'likes',
  key: ['day', 'id'],
  whole: ['day'],
  keep: LIKE,
  tells: TELLS.likes,
  progress: 'window',
  historyDays: HISTORY_DAYS,
  settleDays: SETTLE_DAYS,
  rereadDays: REREAD_DAYS,
  means: { active: 'discourse-active' },
};
