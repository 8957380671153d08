import type { Day, Month } from '../calendar/day.js';
import type { DayState } from '../coverage/stream-days.js';
import type { Measure } from '../measures/measure.js';
import type { Policy, Status, Verdict } from '../release/status.js';
import type { EditionGoal, EditionGoalpost } from './goal-facts.js';

/** One group in one period. A hidden one has its name and its status, and nothing else. */
export interface EditionRow {
  readonly department: string;
  readonly persona: string;
  readonly status: Status;
  readonly people?: number;
  readonly count?: number;
  readonly countAtMost?: number;
  readonly countAtLeast?: number;
  /** 0 to 1, as are the ends of its interval, baseline, path and target. */
  readonly rate?: number;
  readonly low?: number;
  readonly high?: number;
  readonly baseline?: number;
  readonly path?: number;
  readonly target?: number;
  readonly deadline?: Day;
  readonly gap?: number;
  readonly short?: number;
  readonly shortAtLeast?: number;
  readonly verdict?: Verdict;
}

export interface EditionFigures {
  readonly measure: Measure;
  readonly period: string;
  readonly definitions: number;
  readonly days: {
    readonly expected: number;
    readonly present: number;
    readonly missing: readonly { readonly day: Day; readonly connection: string }[];
  };
  readonly withheld: number;
  readonly restatementPending: boolean;
  readonly rows: readonly EditionRow[];
}

/** What a charter declares of adoption, with the group it is declared of in this month's window and the one before. */
export interface EditionTarget {
  readonly measure: Measure;
  readonly persona: string | null;
  readonly personaName: string | null;
  readonly department: string | null;
  /** 0 to 1 */
  readonly value: number;
  readonly deadline: Day;
  /** Null: nothing is published of this group. */
  readonly now: EditionRow | null;
  readonly before: EditionRow | null;
}

/** A charter version confirmed in the month, beside the one it took the place of. */
export interface ConfirmedInMonth {
  readonly initiative: string;
  readonly version: number;
  readonly declaredOn: Day;
  readonly note: string | null;
  readonly sha256: string;
  readonly before: object | null;
  readonly after: object;
}

/** All that the report of a month is made from. No time of closing, host or random id is in it. */
export interface EditionFacts {
  readonly format: 1;
  readonly organisation: string;
  readonly month: Month;
  readonly number: number;
  /** SHA-256 of the edition before; null in the first. */
  readonly previous: string | null;
  readonly definitions: number;
  readonly policy: Policy;
  readonly periods: {
    readonly month: string;
    readonly window: string | null;
    /** The window in the month before. */
    readonly windowBefore: string | null;
  };
  /** Epochs whose roster holds back, with the day it is of. Absent: none does, or the edition is older than this. */
  readonly rosters?: readonly { readonly asOf: Day; readonly rosterOn: Day }[];
  readonly figures: readonly EditionFigures[];
  readonly initiatives: readonly {
    readonly key: string;
    readonly name: string;
    readonly charterVersion: number;
    readonly adoption: readonly EditionFigures[];
    readonly targets: readonly EditionTarget[];
    readonly goals: readonly EditionGoal[];
  }[];
  readonly charters: readonly ConfirmedInMonth[];
  readonly goalposts: readonly EditionGoalpost[];
  readonly coverage: readonly {
    readonly connection: string;
    readonly title: string;
    /** One a day of the month, from its first. */
    readonly states: readonly DayState[];
  }[];
}
