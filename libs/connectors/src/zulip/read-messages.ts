import type { JsonRow, Page, Session } from '@takeup/connectors/kit';
import { UTC, dayByDay, numberIn, rowsIn, textIn } from '@takeup/connectors/kit';
import type { Day, Slice } from '@takeup/domain';
import { addDays } from '@takeup/domain';
import { ownIdOfMember } from './ask.js';
import type { ZulipConfig } from './config.js';
import { firstOf, historyOf, idOf, timeOf } from './history.js';
import { publicChannels } from './read-lists.js';

const WHAT = 'GET /api/v1/messages';
/** Rows from which on a page is closed; it holds whole days. */
const PER_PAGE = 500;
/** Where the server's own bots belong, which tell of new channels and moved topics. */
const INTERNAL = 'zulipinternal';

type Walk = Extract<Slice, { readonly by: 'window' | 'walk' }>;

interface Reading {
  readonly session: Session<ZulipConfig>;
  /** Ids of the public channels. */
  readonly channels: ReadonlySet<number>;
  readonly own: number;
  /** Ids of the first messages of topics, by channel and topic. */
  readonly firsts: Map<string, number>;
}

/**
 * What was written in public channels on each day (UTC) that the slice touches, newest first, with its reactions as they are
 * now. A day is always read whole, to this moment: it takes the place of what was known of it, so what was deleted is gone,
 * and a day of nothing says so. The cursor is the day down to which all was read, and the oldest message on it.
 */
export async function* readMessages(
  session: Session<ZulipConfig>,
  { from, to, cursor }: Walk,
): AsyncGenerator<Page> {
  const channels = (await publicChannels(session)).map((row) => numberIn(row, 'stream_id') ?? 0);
  const reading = {
    session,
    channels: new Set(channels),
    own: await ownIdOfMember(session),
    firsts: new Map(),
  };
  const first = UTC.dayAt(from);
  const begun = begunAt(cursor);
  const end = begun?.day ?? addDays(UTC.dayAt(to - 1), 1);
  let below = begun?.id;
  let rows: JsonRow[] = [];
  const pages = historyOf(session, { below, from: UTC.startOf(first) });
  for await (const { day, items } of dayByDay(pages, { first, end, timeOf, idOf })) {
    rows.push(...(await rowsOf(reading, day, items)));
    below = items.reduce<number | undefined>((least, item) => Math.min(least ?? Infinity, idOf(item)), below);
    if (day === first || rows.length < PER_PAGE) continue;
    yield { rows, cursor: `${day} ${below ?? ''}`.trim() };
    rows = [];
  }
  yield { rows, covers: { from, to } };
}

function begunAt(
  cursor: string | undefined,
): { readonly day: Day; readonly id: number | undefined } | undefined {
  if (cursor === undefined) return undefined;
  const [day = '', id] = cursor.split(' ');
  return { day, id: id === undefined ? undefined : Number(id) };
}

async function rowsOf(reading: Reading, day: Day, messages: readonly JsonRow[]): Promise<readonly JsonRow[]> {
  const rows: JsonRow[] = [];
  for (const message of messages)
    if (reading.channels.has(numberIn(message, 'stream_id') ?? 0))
      rows.push(await rowOf(reading, day, message));
  return rows.length > 0 ? rows : [emptyDay(day)];
}

async function rowOf(reading: Reading, day: Day, message: JsonRow): Promise<JsonRow> {
  const { own } = reading;
  const isByPerson = message['sender_id'] !== own && textIn(message, 'sender_realm_str') !== INTERNAL;
  return {
    ...message,
    day,
    thread: String(await threadOf(reading, message)),
    author: isByPerson ? (message['sender_id'] ?? null) : null,
    reactions: rowsIn(message['reactions'], WHAT).filter((given) => given['user_id'] !== own),
  };
}

async function threadOf({ session, firsts }: Reading, message: JsonRow): Promise<number> {
  const [channel, topic] = [numberIn(message, 'stream_id') ?? 0, textIn(message, 'subject')];
  const name = `${channel} ${topic}`;
  const first = firsts.get(name) ?? (await firstOf(session, channel, topic)) ?? idOf(message);
  firsts.set(name, first);
  return first;
}

/** Says that on a day nothing is there any more. */
function emptyDay(day: Day): JsonRow {
  return { id: 0, day, timestamp: UTC.startOf(day) / 1000, stream_id: 0, thread: '', reactions: [] };
}
