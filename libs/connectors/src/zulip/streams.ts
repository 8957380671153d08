import type { JsonRow, Keep, Stream } from '@takeup/connectors/kit';
import { snapshotStream } from '@takeup/connectors/kit';
import type { Tells } from '@takeup/domain';

/** Zulip keeps messages for as long as its organisation does. */
const HISTORY_DAYS = 3650;
/**
 * How long after its day a message's reactions, removal and moves are still looked at. Two weeks, after which next to nobody
 * reacts.
 */
const REREAD_DAYS = 14;
/** By then most of what is still done to a day was done. */
const SETTLE_DAYS = 2;

/** What each stream may tell. */
export const TELLS = {
  users: { lists: ['account'], acts: [], with: [] },
  channels: { lists: ['community'], acts: [], with: [] },
  messages: {
    lists: [],
    acts: ['react', 'reply', 'post'],
    with: ['person', 'community', 'thread', 'topic'],
  },
} as const satisfies Readonly<Record<string, Tells>>;

/** `email` may be made up by the server; what the person is written to at is `delivery_email`, where it is shown. */
const USER: Readonly<Record<string, Keep>> = {
  user_id: 'account',
  delivery_email: { optional: 'identity' },
  email: { optional: 'identity' },
  is_active: 'boolean',
  is_bot: 'boolean',
};

/** `key` is ours: the name in small letters with hyphens, with the id behind it where two have one name. */
const CHANNEL: Readonly<Record<string, Keep>> = { stream_id: 'number', key: 'text', name: 'text' };

/**
 * Ours are `day`, on which it was written (UTC), by which all is read whole; `thread`, the message that its topic began with;
 * and `author`, where a person or a bot of this organisation wrote it.
 */
const MESSAGE: Readonly<Record<string, Keep>> = {
  id: 'number',
  day: 'text',
  timestamp: 'number',
  stream_id: 'number',
  thread: 'text',
  author: { optional: 'account' },
  reactions: { each: { fields: { user_id: 'account' } } },
};

const textOf = ({ content }: JsonRow) =>
  typeof content === 'string' && content !== '' ? content : undefined;

export const users = snapshotStream({
  name: 'users',
  key: ['user_id'],
  keep: USER,
  tells: TELLS.users,
});

export const channels = snapshotStream({
  name: 'channels',
  key: ['stream_id'],
  keep: CHANNEL,
  tells: TELLS.channels,
});

/** @param historyDays how far back the plan lets messages be read */
export const messages = (historyDays = HISTORY_DAYS): Stream => ({
  name: 'messages',
  key: ['day', 'id'],
  whole: ['day'],
  keep: MESSAGE,
  textOf,
  tells: TELLS.messages,
  progress: 'walk',
  historyDays,
  settleDays: SETTLE_DAYS,
  rereadDays: REREAD_DAYS,
  means: { active: 'zulip-active', react: 'zulip-reactions', reply: 'zulip-replies' },
});
