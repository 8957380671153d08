import type { Day } from '../calendar/day.js';
import { eachDay } from '../calendar/day.js';
import type { Period } from '../calendar/period.js';
import { lengthOf } from '../calendar/period.js';
import type { Measure } from '../measures/measure.js';
import { feeds, offersReads } from '../measures/measure.js';
import type { StreamCoverage } from './stream-days.js';
import { dayState, givenUpOn } from './stream-days.js';

/** Under this share of its days a period has no value. */
export const ENOUGH_DAYS = 0.75;

/** A day given up, and whose. */
export interface MissingDay {
  readonly day: Day;
  readonly connection: string;
}

/** What one measure has of a period's days. */
export interface MeasureCoverage {
  readonly expected: number;
  readonly present: number;
  readonly missing: readonly MissingDay[];
}

/** What is known of a period in one scope. */
export interface PeriodReadiness {
  /** Connections counted in it: those that cover it from its first day on. */
  readonly connections: readonly string[];
  readonly final: boolean;
  /** Where only waiting is left: the day it becomes final. */
  readonly due: Day | null;
}

/** A stream that starts within a period is no part of it: the next period is the first that counts it. */
export function streamsOf(period: Period, streams: readonly StreamCoverage[]): readonly StreamCoverage[] {
  return streams.filter((stream) => stream.first <= period.from);
}

/** Whether all stream-days of a period are settled: read completely after their end, or given up. */
export function readinessOf(period: Period, streams: readonly StreamCoverage[], today: Day): PeriodReadiness {
  const own = streamsOf(period, streams);
  let final = own.length > 0;
  const expected: Day[] = [];
  let waiting = false;
  for (const stream of own) {
    for (const day of eachDay(period.from, period.to)) {
      const state = dayState(stream, day, today);
      if (state === 'complete' || state === 'given-up') continue;
      final = false;
      if (state === 'missing') expected.push(givenUpOn(day));
      else waiting = true;
    }
  }
  const due = waiting ? undefined : expected.sort().at(-1);
  return { connections: own.map((stream) => stream.connection).sort(), final, due: due ?? null };
}

/** Days on which every stream that feeds the measure is complete; undefined where none feeds it. */
export function coverageOf(
  measure: Measure,
  period: Period,
  streams: readonly StreamCoverage[],
  today: Day,
): MeasureCoverage | undefined {
  const own = streamsOf(period, streams);
  if (measure === 'reached' && !own.some((stream) => offersReads(stream.kinds))) return undefined;
  const feeding = own.filter((stream) => feeds(stream.kinds).has(measure));
  if (feeding.length === 0) return undefined;
  const missing: MissingDay[] = [];
  let present = 0;
  for (const day of eachDay(period.from, period.to)) {
    const gaps = feeding.filter((stream) => dayState(stream, day, today) !== 'complete');
    if (gaps.length === 0) present += 1;
    for (const { connection } of gaps) missing.push({ day, connection });
  }
  return { expected: lengthOf(period), present, missing };
}

export function isEnough({ expected, present }: MeasureCoverage): boolean {
  return present >= expected * ENOUGH_DAYS;
}

export function isPartial(coverage: MeasureCoverage): boolean {
  return isEnough(coverage) && coverage.present < coverage.expected;
}
