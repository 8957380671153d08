import type { Day, Instant, InstantSpan, Slice } from '@takeup/domain';
import type { Page } from './contract.js';
import type { JsonRow } from './json.js';

/** A day is told in so many rows, whoever is on it: a row read again takes away whoever it does not name any more. */
export const BUCKETS = 32;
/** People of a page, about. */
const PER_PAGE = 2_000;
const DAY_MS = 86_400_000;

/** Whole days of UTC that begin within a span, oldest first. */
export function utcDays({ from, to }: InstantSpan): readonly Day[] {
  const days: Day[] = [];
  for (let at = Math.ceil(from / DAY_MS) * DAY_MS; at < to; at += DAY_MS)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

export interface DayPeople<P extends JsonRow> {
  /** Everybody who was there on a day, each once. @throws Faulted */
  peopleOn(day: Day): Promise<readonly P[]>;
  /** What somebody goes by; upper and lower case make no difference. */
  nameOf(person: P): string;
}

/**
 * Who was there, day by day of UTC, oldest first, in rows of `date`, `bucket` and `people`. The cursor is a day and the
 * number of a row.
 */
export async function* dayBuckets<P extends JsonRow>(
  { from, to, cursor = '' }: { from: Instant; to: Instant } & Pick<Slice, 'cursor'>,
  { peopleOn, nameOf }: DayPeople<P>,
): AsyncGenerator<Page> {
  const [begun = '', bucket = '0'] = cursor.split('/');
  const days = utcDays({ from, to }).filter((day) => day >= begun);
  const covers = { from, to };
  if (days.length === 0) return yield { rows: [], covers };
  for (const [i, day] of days.entries()) {
    const next = days[i + 1];
    const buckets = bucketsOf(await peopleOn(day), nameOf);
    for (const { rows, beyond } of pagesOf(day, buckets, day === begun ? Number(bucket) : 0)) {
      const cursorOn = beyond < BUCKETS ? `${day}/${beyond}` : next && `${next}/0`;
      yield { rows, ...(cursorOn === undefined ? { covers } : { cursor: cursorOn }) };
    }
  }
}

interface DayPage {
  readonly rows: Page['rows'];
  /** Number of the row after this page's. */
  readonly beyond: number;
}

function bucketsOf<P>(people: readonly P[], nameOf: (person: P) => string): readonly (readonly P[])[] {
  const buckets = Array.from({ length: BUCKETS }, (): P[] => []);
  for (const person of people) buckets[bucketOf(nameOf(person))]?.push(person);
  return buckets;
}

function* pagesOf(date: Day, buckets: readonly (readonly JsonRow[])[], from: number): Iterable<DayPage> {
  let rows: JsonRow[] = [];
  let size = 0;
  for (let bucket = from; bucket < BUCKETS; bucket += 1) {
    const people = buckets[bucket] ?? [];
    rows.push({ date, bucket, people: [...people] });
    size += people.length;
    if (size < PER_PAGE && bucket < BUCKETS - 1) continue;
    yield { rows, beyond: bucket + 1 };
    rows = [];
    size = 0;
  }
}

/** Always the same for the same name, in whatever case it comes. */
function bucketOf(name: string): number {
  let sum = 0;
  for (const sign of name.toLowerCase()) sum = (Math.imul(sum, 31) + (sign.codePointAt(0) ?? 0)) >>> 0;
  return sum % BUCKETS;
}
