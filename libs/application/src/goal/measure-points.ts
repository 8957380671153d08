import type { Day, GoalTerms, Observation, Rhythm } from '@takeup/domain';
import { goalPathOn, spanUntil } from '@takeup/domain';
import { wilson } from '@takeup/statistics';
import type { GoalPoint, RangeBasis } from './goal-view.js';

interface Measuring {
  readonly terms: GoalTerms;
  readonly rhythm: Rhythm;
  /** ±, in the unit. */
  readonly tolerance: number | null;
  readonly on: Day;
}

const PERCENT = '%';
/** A percentage and the two numbers it is said to come from may differ by rounding, not by more. */
const LARGEST_ROUNDING = 1;

/** A series' values, each with its range and the path of its last day. */
export function measurePoints(
  observations: readonly Observation[],
  measuring: Measuring,
): readonly GoalPoint[] {
  const { terms, rhythm, on } = measuring;
  return observations.map((observation) => {
    const { at, value, n, denominator } = observation;
    const span = spanUntil(at, rhythm, on);
    const path = goalPathOn(span.to, terms);
    return { at, ...span, value, ...rangeOf(observation, measuring), n: n ?? denominator, path };
  });
}

interface Range {
  readonly low: number | null;
  readonly high: number | null;
  readonly basis: RangeBasis | null;
}

function rangeOf(observation: Observation, { terms, tolerance }: Measuring): Range {
  const { value } = observation;
  if (terms.unit === PERCENT) {
    const counted = countsOf(observation);
    if (counted !== null) {
      const { low, high } = wilson(counted.count, counted.of);
      return { low: low * 100, high: high * 100, basis: 'cases' };
    }
  }
  if (tolerance === null) return { low: null, high: null, basis: null };
  return { low: value - tolerance, high: value + tolerance, basis: 'scatter' };
}

/** The cases behind a percentage, where they are known and agree with it. */
function countsOf({ value, n, numerator, denominator }: Observation): { count: number; of: number } | null {
  if (numerator !== null && denominator !== null) {
    const agrees = Math.abs((numerator / denominator) * 100 - value) <= LARGEST_ROUNDING;
    return agrees && denominator >= 1 && numerator <= denominator
      ? { count: numerator, of: denominator }
      : null;
  }
  return n !== null && n >= 1 && value >= 0 && value <= 100 ? { count: (value / 100) * n, of: n } : null;
}
