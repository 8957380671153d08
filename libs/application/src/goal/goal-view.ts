import type {
  Day,
  Direction,
  Evidence,
  GoalDoubt,
  GoalStatus,
  Measure,
  Milestone,
  Rhythm,
} from '@takeup/domain';

/** What a charter promises of a goal. A draft may not have said it all. */
export interface GoalPromise {
  readonly unit: string | null;
  readonly direction: Direction | null;
  readonly baseline: number | null;
  readonly baselineFrom: Day | null;
  readonly baselineTo: Day | null;
  readonly target: number | null;
  readonly goLive: Day | null;
  readonly deadline: Day | null;
  readonly milestones: readonly Milestone[];
}

/** How a value's range is known: from its cases (Wilson), or from the series' own scatter before go-live. */
export type RangeBasis = 'cases' | 'scatter';

/** One value of a series, in the goal's unit. */
export interface GoalPoint {
  /** The day the source wrote. */
  readonly at: Day;
  /** The days it speaks of, up to the day it is looked at. */
  readonly from: Day;
  readonly to: Day;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly basis: RangeBasis | null;
  readonly n: number | null;
  /** Where the goal should be on its last day. */
  readonly path: number;
}

/** The adoption that is to bring the goal about. */
export interface ServingAdoption {
  readonly persona: string | null;
  readonly personaName: string | null;
  readonly department: string | null;
  readonly measure: Measure;
  readonly target: number | null;
  readonly deadline: Day | null;
}

/** What the goal was promised to be before its terms were changed, and how it would stand against that. */
export interface ReplacedTerms {
  readonly version: number;
  readonly declaredOn: Day;
  readonly baseline: number;
  readonly target: number;
  readonly deadline: Day;
  readonly path: number | null;
  readonly gap: number | null;
  readonly status: GoalStatus;
}

/** A goal of an initiative as it stands on a day. */
export interface GoalView extends GoalPromise {
  readonly initiative: string;
  readonly initiativeName: string;
  readonly key: string;
  readonly name: string;
  /** The initiative's first goal to look at. */
  readonly lead: boolean;
  readonly owner: string | null;
  readonly state: 'confirmed' | 'draft';
  readonly charterVersion: number;
  /** Since when a confirmed charter promises this of the goal; null in a draft. */
  readonly declaredOn: Day | null;
  readonly replaced: ReplacedTerms | null;
  /** The day it is looked at. Nothing later is known in it. */
  readonly on: Day;
  /** `connection/key` of its series, with the connection's title. */
  readonly source: string | null;
  readonly sourceTitle: string | null;
  readonly rhythm: Rhythm;
  /** How far a value strays by itself, ±, in the unit; null where too little is known of the time before go-live. */
  readonly tolerance: number | null;
  /** Where the goal should be on the day it is looked at; null in a draft. */
  readonly pathToday: number | null;
  /** The newest value and the one before it. */
  readonly now: GoalPoint | null;
  readonly previous: GoalPoint | null;
  /** Newest value to the path of its last day, in the unit; positive is better than the path. */
  readonly gap: number | null;
  readonly status: GoalStatus;
  /** Why the status is unknown. */
  readonly doubt: GoalDoubt | 'draft' | null;
  /** Oldest first; empty in a draft. */
  readonly points: readonly GoalPoint[];
  /** Whole periods without a value. */
  readonly gaps: readonly { readonly from: Day; readonly to: Day }[];
  readonly evidence: Evidence;
  readonly gates: readonly { readonly on: Day; readonly question: string }[];
  readonly adoption: ServingAdoption | null;
}

/** How an initiative stands: as its lead goal does. */
export type Standing = GoalStatus | 'DRAFT';
