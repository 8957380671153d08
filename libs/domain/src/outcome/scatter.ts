import type { Day } from '../calendar/day.js';
import type { Observation } from './observation.js';
import type { Rhythm } from './rhythm.js';
import { spanOf } from './rhythm.js';
import { addDays } from '../calendar/day.js';

/** With fewer steps the scatter itself is too uncertain to judge by. */
export const FEWEST_SCATTER_STEPS = 8;

/** Two-sided 95 % normal quantile. */
const Z_95 = 1.959963984540054;

/**
 * How far a single value lies from where the series is, by itself: 1.96 times the standard deviation of a value,
 * estimated from the steps between neighbouring periods before go-live as √(Σ step² / 2m) (von Neumann 1941). Steps
 * are used, and not distances from a mean, so that a slow season or trend is no scatter.
 * @returns in the series' unit, or null where fewer than {@link FEWEST_SCATTER_STEPS} steps are known
 */
export function toleranceOf(
  observations: readonly Observation[],
  rhythm: Rhythm,
  goLive: Day,
): number | null {
  const before = observations.filter(({ at }) => spanOf(at, rhythm).to < goLive);
  const steps = before.slice(1).flatMap(({ at, value }, i) => {
    const last = before[i];
    if (last === undefined || !areNeighbours(last.at, at, rhythm)) return [];
    return [value - last.value];
  });
  if (steps.length < FEWEST_SCATTER_STEPS) return null;
  const variance = steps.reduce((sum, step) => sum + step * step, 0) / (2 * steps.length);
  return Z_95 * Math.sqrt(variance);
}

function areNeighbours(a: Day, b: Day, rhythm: Rhythm): boolean {
  if (rhythm === 'irregular') return true;
  const next = spanOf(addDays(spanOf(a, rhythm).to, 1), rhythm);
  return b <= next.to || rhythm === 'daily';
}
