import type { Limit, Session } from '@takeup/connectors/kit';
import { csvRows, textIn } from '@takeup/connectors/kit';
import type { Day } from '@takeup/domain';
import { countIn, dayIn } from './cells.js';

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
];

/** A report of the numbers of the whole organisation, a row a day: nobody is named in it. */
export interface CountsReport<N extends string> {
  readonly path: string;
  /** Our names of its counts, and the headings they stand under. */
  readonly counts: Readonly<Record<N, string>>;
}

/** Headings of a report of the whole organisation, by our names. */
export function countsColumns<N extends string>({ counts }: CountsReport<N>) {
  return { refreshed: 'Report Refresh Date', date: 'Report Date', ...counts };
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

/** The organisation's own numbers of a day; undefined where they have not reached it, or do not say. */
export async function countsOf<N extends string>(
  session: Session<unknown>,
  report: CountsReport<N>,
  day: Day,
): Promise<Readonly<Record<N, number>> | undefined> {
  const columns = countsColumns(report);
  const file = await session.download({ path: report.path, limit: 'counts-report', elsewhere: true });
  const { what } = file;
  let found: Readonly<Record<N, number>> | undefined;
  for await (const rows of csvRows(file, { columns })) {
    for (const row of rows) {
      if (dayIn(textIn(row, 'date')) !== day || (dayIn(textIn(row, 'refreshed')) ?? '') < day) continue;
      const counts = Object.entries<string>(report.counts).map(
        ([name, heading]) => [name, countIn(row, name, { what, heading })] as const,
      );
      if (counts.every(([, count]) => count !== undefined))
        found = Object.fromEntries(counts) as Readonly<Record<N, number>>;
    }
  }
  return found;
}
