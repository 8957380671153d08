import type { Day, Measure, MeasureCoverage, Period } from '@takeup/domain';
import { coverageOf } from '@takeup/domain';
import type { Session } from '@takeup/storage';
import { streams } from '@takeup/storage';
import { knownCoverage } from '../refresh/derive-coverage.js';

/** A day that figures go on without, and the source it did not come from. */
export interface MissingDayView {
  readonly day: Day;
  readonly connection: string;
  /** What the source is called today; its key where it is gone. */
  readonly title: string;
}

/** Names the sources of days as readers know them. */
export async function namedDays(
  session: Session,
): Promise<(days: readonly Omit<MissingDayView, 'title'>[]) => readonly MissingDayView[]> {
  const titles = new Map((await streams(session)).map(({ connection, title }) => [connection, title]));
  return (days) => days.map((own) => ({ ...own, title: titles.get(own.connection) ?? own.connection }));
}

interface Unvalued {
  readonly measure: Measure;
  readonly period: Period;
  /** Those that the period was published of. */
  readonly connections: readonly string[];
  readonly today: Day;
}

/**
 * The days of a period that was published without a value of the measure: too many are missing, and which ones they are is
 * why. Undefined where no source feeds it.
 */
export async function daysWithoutValue(
  session: Session,
  { measure, period, connections, today }: Unvalued,
): Promise<MeasureCoverage | undefined> {
  const own = (await knownCoverage(session)).filter(({ connection }) => connections.includes(connection));
  return coverageOf(measure, period, own, today);
}
