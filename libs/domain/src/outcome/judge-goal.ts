import type { Day } from '../calendar/day.js';
import { minDay } from '../calendar/day.js';
import type { GoalTerms } from './goal-terms.js';
import { gapTo, goalPathOn } from './goal-terms.js';
import type { Rhythm, Span } from './rhythm.js';
import { isOverdue, spanOf } from './rhythm.js';

/** Against the path, in the goal's own direction: ABOVE is better than it. */
export const GOAL_STATUSES = ['ABOVE', 'NEAR', 'UNDER', 'UNKNOWN'] as const;
export type GoalStatus = (typeof GOAL_STATUSES)[number];

/** Why a status is unknown. */
export const GOAL_DOUBTS = ['no-value', 'before-go-live', 'stale', 'no-range'] as const;
export type GoalDoubt = (typeof GOAL_DOUBTS)[number];

/** A value with the range it is known to; the range is null where neither its cases nor its scatter are known. */
export interface MeasuredValue {
  readonly at: Day;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface GoalJudgement {
  /** The day whose path the value is held against: the last of its period, or today in a period that is not over. */
  readonly judgedOn: Day;
  readonly path: number;
  /** In the goal's unit; positive is better than the path. */
  readonly gap: number;
  readonly status: GoalStatus;
  readonly doubt: GoalDoubt | null;
}

/** The period of a value, cut off at the day from which it is looked at. */
export function spanUntil(at: Day, rhythm: Rhythm, on: Day): Span {
  const { from, to } = spanOf(at, rhythm);
  return { from, to: minDay(to, on) };
}

/** Holds the newest value against the path: ABOVE or UNDER where its whole range lies on one side, else NEAR. */
export function judgeGoal(
  terms: GoalTerms,
  value: MeasuredValue,
  { rhythm, on }: { readonly rhythm: Rhythm; readonly on: Day },
): GoalJudgement {
  const judgedOn = spanUntil(value.at, rhythm, on).to;
  const path = goalPathOn(judgedOn, terms);
  const gap = gapTo(path, value.value, terms.direction);
  const told = { judgedOn, path, gap };
  const doubt = doubtOf(terms, value, { rhythm, on, judgedOn });
  if (doubt !== null) return { ...told, status: 'UNKNOWN', doubt };
  return { ...told, status: sideOf(value, path, terms), doubt: null };
}

function doubtOf(
  { goLive }: GoalTerms,
  { at, low, high }: MeasuredValue,
  { rhythm, on, judgedOn }: { readonly rhythm: Rhythm; readonly on: Day; readonly judgedOn: Day },
): GoalDoubt | null {
  if (judgedOn < goLive) return 'before-go-live';
  if (isOverdue(at, rhythm, on)) return 'stale';
  return low === null || high === null ? 'no-range' : null;
}

function sideOf({ low, high }: MeasuredValue, path: number, { direction }: GoalTerms): GoalStatus {
  if (low === null || high === null) return 'UNKNOWN';
  if (low > path) return direction === 'up' ? 'ABOVE' : 'UNDER';
  if (high < path) return direction === 'up' ? 'UNDER' : 'ABOVE';
  return 'NEAR';
}
