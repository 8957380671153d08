import type { CostToDate, Day, GateRetirement, OverviewVerdict } from '@takeup/domain';
import type { AdoptionRow, OnlyItView, PeriodView } from '../adoption/adoption-view.js';
import type { MissingDayView } from '../adoption/missing-days.js';
import type { GoalView, ServingAdoption } from '../goal/goal-view.js';

/** The day on which something is decided, and what is decided then. */
export interface DecisionView {
  readonly initiative: string;
  readonly initiativeName: string;
  readonly on: Day;
  readonly days: number;
  readonly question: string;
  /** What was declared beforehand to end it on that day. */
  readonly retirements: readonly GateRetirement[];
}

/** The adoption that is to bring the lead goal about, in the newest window. */
export interface InitiativeAdoption {
  readonly target: ServingAdoption;
  /** The whole group; null before its adoption is published. */
  readonly row: AdoptionRow | null;
  readonly partial: boolean;
  /** First-level departments clearly over or under the path: the one furthest over and the one furthest under. */
  readonly furthest: readonly AdoptionRow[];
}

export interface InitiativeView {
  readonly key: string;
  readonly name: string;
  readonly state: 'confirmed' | 'draft';
  readonly version: number;
  readonly need: string | null;
  readonly sponsor: string | null;
  /** The lead goal first. */
  readonly goals: readonly GoalView[];
  /** Null: the charter names no target that is counted, or it is a draft. */
  readonly adoption: InitiativeAdoption | null;
  readonly cost: CostToDate;
  readonly next: DecisionView | null;
  /** What is declared in names: keys of personas and goals to what they are called. */
  readonly names: Readonly<Record<string, string>>;
}

/** What the acts of one window were for. */
export interface PurposeWindow {
  /** Its last day. */
  readonly to: Day;
  /** Days are missing in it: shares are of the acts that came. */
  readonly partial: boolean;
  /** Whether any charter was in force then; without one nothing could have a purpose. */
  readonly declared: boolean;
  /** Of its acts, those that a charter names: whole percent; null: hidden to protect people. */
  readonly percentWith: number | null;
}

export interface PurposeView extends PurposeWindow {
  readonly departments: readonly {
    readonly department: string;
    readonly it: boolean;
    /** Of everybody's acts, those of this department: whole percent; null: hidden. */
    readonly percentOfAll: number | null;
    /** Of its own acts. */
    readonly percentWith: number | null;
  }[];
  /** The window that ended 28 days earlier, which shares no day with this one; null: not published. */
  readonly before: PurposeWindow | null;
  /** Every window up to this one, oldest first. */
  readonly course: readonly PurposeWindow[];
}

/** Everybody together; partial: days are missing, so that it is at least that. */
export interface ReachedBy {
  readonly row: AdoptionRow;
  readonly partial: boolean;
}

/** Who is there, whatever it may be for. */
export interface ReachView {
  readonly active: ReachedBy | null;
  readonly reached: ReachedBy | null;
  /** First-level departments, those most over-represented among active people first. */
  readonly departments: readonly AdoptionRow[];
  readonly onlyIt: OnlyItView | null;
  /** Communities of enough people that no charter names. */
  readonly orphans: readonly { readonly connection: string; readonly title: string }[];
  readonly someHidden: boolean;
}

/** What a sponsor asks first, as it stands on a day. */
export interface OverviewView {
  readonly on: Day;
  /** The day that was asked for; null: today. */
  readonly asked: Day | null;
  /** The newest published 28-day window by then; null: none was. */
  readonly window: PeriodView | null;
  /** The day whose roster its figures count; null: nothing is published. */
  readonly asOf: Day | null;
  /** The day of that roster itself where it came later, and holds back. */
  readonly rosterOn: Day | null;
  /** Days are missing in it: what it tells is at least that. */
  readonly partial: boolean;
  /** The days it goes without. */
  readonly missing: readonly MissingDayView[];
  readonly verdict: OverviewVerdict;
  /** Of all confirmed charters. */
  readonly cost: CostToDate;
  /** The organisation's, for amounts that are nothing. */
  readonly currency: string;
  readonly next: DecisionView | null;
  readonly initiatives: readonly InitiativeView[];
  readonly purpose: PurposeView | null;
  readonly reach: ReachView | null;
}
