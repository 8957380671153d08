import type { JsonRow, Keep, Stream } from '@takeup/connectors/kit';
import { snapshotStream } from '@takeup/connectors/kit';
import type { Tells } from '@takeup/domain';
import { countsStream } from '../graph/read-counts.js';
import { REPORT_DAYS, REPORT_SETTLES } from '../graph/reports.js';

/** The network keeps messages for as long as its owner does. */
const EXPORT_DAYS = 3650;
/** Days for which messages are exported again, to find what was deleted. */
const EXPORT_SETTLES = 3;

/** What each stream may tell; posts are the reports' only where there is no export. */
export const TELLS = {
  users: { lists: ['account'], acts: [], with: [] },
  groups: { lists: ['community'], acts: [], with: [] },
  messages: { lists: [], acts: ['reply', 'post'], with: ['person', 'community', 'thread', 'topic'] },
  activity: { lists: [], acts: ['view', 'react', 'post'], with: ['person'] },
  counts: {
    lists: [],
    acts: [],
    with: [],
    counts: ['viewers', 'reactors', 'posters', 'messages', 'reactions'],
  },
} as const satisfies Readonly<Record<string, Tells>>;

/** `enabled` is ours: neither suspended nor deleted. */
const USER: Readonly<Record<string, Keep>> = {
  id: 'account',
  email: { optional: 'identity' },
  enabled: { optional: 'boolean' },
};

/** `key` is ours: the name as charters write it. */
const GROUP: Readonly<Record<string, Keep>> = { id: 'text', key: 'text', name: 'text' };

/** `at` and `own` are ours: the moment of `created_at`; written by a person and not deleted. */
const MESSAGE: Readonly<Record<string, Keep>> = {
  id: 'text',
  thread_id: 'text',
  replied_to_id: { optional: 'text' },
  group_id: { optional: 'text' },
  sender_id: { optional: 'account' },
  at: 'number',
  own: 'boolean',
};

/**
 * A day's people in a fixed number of rows, so that reading a day again takes away whoever is on it no more. Counts are
 * there where they are of that day alone.
 */
const ACTIVITY: Readonly<Record<string, Keep>> = {
  date: 'text',
  bucket: 'number',
  people: {
    each: {
      fields: {
        upn: 'identity',
        posted: { optional: 'number' },
        read: { optional: 'number' },
        liked: { optional: 'number' },
      },
    },
  },
};

const textOf = ({ title, body }: JsonRow): string | undefined => {
  const text = [title, body].filter((part) => typeof part === 'string' && part !== '').join('\n');
  return text === '' ? undefined : text;
};

export const users = snapshotStream({
  name: 'users',
  key: ['id'],
  keep: USER,
  tells: TELLS.users,
});

export const groups = snapshotStream({
  name: 'groups',
  key: ['id'],
  keep: GROUP,
  tells: TELLS.groups,
});

export const counts = countsStream(TELLS.counts.counts);

export const messages: Stream = {
  name: 'messages',
  key: ['id'],
  keep: MESSAGE,
  textOf,
  tells: TELLS.messages,
  progress: 'window',
  historyDays: EXPORT_DAYS,
  settleDays: EXPORT_SETTLES,
  means: { contributing: 'viva-engage-public-posts' },
};

/** @param isExported whether posts come from the export, which tells replies and leaves private ones out */
export function activity(isExported: boolean): Stream {
  return {
    name: 'activity',
    key: ['date', 'bucket'],
    keep: ACTIVITY,
    tells: isExported ? { ...TELLS.activity, acts: ['view', 'react'] } : TELLS.activity,
    progress: 'window',
    historyDays: REPORT_DAYS,
    settleDays: REPORT_SETTLES,
    zone: 'UTC',
    means: {
      reached: 'viva-engage-reached',
      active: 'viva-engage-active',
      ...(isExported ? {} : { contributing: 'viva-engage-posted' }),
    },
  };
}
