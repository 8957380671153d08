import type { Day, Measure, Period, Policy, Status, Verdict } from '@takeup/domain';
import type { ToldMatch } from '../gate/index.js';
import type { MissingDayView } from './missing-days.js';

/** One group in one period as it is told. What a status does not carry is null. */
export interface AdoptionRow {
  readonly persona: string;
  readonly personaName: string;
  /** Department path; `ALL` for everybody. */
  readonly department: string;
  readonly location: string;
  readonly status: Status;
  readonly people: number | null;
  readonly count: number | null;
  readonly countAtMost: number | null;
  readonly countAtLeast: number | null;
  /** 0 to 1, as are the two ends of its 95 % interval. */
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly representation: number | null;
  readonly baseline: number | null;
  readonly path: number | null;
  readonly target: number | null;
  readonly deadline: Day | null;
  readonly initiative: string | null;
  readonly declaredAfter: boolean | null;
  readonly gap: number | null;
  readonly short: number | null;
  readonly shortAtLeast: number | null;
  readonly verdict: Verdict | null;
}

export interface CoverageView {
  readonly expected: number;
  readonly present: number;
  readonly partial: boolean;
  readonly missing: readonly MissingDayView[];
}

/** A period with what is known of it. */
export interface PeriodView extends Period {
  readonly final: boolean;
  readonly due: Day | null;
}

export interface AdoptionView {
  readonly measure: Measure;
  readonly scope: string;
  readonly period: PeriodView;
  readonly asOf: Day | null;
  /** The day that the roster speaks of, where it was read later and holds back: whoever had left by then is missing. */
  readonly rosterOn: Day | null;
  readonly definitions: number;
  readonly policy: Policy;
  readonly coverage: CoverageView;
  readonly match: ToldMatch | null;
  readonly rows: readonly AdoptionRow[];
  readonly withheld: number;
  readonly hiddenTogether: readonly HiddenTogetherView[];
  readonly onlyIt: OnlyItView | null;
  readonly spread: { readonly atOrOver: number; readonly withTarget: number } | null;
  readonly low: readonly LowGroupView[];
  readonly excluded: readonly { readonly reason: string; readonly people: number | null }[];
  readonly restatementPending: boolean;
}

/** All hidden groups directly below a department that hold a persona, or whatever they hold, as one. */
export interface HiddenTogetherView {
  readonly persona: string;
  readonly personaName: string;
  /** The department that they lie in; `ALL` for those of the first level. */
  readonly department: string;
  readonly groups: number;
  readonly people: number;
  /** Null where another group beside them is told as a bound, as is the rate. */
  readonly count: number | null;
  readonly rate: number | null;
}

export interface OnlyItView {
  readonly departments: readonly string[];
  readonly ofPeople: number;
  readonly ofActive: number;
  readonly index: number;
  readonly rateOutside: number | null;
}

export interface LowGroupView extends AdoptionRow {
  readonly weakest: { readonly measure: Measure; readonly kept: number } | null;
}

/** A row that says nothing but its status. Field by field: spread into it takes a hundred times as long, and pages have thousands. */
export function silentRow(
  {
    persona,
    personaName,
    department,
    location,
  }: Pick<AdoptionRow, 'persona' | 'personaName' | 'department' | 'location'>,
  status: Status,
): AdoptionRow {
  return {
    persona,
    personaName,
    department,
    location,
    status,
    people: null,
    count: null,
    countAtMost: null,
    countAtLeast: null,
    rate: null,
    low: null,
    high: null,
    representation: null,
    baseline: null,
    path: null,
    target: null,
    deadline: null,
    initiative: null,
    declaredAfter: null,
    gap: null,
    short: null,
    shortAtLeast: null,
    verdict: null,
  };
}
