import type { JsonRow, Keep, Stream } from '@takeup/connectors/kit';
import { snapshotStream } from '@takeup/connectors/kit';
import type { StreamPart, Tells } from '@takeup/domain';

/** Longer than Slack keeps its files (13 months) and anybody asks for. */
const FILES_DAYS = 430;
const HISTORY_DAYS = 3650;

/**
 * How long after its day a message's thread, reactions and removal are still looked at. Two weeks, after which next to
 * nobody replies or reacts.
 */
export const REREAD_DAYS = 14;
/** By then most of what is still done to a day was done. */
const SETTLE_DAYS = 2;

/** What each stream may tell. */
export const TELLS = {
  members: { lists: ['account'], acts: ['view', 'post'], with: ['person'] },
  users: { lists: ['account'], acts: [], with: [] },
  channels: { lists: ['community'], acts: [], with: [] },
  counts: { lists: [], acts: [], with: [], counts: ['messages', 'reactions', 'channels', 'postersAtLeast'] },
  messages: {
    lists: [],
    acts: ['react', 'file', 'reply', 'post'],
    with: ['person', 'community', 'thread', 'topic'],
  },
} as const satisfies Readonly<Record<string, Tells>>;

/** `member` and `team` are ours: the organisation's id of somebody where there is one, and nothing for no workspace. */
const MEMBER: Readonly<Record<string, Keep>> = {
  date: 'text',
  member: 'account',
  team: 'text',
  enterprise_employee_number: { optional: 'identity' },
  email_address: { optional: 'identity' },
  is_active: 'boolean',
  channel_messages_posted_count: 'number',
};

const USER: Readonly<Record<string, Keep>> = {
  id: 'account',
  deleted: { optional: 'boolean' },
  is_bot: { optional: 'boolean' },
  profile: { optional: { fields: { email: { optional: 'identity' } } } },
};

const CHANNEL: Readonly<Record<string, Keep>> = { id: 'text', name: 'text' };

/**
 * Ours are `channel`; `day`, the day of the beginning of the thread (UTC), by which all is read whole; `written`, whether a
 * person wrote it; and `bare`, files without a word.
 */
const MESSAGE: Readonly<Record<string, Keep>> = {
  channel: 'text',
  day: 'text',
  ts: 'text',
  thread_ts: { optional: 'text' },
  user: { optional: 'account' },
  written: 'boolean',
  bare: 'boolean',
  reactions: { optional: { each: { fields: { users: { each: 'account' } } } } },
};

const textOf = ({ text }: JsonRow) => (typeof text === 'string' && text !== '' ? text : undefined);

/** What members did on a day, as Slack counts it. */
export const members: Stream = {
  name: 'members',
  key: ['date', 'member', 'team'],
  keep: MEMBER,
  tells: TELLS.members,
  progress: 'window',
  historyDays: FILES_DAYS,
  // "Historical data is not recomputed."
  settleDays: 0,
  zone: 'UTC',
  means: { reached: 'slack-reached', active: 'slack-active', contributing: 'slack-contributing' },
};

/** What Slack counts of all public channels of a day; ours, added up while the file is read. */
const COUNTS: Readonly<Record<string, Keep>> = {
  date: 'text',
  channels: 'number',
  messages: 'number',
  reactions: 'number',
  postersAtLeast: 'number',
};

/** What is done in public channels on a day, as Slack counts it. */
export const counts: Stream = {
  name: 'counts',
  key: ['date'],
  keep: COUNTS,
  tells: TELLS.counts,
  progress: 'window',
  historyDays: FILES_DAYS,
  settleDays: 0,
  zone: 'UTC',
  means: {},
};

export const users = snapshotStream({
  name: 'users',
  key: ['id'],
  keep: USER,
  tells: TELLS.users,
});

export const channels = snapshotStream({
  name: 'channels',
  key: ['id'],
  keep: CHANNEL,
  tells: TELLS.channels,
});

/** @param parts the public channels */
export function messages(parts: readonly StreamPart[], which: 'named' | 'all'): Stream {
  return {
    name: 'messages',
    key: ['channel', 'ts'],
    whole: ['channel', 'day'],
    keep: MESSAGE,
    textOf,
    tells: TELLS.messages,
    parts,
    ...(which === 'named' ? { onlyNamed: true as const } : {}),
    progress: 'window',
    historyDays: HISTORY_DAYS,
    settleDays: SETTLE_DAYS,
    rereadDays: REREAD_DAYS,
    means: { react: 'slack-reactions', reply: 'slack-late-replies' },
  };
}
