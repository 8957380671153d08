import type { Day } from '../calendar/day.js';
import { daysBetween } from '../calendar/day.js';
import type { DepartmentPath } from '../directory/department.js';
import { depthOf, isWithin } from '../directory/department.js';
import type { Measure } from '../measures/measure.js';
import type { Cell } from '../release/cell.js';
import { ALL } from '../release/cell.js';

/** A point that a path passes through, between go-live and deadline. */
export interface Milestone {
  readonly on: Day;
  /** A share, 0 to 1; for a goal in its unit. */
  readonly value: number;
}

/** An adoption target as a charter declares it. Values are shares of the group, 0 to 1. */
export interface AdoptionTarget {
  readonly persona: string | null;
  readonly department: DepartmentPath | null;
  readonly measure: Measure;
  /** `measured`: each group's own value over the baseline period. */
  readonly baseline: number | 'measured';
  readonly value: number;
  readonly deadline: Day;
  readonly goLive: Day;
  readonly baselineFrom: Day | null;
  readonly milestones: readonly Milestone[];
}

/**
 * The target that holds for a cell: a persona's at every node, a department's for itself and all below × ALL, that of
 * both for the persona there and below. The most specific wins, then the nearest node, then the one declared first.
 */
export function targetFor<T extends Pick<AdoptionTarget, 'persona' | 'department' | 'measure'>>(
  cell: Cell,
  measure: Measure,
  targets: readonly T[],
): T | undefined {
  if (cell.location !== ALL) return undefined;
  let best: T | undefined;
  for (const target of targets) {
    if (target.measure !== measure) continue;
    if ((target.persona ?? ALL) !== cell.persona) continue;
    if (target.department !== null && !covers(target.department, cell.department)) continue;
    if (best === undefined || specificity(target) > specificity(best)) best = target;
  }
  return best;
}

/** Departments are compared as in persona rules: without regard to case. */
function covers(target: DepartmentPath, own: DepartmentPath): boolean {
  return isWithin(own.toLowerCase(), target.toLowerCase());
}

function specificity({ persona, department }: Pick<AdoptionTarget, 'persona' | 'department'>): number {
  const node = department === null ? 0 : depthOf(department);
  return (persona !== null && department !== null ? 1000 : 0) + node;
}

/** What draws a path beside its baseline; values in whatever unit the baseline has. */
export type PathTerms = Pick<AdoptionTarget, 'goLive' | 'deadline' | 'value' | 'milestones'>;

/** Where the measure should be on a day: straight from the baseline at go-live through the milestones to the target. */
export function pathOn(day: Day, target: PathTerms, baseline: number): number {
  const points: Milestone[] = [
    { on: target.goLive, value: baseline },
    ...target.milestones,
    { on: target.deadline, value: target.value },
  ];
  const next = points.findIndex(({ on }) => on > day);
  if (next === 0) return baseline;
  if (next < 0) return target.value;
  const [a, b] = [points[next - 1], points[next]];
  if (a === undefined || b === undefined) return baseline;
  return a.value + ((b.value - a.value) * daysBetween(a.on, day)) / daysBetween(a.on, b.on);
}
