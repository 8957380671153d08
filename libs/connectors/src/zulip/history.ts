import type { Json, JsonRow, Session } from '@takeup/connectors/kit';
import { faulted, numberIn, repeated, rowsIn, unexpected } from '@takeup/connectors/kit';
import type { Instant } from '@takeup/domain';
import { ask } from './ask.js';
import type { ZulipConfig } from './config.js';

const WHAT = 'GET /api/v1/messages';
/** The most that Zulip recommends to ask for at a time. */
const PER_CALL = 1000;
const DAY_MS = 86_400_000;
const PUBLIC: Json = [{ operator: 'streams', operand: 'public' }];

interface Stretch {
  /** Older than this message only; undefined: from the newest on. */
  readonly below: number | undefined;
  /** Down to this. */
  readonly from: Instant;
}

/**
 * Messages of public channels, newest first, down to an instant. Ids grow with time and never change, so none is lost or
 * doubled by what is written meanwhile.
 * @throws Faulted `absent` where the plan hides the rest
 */
export async function* historyOf(
  session: Session<ZulipConfig>,
  { below, from }: Stretch,
): AsyncGenerator<readonly JsonRow[]> {
  for (let before = below ?? Infinity; ;) {
    const query = {
      anchor: Number.isFinite(before) ? before : 'newest',
      include_anchor: false,
      num_before: PER_CALL,
      num_after: 0,
      narrow: JSON.stringify(PUBLIC),
    };
    const { rows: all, answer } = await messagesOf(session, query);
    const rows = all.filter((row) => idOf(row) < before);
    yield rows.filter((row) => timeOf(row) >= from);
    if (rows.some((row) => timeOf(row) < from)) return;
    if (typeof answer['found_oldest'] !== 'boolean') throw unexpected(WHAT);
    if (answer['found_oldest']) {
      if (answer['history_limited'] === true) throw faulted('absent', 'not-licensed', WHAT);
      return;
    }
    if (rows.length === 0) throw repeated(WHAT);
    before = Math.min(...rows.map(idOf));
  }
}

/**
 * Days that can be read, where the plan hides what is older; undefined where it hides nothing. The time of the newest message
 * stands for now, so it is not too many.
 */
export async function shownDays(session: Session<ZulipConfig>): Promise<number | undefined> {
  const query = { num_before: 0, num_after: 0, narrow: JSON.stringify(PUBLIC) };
  const { rows: oldest, answer } = await messagesOf(session, { ...query, anchor: 'oldest', num_after: 1 });
  if (answer['history_limited'] !== true) return undefined;
  const { rows: newest } = await messagesOf(session, { ...query, anchor: 'newest', num_before: 1 });
  const [first, last] = [oldest[0], newest[0]];
  return first && last ? Math.max(0, Math.floor((timeOf(last) - timeOf(first)) / DAY_MS) - 1) : 0;
}

/** Id of the oldest message of a topic; undefined where the topic is gone. */
export async function firstOf(
  session: Session<ZulipConfig>,
  channel: number,
  topic: string,
): Promise<number | undefined> {
  const narrow: Json = [
    { operator: 'stream', operand: channel },
    { operator: 'topic', operand: topic },
  ];
  const query = { anchor: 'oldest', num_before: 0, num_after: 1, narrow: JSON.stringify(narrow) };
  const [first] = (await messagesOf(session, query)).rows;
  return first && idOf(first);
}

/** Newest first. @throws Faulted `changed` where a message of no channel is among them: the server does not narrow */
async function messagesOf(
  session: Session<ZulipConfig>,
  query: Readonly<Record<string, string | number | boolean>>,
): Promise<{ readonly rows: readonly JsonRow[]; readonly answer: JsonRow }> {
  const answer = await ask(session, '/messages', {
    query: { ...query, apply_markdown: false, client_gravatar: true },
  });
  const rows = rowsIn(answer['messages'], WHAT);
  if (rows.some(({ type }) => type !== 'stream')) throw unexpected(WHAT);
  return { rows: rows.toSorted((a, b) => idOf(b) - idOf(a)), answer };
}

export function idOf(row: JsonRow): number {
  return numberOf(row, 'id');
}

/** Zulip gives seconds. */
export function timeOf(row: JsonRow): Instant {
  return numberOf(row, 'timestamp') * 1000;
}

function numberOf(row: JsonRow, field: string): number {
  const value = numberIn(row, field);
  if (value === undefined) throw unexpected(WHAT);
  return value;
}
