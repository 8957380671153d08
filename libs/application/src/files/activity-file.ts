import type { Act, Day, RejectReason, Zone } from '@takeup/domain';
import { isActKind, isDay, invalid } from '@takeup/domain';
import { Refused } from '../outcome.js';
import { fieldsOfActivityStream } from './activity-streams.js';
import type { JsonLine } from './records.js';
import { isPlain, readJsonLines, readTable } from './records.js';

export const ACTIVITY_COLUMNS = [
  'at',
  'day',
  'account',
  'kind',
  'community',
  'count',
  'message_id',
  'thread_id',
  'reply_to',
  'topic',
  'text',
] as const;

/** Earlier days are taken for faults of the source: no platform this reads is older. */
export const EARLIEST: Day = '1995-01-01';
const LARGEST_COUNT = 1_000_000;

export interface ActivityRules {
  readonly zone: Zone;
  /** Ms since 1970; acts later than this have not happened. */
  readonly now: number;
  /** How far ahead the clock of who sends may be; 0 unless given. */
  readonly aheadMs?: number;
  readonly covers: { readonly from: Day; readonly to: Day } | null;
  readonly delimiter?: string;
}

/** One line of the file: an act, or why it is none. */
export type ActivityLine =
  { readonly line: number; readonly act: Act } | { readonly line: number; readonly reject: RejectReason };

/**
 * Reads an activity file in batches of lines, CSV or NDJSON as its first character tells.
 * @throws Refused for an empty file and for missing columns
 */
export async function* readActivity(
  text: AsyncIterable<string>,
  rules: ActivityRules,
): AsyncIterable<readonly ActivityLine[]> {
  const source = text[Symbol.asyncIterator]();
  let head = '';
  for (let next = await source.next(); !next.done; next = await source.next()) {
    head += next.value;
    if (head.trim() !== '') break;
  }
  const whole = (async function* () {
    yield head;
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
  })();
  if (
    head
      .replace(/^\uFEFF/, '')
      .trimStart()
      .startsWith('{')
  ) {
    for await (const batch of readJsonLines(whole)) {
      yield batch.map((line) => activityLine(line, rules));
    }
    return;
  }
  const table = await readTable(whole, ACTIVITY_COLUMNS, rules.delimiter);
  requireColumns(table.columns);
  for await (const batch of table.lines) {
    yield batch.map(({ line, fields }) => understand(line, fields, rules));
  }
}

/** One line of NDJSON: an act, or why it is none. */
export function activityLine({ line, value }: JsonLine, rules: ActivityRules): ActivityLine {
  return value === 'too-long' ? { line, reject: value } : understand(line, value && fieldsOf(value), rules);
}

function requireColumns(columns: readonly string[]): void {
  const missing = ['account', 'kind'].filter((name) => !columns.includes(name));
  if (!columns.includes('at') && !columns.includes('day')) missing.push('at (or day)');
  if (missing.length > 0) {
    throw new Refused(invalid('file-missing-columns', { missing: missing.join(', '), file: 'activity' }));
  }
}

type Fields = Readonly<Record<string, string>>;

/** ActivityStreams objects have a type and an actor; anything else is read by our own names. */
function fieldsOf(value: Readonly<Record<string, unknown>>): Fields {
  if (typeof value['type'] === 'string' && value['actor'] !== undefined) return fieldsOfActivityStream(value);
  const fields: Record<string, string> = {};
  for (const column of ACTIVITY_COLUMNS) {
    const own = value[column];
    if (typeof own === 'string' && own.trim() !== '') fields[column] = own.trim();
    else if (typeof own === 'number' && Number.isFinite(own)) fields[column] = String(own);
  }
  return fields;
}

function understand(line: number, fields: Fields | undefined, rules: ActivityRules): ActivityLine {
  const read = fields === undefined ? 'unreadable' : readAct(fields, rules);
  return typeof read === 'string' ? { line, reject: read } : { line, act: read };
}

function readAct(fields: Fields, rules: ActivityRules): Act | RejectReason {
  const { account, kind } = fields;
  if (account === undefined) return 'no-account';
  if (fields['community'] !== undefined && !isPlain(fields['community'])) return 'unreadable';
  const time = readTime(fields, rules);
  if (typeof time === 'string') return time;
  const named = kind?.toLowerCase() ?? '';
  if (!isActKind(named)) return 'unknown-kind';
  const count = fields['count'] === undefined ? 1 : Number(fields['count']);
  if (!Number.isInteger(count) || count < 1 || count > LARGEST_COUNT) return 'bad-count';
  return {
    ...time,
    account,
    kind: named,
    community: fields['community'] ?? null,
    count,
    messageId: fields['message_id'] ?? null,
    text: fields['text'] ?? null,
  };
}

function readTime(
  { at, day }: Fields,
  { zone, now, aheadMs = 0, covers }: ActivityRules,
): { readonly day: Day; readonly at: number | null } | RejectReason {
  let time: { readonly day: Day; readonly at: number | null };
  if (at !== undefined) {
    const instant = isDay(at) ? zone.instantOf(Date.parse(`${at}T00:00:00Z`)) : zone.parse(at);
    if (instant === undefined) return 'bad-time';
    if (instant > now + aheadMs) return 'future';
    time = { day: zone.dayAt(instant), at: instant };
  } else if (day !== undefined) {
    if (!isDay(day)) return 'bad-day';
    if (day > zone.dayAt(now + aheadMs)) return 'future';
    time = { day, at: null };
  } else return 'no-time';
  if (time.day < EARLIEST) return 'too-old';
  if (covers && (time.day < covers.from || time.day > covers.to)) return 'outside-covers';
  return time;
}
