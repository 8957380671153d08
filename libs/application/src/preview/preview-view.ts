import type { PreviewStage, ToldFigure } from '@takeup/disclosure';
import type { Day, DepartmentMerge } from '@takeup/domain';

/**
 * `NOT_YET`: nothing was looked at since the directory came in. `TOO_FEW`: too few people stand in target cells for a
 * number to be told. `SHORT`: less is visible than should be, and no merge helps.
 */
export type PreviewState =
  'NOTHING_IMPORTED' | 'NOT_YET' | 'NO_TARGETS' | 'TOO_FEW' | 'GOOD' | 'CAN_BE_RAISED' | 'SHORT';

export interface PersonaName {
  readonly key: string;
  readonly name: string;
}

/** The set-up preview as the worker writes it: rounded already, names only beside it. */
export interface PreviewAnswer {
  /** The day of the newest directory. */
  readonly rosterOn: Day;
  readonly minimumGroup: number;
  readonly hasTargets: boolean;
  /** Target people, rounded; null: too few to be told. */
  readonly people: number | null;
  readonly figures: readonly ToldFigure[];
  /** What is proposed beside the merges in force. */
  readonly merges: readonly DepartmentMerge[];
  /** Advice for the charters: personas that might be one. */
  readonly joins: readonly (readonly PersonaName[])[];
  /** The merges in force when it was written. */
  readonly inForce: readonly DepartmentMerge[];
  /** Departments that these name and the directory does not have. */
  readonly unknown: readonly string[];
  /** New names that are departments of the directory too. */
  readonly taken: readonly string[];
}

export interface PreviewView extends Omit<PreviewAnswer, 'rosterOn' | 'hasTargets'> {
  readonly state: PreviewState;
  readonly rosterOn: Day | null;
  /** takeup.yaml has changed since: the next refresh looks again. */
  readonly isStale: boolean;
  /** Something has changed since, and the day has used up its previews: the next day looks again. */
  readonly waits: boolean;
  /** All merges to stand in takeup.yaml, those in force too; empty where nothing is proposed. */
  readonly allMerges: readonly DepartmentMerge[];
}

export type { PreviewStage, ToldFigure };
