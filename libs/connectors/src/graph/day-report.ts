import type { JsonRow, Session } from '@takeup/connectors/kit';
import { csvRows, faulted, textIn } from '@takeup/connectors/kit';
import type { Day } from '@takeup/domain';
import { countIn, dayIn, strange } from './cells.js';
import type { CountsReport } from './reports.js';
import { countsOf } from './reports.js';

/** A report of what people did on a day, as Graph names it, and the one of the whole organisation beside it. */
export interface DayReport<N extends string, M extends N = N> {
  /** `getYammerActivityUserDetail` */
  readonly name: string;
  /** Our names of its counts, and the headings they stand under. */
  readonly counts: Readonly<Record<N, string>>;
  /** Those without which it is read all the same. */
  readonly optional?: readonly N[];
  /** What its counts are held against. */
  readonly whole: CountsReport<M>;
}

/** Of somebody who was there on the day. */
export type Reported<N extends string> = { readonly upn: string } & { readonly [name in N]?: number };

export interface DayTold<N extends string> {
  readonly people: readonly Reported<N>[];
  /** Whether the counts are of that day alone. */
  readonly isOfTheDay: boolean;
}

/** What stands for a name where the organisation conceals names. */
const CONCEALED = /^[0-9A-F]{32}$/i;
/** Days that the counts of a report of one day are about; where it says another number, the organisation's own decide. */
const OF_THE_DAY = '1';
const HEADINGS = {
  refreshed: 'Report Refresh Date',
  upn: 'User Principal Name',
  last: 'Last Activity Date',
  period: 'Report Period',
} as const;

/** Headings of a report of people, by our names. */
export function detailColumns<N extends string>({ counts }: Pick<DayReport<N>, 'counts'>) {
  return { ...HEADINGS, ...counts };
}

/**
 * Who was there on a day, by the report of that day. It names who acted last on that very day; of everybody else it
 * says nothing about the day.
 * @throws Faulted `not-yet` where the report has not come so far; `denied` where it conceals names: a number that stands
 * for a person may stand for another tomorrow, so nothing can be told; `changed` for columns that are not as they were
 */
export async function readDayReport<N extends string, M extends N>(
  session: Session<unknown>,
  report: DayReport<N, M>,
  day: Day,
): Promise<DayTold<N>> {
  const { counts, optional = [], whole } = report;
  const columns = detailColumns(report);
  const needs = Object.keys(columns).filter((name) => !optional.some((own) => own === name));
  const path = `/v1.0/reports/${report.name}(date=${day})`;
  const download = await session.download({ path, limit: 'user-report', elsewhere: true });
  const { what } = download;
  const people: Reported<N>[] = [];
  const sums = new Map<string, number>();
  let [isEmpty, isOfTheDay] = [true, true];
  for await (const rows of csvRows(download, { columns, needs })) {
    for (const row of rows) {
      isEmpty = false;
      judgeRow(row, { what, day });
      const person = personOf(row, counts, what);
      for (const name of Object.keys(counts) as N[])
        sums.set(name, (sums.get(name) ?? 0) + (person[name] ?? 0));
      if (textIn(row, 'period').trim() !== OF_THE_DAY) isOfTheDay = false;
      if (dateIn(row, 'last', what) === day) people.push(person);
    }
  }
  if (!isEmpty && isOfTheDay) return { people, isOfTheDay };
  const all = await countsOf(session, whole, day);
  const isAllOfIt =
    all !== undefined &&
    (Object.keys(whole.counts) as M[]).every((name) => (sums.get(name) ?? 0) === all[name]);
  // A report of nobody is written for days that are still to come as well.
  if (isEmpty && !isAllOfIt) throw faulted('not-yet', 'not-found', what);
  return { people, isOfTheDay: isAllOfIt };
}

function judgeRow(row: JsonRow, { what, day }: { readonly what: string; readonly day: Day }): void {
  if (CONCEALED.test(textIn(row, 'upn').trim())) throw faulted('denied', 'names-concealed', what);
  const refreshed = dateIn(row, 'refreshed', what);
  if (refreshed === null) throw strange(what, HEADINGS.refreshed);
  if (refreshed < day) throw faulted('not-yet', 'not-found', what);
}

function dateIn(row: JsonRow, name: 'refreshed' | 'last', what: string): Day | null {
  const day = dayIn(textIn(row, name));
  if (day === undefined) throw strange(what, HEADINGS[name]);
  return day;
}

function personOf<N extends string>(
  row: JsonRow,
  headings: Readonly<Record<N, string>>,
  what: string,
): Reported<N> {
  const counts = Object.entries<string>(headings).flatMap(([name, heading]) => {
    const count = countIn(row, name, { what, heading });
    return count === undefined ? [] : [[name, count] as const];
  });
  return { upn: textIn(row, 'upn').trim().toLowerCase(), ...Object.fromEntries(counts) } as Reported<N>;
}
