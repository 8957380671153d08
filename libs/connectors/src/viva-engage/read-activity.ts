import type { Page, Session } from '@takeup/connectors/kit';
import type { Day, Slice } from '@takeup/domain';
import type { VivaEngageConfig } from './config.js';
import { utcDays } from './days.js';
import type { Person } from './report-day.js';
import { reportDay } from './report-day.js';

/** A day is told in so many rows, whoever is on it: a row read again takes away whoever it does not name any more. */
export const BUCKETS = 32;
/** People of a page, about. */
const PER_PAGE = 2_000;

type Window = Extract<Slice, { readonly by: 'window' | 'walk' }>;

/** Who was there, day by day of UTC, oldest first. The cursor is a day and the number of a row. */
export async function* readActivity(
  session: Session<VivaEngageConfig>,
  { from, to, cursor = '' }: Window,
): AsyncIterable<Page> {
  const [begun = '', bucket = '0'] = cursor.split('/');
  const days = utcDays({ from, to }).filter((day) => day >= begun);
  const covers = { from, to };
  if (days.length === 0) return yield { rows: [], covers };
  for (const [i, day] of days.entries()) {
    const next = days[i + 1];
    const pages = pagesOf(day, await reportDay(session, day), day === begun ? Number(bucket) : 0);
    for (const { rows, beyond } of pages) {
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

function* pagesOf(date: Day, people: readonly Person[], from: number): Iterable<DayPage> {
  const buckets = Array.from({ length: BUCKETS }, (): Person[] => []);
  for (const person of people) buckets[bucketOf(person.upn)]?.push(person);
  let rows: { date: Day; bucket: number; people: Person[] }[] = [];
  let size = 0;
  for (let bucket = from; bucket < BUCKETS; bucket += 1) {
    const own = buckets[bucket] ?? [];
    rows.push({ date, bucket, people: own });
    size += own.length;
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
