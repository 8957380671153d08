import type { JsonRow, Keep, Stream } from '@takeup/connectors/kit';
import { snapshotStream, textIn } from '@takeup/connectors/kit';
import type { StreamPart, Tells } from '@takeup/domain';

/** Rocket.Chat keeps messages for as long as its operator does. */
const HISTORY_DAYS = 3650;
/** Sessions of a day are summed up in the night after it. */
const SETTLE_DAYS = 2;

/** What each stream may tell. */
export const TELLS = {
  users: { lists: ['account'], acts: [], with: [] },
  channels: { lists: ['community'], acts: [], with: [] },
  messages: {
    lists: [],
    acts: ['react', 'file', 'reply', 'post'],
    with: ['person', 'community', 'thread', 'topic'],
  },
  presence: { lists: [], acts: ['view'], with: ['person'] },
} as const satisfies Readonly<Record<string, Tells>>;

/** Somebody goes by the user name: of reactions nothing else is told. */
const USER: Readonly<Record<string, Keep>> = {
  username: 'account',
  emails: { optional: { each: { fields: { address: { optional: 'identity' } } } } },
  type: 'text',
  active: 'boolean',
};

const CHANNEL: Readonly<Record<string, Keep>> = { _id: 'text', name: 'text' };

/**
 * Ours are `at`; `gone`, deleted; `author`, where a person wrote it; `bare`, a file without a word; and `reactors`, each as
 * often as there are signs of theirs.
 */
const MESSAGE: Readonly<Record<string, Keep>> = {
  _id: 'text',
  rid: 'text',
  at: 'number',
  gone: 'boolean',
  author: { optional: 'account' },
  tmid: { optional: 'text' },
  bare: 'boolean',
  reactors: { each: 'account' },
};

/** A day's people in a fixed number of rows, so that reading a day again takes away whoever is on it no more. */
const PRESENCE: Readonly<Record<string, Keep>> = {
  date: 'text',
  bucket: 'number',
  people: { each: { fields: { username: 'account' } } },
};

const textOf = (row: JsonRow) => textIn(row, 'msg') || undefined;

export const users = snapshotStream({ name: 'users', key: ['username'], keep: USER, tells: TELLS.users });

export const channels = snapshotStream({
  name: 'channels',
  key: ['_id'],
  keep: CHANNEL,
  tells: TELLS.channels,
});

/** @param parts the public channels */
export function messages(parts: readonly StreamPart[], which: 'named' | 'all'): Stream {
  return {
    name: 'messages',
    key: ['_id'],
    keep: MESSAGE,
    textOf,
    tells: TELLS.messages,
    parts,
    ...(which === 'named' ? { onlyNamed: true as const } : {}),
    progress: 'window',
    byChange: true,
    historyDays: HISTORY_DAYS,
    // What is changed later comes as a later change.
    settleDays: 0,
    means: { active: 'rocket-chat-active', react: 'rocket-chat-reactions' },
  };
}

export const presence: Stream = {
  name: 'presence',
  key: ['date', 'bucket'],
  keep: PRESENCE,
  tells: TELLS.presence,
  progress: 'window',
  historyDays: HISTORY_DAYS,
  settleDays: SETTLE_DAYS,
  zone: 'UTC',
  means: { reached: 'rocket-chat-reached' },
};
