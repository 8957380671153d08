import type { Period } from '../calendar/period.js';
import { monthPeriod, quarterOf, weekOf } from '../calendar/period.js';
import type { Day } from '../calendar/day.js';
import { addDays, daysBetween, monthOf } from '../calendar/day.js';

export const RHYTHMS = ['daily', 'weekly', 'monthly', 'quarterly', 'irregular'] as const;
/** How often a series speaks, read off its own dates. */
export type Rhythm = (typeof RHYTHMS)[number];

/** The days that a value speaks of, both included. */
export type Span = Pick<Period, 'from' | 'to'>;

/** Fewer steps than this are no rhythm yet. */
const FEWEST_STEPS = 2;

/** The longest usual step of each rhythm, in days: a month has up to 31, a quarter up to 92. */
const LONGEST: readonly (readonly [Rhythm, number])[] = [
  ['daily', 3],
  ['weekly', 10],
  ['monthly', 45],
  ['quarterly', 135],
];

/** A daily series may be silent over a long weekend. */
const QUIET_DAYS = 4;

/** By the median step between its dates. @param days in order, each once */
export function rhythmOf(days: readonly Day[]): Rhythm {
  const steps = days.slice(1).map((day, i) => daysBetween(days[i] ?? day, day));
  const median = steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)];
  if (median === undefined || steps.length < FEWEST_STEPS) return 'irregular';
  return LONGEST.find(([, longest]) => median <= longest)?.[0] ?? 'irregular';
}

/** The period that a value written on this day speaks of. */
export function spanOf(at: Day, rhythm: Rhythm): Span {
  const { from, to } = periodOf(at, rhythm);
  return { from, to };
}

function periodOf(at: Day, rhythm: Rhythm): Span {
  switch (rhythm) {
    case 'weekly':
      return weekOf(at);
    case 'monthly':
      return monthPeriod(monthOf(at));
    case 'quarterly':
      return quarterOf(at);
    default:
      return { from: at, to: at };
  }
}

/** A period may be delivered late: it is missing once more than this many have ended without a value. */
const LATEST_PERIODS = 2;
/** The same for a daily series and for one without a rhythm, in days. */
const LATEST_DAYS = { daily: 14, irregular: 180 } as const;

/**
 * The stretches in which no value came, in whole periods. A missing period is a gap, never a zero. One that may still be
 * delivered is not missing yet.
 * @param days in order
 */
export function gapsOf(days: readonly Day[], rhythm: Rhythm, on: Day): readonly Span[] {
  const last = days.at(-1);
  if (last === undefined || rhythm === 'irregular') return [];
  const quiet = rhythm === 'daily' ? QUIET_DAYS : 1;
  const spans = days.map((day) => spanOf(day, rhythm));
  const between = spans.slice(1).flatMap(({ from }, i) => {
    const after = addDays(spans[i]?.to ?? from, 1);
    return daysBetween(after, from) >= quiet ? [{ from: after, to: addDays(from, -1) }] : [];
  });
  return isOverdue(last, rhythm, on) ? [...between, silenceAfter(last, rhythm, on)] : between;
}

/** Whether so much time has gone by since the newest value that it says nothing of `on` any more. */
export function isOverdue(newest: Day, rhythm: Rhythm, on: Day): boolean {
  if (rhythm === 'daily' || rhythm === 'irregular') return daysBetween(newest, on) > LATEST_DAYS[rhythm];
  const silence = silenceAfter(newest, rhythm, on);
  let periods = 0;
  for (let day = silence.from; day <= silence.to; day = addDays(spanOf(day, rhythm).to, 1)) periods += 1;
  return periods > LATEST_PERIODS;
}

/** The whole periods that have ended since the newest value. */
function silenceAfter(newest: Day, rhythm: Rhythm, on: Day): Span {
  const from = addDays(spanOf(newest, rhythm).to, 1);
  return { from, to: addDays(spanOf(addDays(on, 1), rhythm).from, -1) };
}
