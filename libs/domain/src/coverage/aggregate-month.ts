import type { Day, Month } from '../calendar/day.js';
import { addDays, addMonths, eachDay, firstOfMonth, lastOfMonth, monthOf } from '../calendar/day.js';
import type { AggregateMeasure } from '../facts/aggregate.js';

/** So many of the newest whole months are told. */
export const AGGREGATE_MONTHS = 3;
/** Days after which one that is not there yet is a gap. */
export const AGGREGATE_PATIENCE = 11;

/** What a platform counted itself on one day. */
export interface AggregateDay {
  readonly day: Day;
  readonly measure: AggregateMeasure;
  readonly value: number;
  /** It changes no more. */
  readonly settled: boolean;
}

/** `awaited`: days of it are still to come, or may still change; `gap`: some are not there, or were not read again in time. */
export type AggregateCoverage =
  | { readonly state: 'whole'; readonly days: number; readonly sums: ReadonlyMap<AggregateMeasure, number> }
  | { readonly state: 'awaited' }
  | { readonly state: 'gap'; readonly missing: readonly Day[] };

/** The first month that a platform can have counted from its first day on. @param first the first day that it told */
export function firstWholeMonth(first: Day): Month {
  const month = monthOf(first);
  return first === firstOfMonth(month) ? month : addMonths(month, 1);
}

/** The newest months that are over and that it can have counted whole; the newest first. */
export function aggregateMonths(first: Day, today: Day): readonly Month[] {
  return Array.from({ length: AGGREGATE_MONTHS }, (_, n) => addMonths(monthOf(today), -1 - n)).filter(
    (month) => month >= firstWholeMonth(first),
  );
}

/** How complete a month is: a day is there where everything that is counted in the month is told of it. */
export function aggregateCoverage(
  month: Month,
  told: readonly AggregateDay[],
  today: Day,
): AggregateCoverage {
  const own = told.filter(({ day }) => monthOf(day) === month);
  const measures = new Set(own.map(({ measure }) => measure));
  const count = (day: Day, of: readonly AggregateDay[]) => of.filter((one) => one.day === day).length;
  const days = [...eachDay(firstOfMonth(month), lastOfMonth(month))];
  const final = own.filter(({ settled }) => settled);
  const missing = days.filter((day) => measures.size === 0 || count(day, final) < measures.size);
  const isLate = (day: Day) => addDays(day, AGGREGATE_PATIENCE) < today;
  if (missing.some(isLate)) return { state: 'gap', missing: missing.filter(isLate) };
  if (missing.length > 0) return { state: 'awaited' };
  const sums = new Map([...measures].map((measure) => [measure, sumOf(own, measure)]));
  return { state: 'whole', days: days.length, sums };
}

function sumOf(days: readonly AggregateDay[], measure: AggregateMeasure): number {
  return days.reduce((sum, own) => (own.measure === measure ? sum + own.value : sum), 0);
}
