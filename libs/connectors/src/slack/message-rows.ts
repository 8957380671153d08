import type { JsonRow } from '@takeup/connectors/kit';
import { textIn, unexpected } from '@takeup/connectors/kit';
import type { Day } from '@takeup/domain';

interface Place {
  readonly channel: string;
  /** On which the thread began. */
  readonly day: Day;
}

/** Seconds with six decimals, as text: a message's time and its name within the channel. @throws Faulted `changed` */
export function timeIn(row: JsonRow): string {
  const time = textIn(row, 'ts');
  if (!/^\d{10}\.\d{6}$/.test(time)) throw unexpected('a message');
  return time;
}

/** A reply that its author also said to the channel, where it stands by itself. */
export function isBroadcast(row: JsonRow): boolean {
  return row['subtype'] === 'thread_broadcast';
}

/**
 * Whether anybody replied. Slack says how many did, and that the thread is the message's own. @throws Faulted `changed` where
 * the number is none: replies would be missed without a word
 */
export function hasReplies(row: JsonRow): boolean {
  const { reply_count: count } = row;
  if (count === undefined) return textIn(row, 'thread_ts') === timeIn(row);
  if (typeof count !== 'number') throw unexpected('a message');
  return count > 0;
}

/** What people write with their own hands; all other kinds tell of joining, renaming, calls and what apps say. */
const BY_HAND: ReadonlySet<string> = new Set(['', 'thread_broadcast', 'file_share', 'me_message']);

export function asRow(message: JsonRow, { channel, day }: Place): JsonRow {
  const isByApp = textIn(message, 'bot_id') !== '' || textIn(message, 'app_id') !== '';
  const user = textIn(message, 'user');
  const written = user !== '' && !isByApp && BY_HAND.has(textIn(message, 'subtype'));
  const { files } = message;
  const bare = Array.isArray(files) && files.length > 0 && textIn(message, 'text').trim() === '';
  return { ...message, channel, day, written, bare, user: written ? user : null };
}

/** Says that on a day nothing is there any more. */
export function emptyDay({ channel, day }: Place): JsonRow {
  return { channel, day, ts: day, written: false, bare: false };
}
