import type { Day } from '../calendar/day.js';
import type { CharterGoal, CharterTimeline, Direction } from '../charter/charter.js';
import type { Milestone } from '../target/target.js';
import { pathOn } from '../target/target.js';

/** What a goal is judged against: everything said that has to be said. Values are in the goal's unit. */
export interface GoalTerms {
  readonly unit: string | null;
  readonly direction: Direction;
  readonly baseline: number;
  readonly target: number;
  readonly goLive: Day;
  readonly deadline: Day;
  readonly milestones: readonly Milestone[];
}

/** The terms of a goal, or null where a draft has not said them all. */
export function goalTerms(goal: CharterGoal, { goLive }: CharterTimeline): GoalTerms | null {
  const { unit, baseline, target, milestones } = goal;
  if (baseline.value === null || target.value === null || target.by === null || goLive === null) return null;
  const direction = goal.direction ?? (target.value < baseline.value ? 'down' : 'up');
  return {
    unit,
    direction,
    baseline: baseline.value,
    target: target.value,
    goLive,
    deadline: target.by,
    milestones,
  };
}

/** Where the goal should be on a day, in its unit: the baseline up to go-live, the target from the deadline on. */
export function goalPathOn(day: Day, { target, baseline, ...terms }: GoalTerms): number {
  return pathOn(day, { ...terms, value: target }, baseline);
}

/** The distance to the path in the goal's direction: positive is better than the path, whichever way is better. */
export function gapTo(path: number, value: number, direction: Direction): number {
  return direction === 'down' ? path - value : value - path;
}

/** Whether two versions of a charter promise the same of a goal. */
export function sameTerms(a: GoalTerms, b: GoalTerms): boolean {
  return JSON.stringify(termsText(a)) === JSON.stringify(termsText(b));
}

function termsText({ unit, direction, baseline, target, goLive, deadline, milestones }: GoalTerms) {
  return [
    unit,
    direction,
    baseline,
    target,
    goLive,
    deadline,
    milestones.map(({ on, value }) => [on, value]),
  ];
}
