import type { Day } from '../calendar/day.js';
import type { Direction } from '../charter/charter.js';
import type { EvidenceGate, EvidenceGrade } from '../evidence/evidence.js';
import type { GoalDoubt, GoalStatus } from '../outcome/judge-goal.js';
import type { Rhythm } from '../outcome/rhythm.js';
import type { Milestone } from '../target/target.js';

/** One value of a goal's series, in its unit. */
export interface EditionPoint {
  readonly at: Day;
  readonly from: Day;
  readonly to: Day;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Where the goal should be on `to`. */
  readonly path: number;
}

/** A goal as it stood on the last day of the month before. */
export interface EditionGoalBefore {
  readonly on: Day;
  readonly value: number | null;
  readonly gap: number | null;
  readonly status: GoalStatus;
  readonly grade: EvidenceGrade;
  /** What the edition of that month told of it; null where there is none or it told nothing. */
  readonly told: number | null;
}

/** A goal as it stood on the last day of the month. */
export interface EditionGoal {
  readonly key: string;
  readonly name: string;
  readonly lead: boolean;
  readonly on: Day;
  readonly unit: string | null;
  readonly direction: Direction | null;
  readonly baseline: number | null;
  readonly target: number | null;
  readonly goLive: Day | null;
  readonly deadline: Day | null;
  readonly milestones: readonly Milestone[];
  readonly source: string | null;
  readonly sourceTitle: string | null;
  readonly rhythm: Rhythm;
  readonly tolerance: number | null;
  readonly now: EditionPoint | null;
  readonly gap: number | null;
  readonly status: GoalStatus;
  readonly doubt: GoalDoubt | 'draft' | null;
  readonly points: readonly EditionPoint[];
  readonly gaps: readonly { readonly from: Day; readonly to: Day }[];
  readonly evidence: {
    readonly grade: EvidenceGrade;
    readonly cap: EvidenceGrade;
    readonly needs: readonly EvidenceGate[];
  };
  /** Null where no confirmed charter had it then. */
  readonly before: EditionGoalBefore | null;
}

/** What was promised: of a goal in its unit, of adoption 0 to 1. A null baseline is measured. */
export interface EditionTerms {
  readonly baseline: number | null;
  readonly target: number;
  readonly deadline: Day;
  readonly goLive: Day;
  readonly milestones: readonly Milestone[];
}

/** A promise of a confirmed charter that a version confirmed in the month changed, took up or gave up. */
export interface EditionGoalpost {
  readonly initiative: string;
  readonly version: number;
  readonly declaredOn: Day;
  readonly note: string | null;
  readonly promise:
    | { readonly kind: 'goal'; readonly key: string; readonly name: string; readonly unit: string | null }
    | {
        readonly kind: 'target';
        readonly measure: string;
        readonly persona: string | null;
        readonly personaName: string | null;
        readonly department: string | null;
      };
  readonly before: EditionTerms | null;
  readonly after: EditionTerms | null;
  /** How the month would stand against the terms before; null where nothing is known of it. */
  readonly would: { readonly path: number; readonly gap: number; readonly status: GoalStatus } | null;
}
