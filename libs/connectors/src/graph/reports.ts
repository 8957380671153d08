import type { JsonRow, Limit, Session } from '@takeup/connectors/kit';
import { csvRows, textIn } from '@takeup/connectors/kit';
import type { Day } from '@takeup/domain';
import { countIn, dayIn, strange } from './cells.js';

/** How far back reports tell single days. */
export const REPORT_DAYS = 30;
/** After so many days a report is taken as final: Microsoft promises two, and ten were seen. */
export const REPORT_SETTLES = 10;

const REPORT_WINDOW_MS = 600_000;

/** What Microsoft lets an application ask: each report is counted by itself. */
export const REPORT_LIMITS: readonly Limit[] = [
  { name: 'graph', calls: 10, perMs: 10_000 },
  { name: 'user-report', calls: 14, perMs: REPORT_WINDOW_MS },
  { name: 'counts-report', calls: 14, perMs: REPORT_WINDOW_MS },
  { name: 'people-report', calls: 14, perMs: REPORT_WINDOW_MS },
];

/** A report of the numbers of the whole organisation, a row a day: nobody is named in it. */
export interface CountsReport<N extends string> {
  readonly path: string;
  /** Our names of its counts, and the headings they stand under. */
  readonly counts: Readonly<Record<N, string>>;
}

const HEADINGS = { refreshed: 'Report Refresh Date', date: 'Report Date' } as const;

/** Headings of a report of the whole organisation, by our names. */
export function countsColumns<N extends string>({ counts }: CountsReport<N>) {
  return { ...HEADINGS, ...counts };
}

/**
 * Reads a report of the whole organisation to its end: whether the application may read reports.
 * @throws Faulted where it may not, or where the report is not what it was
 */
export async function tryReport<N extends string>(
  session: Session<unknown>,
  report: CountsReport<N>,
): Promise<void> {
  const file = await session.download({ path: report.path, limit: 'counts-report', elsewhere: true });
  for await (const rows of csvRows(file, { columns: countsColumns(report) })) void rows;
}

/** What a report of the whole organisation says of a day; a count that it does not say is not there. */
export interface DayCounts<N extends string> {
  readonly day: Day;
  readonly counts: Readonly<Partial<Record<N, number>>>;
}

/**
 * A report of the whole organisation, day by day as it lists them, up to the day that it has reached.
 * @param limit the name of its own limit
 * @throws Faulted `changed` for a cell that is not what its column holds
 */
export async function* countsByDay<N extends string>(
  session: Session<unknown>,
  report: CountsReport<N>,
  limit: string,
): AsyncGenerator<DayCounts<N>> {
  const file = await session.download({ path: report.path, limit, elsewhere: true });
  const { what } = file;
  for await (const rows of csvRows(file, { columns: countsColumns(report) })) {
    for (const row of rows) {
      const [day, refreshed] = [dateIn(row, 'date', what), dateIn(row, 'refreshed', what)];
      if (refreshed < day) continue;
      const counts = Object.entries<string>(report.counts).flatMap(([name, heading]) => {
        const count = countIn(row, name, { what, heading });
        return count === undefined ? [] : [[name, count] as const];
      });
      yield { day, counts: Object.fromEntries(counts) as DayCounts<N>['counts'] };
    }
  }
}

function dateIn(row: JsonRow, name: keyof typeof HEADINGS, what: string): Day {
  const day = dayIn(textIn(row, name));
  if (!day) throw strange(what, HEADINGS[name]);
  return day;
}

/** The organisation's own numbers of a day; undefined where they have not reached it, or do not say. */
export async function countsOf<N extends string>(
  session: Session<unknown>,
  report: CountsReport<N>,
  day: Day,
): Promise<Readonly<Record<N, number>> | undefined> {
  let found: Readonly<Record<N, number>> | undefined;
  for await (const own of countsByDay(session, report, 'counts-report')) {
    if (own.day === day && isWhole(report, own.counts)) found = own.counts;
  }
  return found;
}

function isWhole<N extends string>(
  { counts }: CountsReport<N>,
  told: DayCounts<N>['counts'],
): told is Readonly<Record<N, number>> {
  return Object.keys(counts).every((name) => Object.hasOwn(told, name));
}
