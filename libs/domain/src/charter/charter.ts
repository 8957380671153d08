import type { Day } from '../calendar/day.js';
import type { DepartmentPath } from '../directory/department.js';
import type { PersonaRule } from '../directory/persona-rule.js';
import type { ActKind } from '../facts/act.js';
import type { Milestone } from '../target/target.js';
import type { AnyTimeRetirement, GateRetirement } from './condition.js';

/**
 * What an initiative is for, as its document says. Whatever a draft has not said yet is null or an empty list, so that
 * an unfinished charter is a value like any other. Shares are 0 to 1.
 */
export interface Charter {
  readonly initiative: { readonly key: string; readonly name: string };
  readonly problem: CharterProblem;
  readonly governance: CharterGovernance;
  readonly personas: readonly CharterPersona[];
  readonly useCases: readonly CharterUseCase[];
  readonly topics: readonly CharterTopic[];
  readonly goals: readonly CharterGoal[];
  readonly adoption: readonly CharterTarget[];
  readonly timeline: CharterTimeline;
  readonly costs: readonly CharterCost[];
  readonly retirement: CharterRetirement;
  readonly exclusions: readonly CharterExclusion[];
}

export interface Money {
  readonly amount: number;
  /** ISO 4217; null: the organisation's. */
  readonly currency: string | null;
  /** year, month, a unit; null: once. */
  readonly per: string | null;
}

export interface CharterProblem {
  readonly statement: string | null;
  readonly cost: Money | null;
  readonly costBasis: string | null;
  readonly evidence: readonly string[];
}

/** Roles and bodies, never people. */
export interface CharterGovernance {
  readonly sponsor: string | null;
  readonly decisionBody: string | null;
  readonly rhythm: string | null;
  readonly runs: string | null;
}

export interface CharterPersona {
  readonly key: string;
  readonly name: string;
  /** Null: not said yet. */
  readonly rule: PersonaRule | null;
  readonly expectedPeople: number | null;
}

export interface CharterUseCase {
  readonly key: string;
  readonly name: string;
  readonly personas: readonly string[];
  readonly pain: string | null;
  readonly today: string | null;
  /** `connection/community` */
  readonly communities: readonly string[];
  readonly topics: readonly string[];
  readonly tasks: readonly CharterTask[];
}

/** An end-to-end task: its steps in order. */
export interface CharterTask {
  readonly key: string;
  readonly name: string;
  readonly steps: readonly CharterStep[];
  readonly adoptedWhen: AdoptedWhen | null;
}

/** How often a task must be done to count as taken up: in `weeks` of every `of` weeks. */
export interface AdoptedWhen {
  readonly weeks: number;
  readonly of: number;
}

export interface CharterStep {
  readonly does: ActKind | null;
  /** Persona. */
  readonly by: string | null;
  /** Whoever does this step is of another one of these than whoever did the step before. */
  readonly byOther: OtherBy | null;
  readonly topic: string | null;
  readonly within: Within | null;
}

export const OTHER_BY = ['department', 'person'] as const;
export type OtherBy = (typeof OTHER_BY)[number];

/** `24h`: hours; `1wd`: working days. */
export interface Within {
  readonly amount: number;
  readonly unit: 'h' | 'wd';
}

export interface CharterTopic {
  readonly key: string;
  readonly words: readonly string[];
  readonly leavesOut: readonly string[];
  readonly alreadyTalkedAbout: string | null;
}

export const DIRECTIONS = ['up', 'down'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export interface CharterGoal {
  readonly key: string;
  readonly name: string;
  readonly unit: string | null;
  readonly direction: Direction | null;
  readonly baseline: { readonly value: number | null; readonly from: Day | null; readonly to: Day | null };
  readonly target: { readonly value: number | null; readonly by: Day | null };
  /** Values in the goal's unit; empty: a straight path. */
  readonly milestones: readonly Milestone[];
  readonly worth: CharterWorth | null;
  readonly owner: string | null;
  readonly source: CharterSource | null;
  readonly serves: readonly string[];
  /** One goal leads; the first if none says so. */
  readonly lead: boolean;
}

export const WORTH_KINDS = ['cashable', 'capacity', 'risk'] as const;

export interface CharterWorth extends Money {
  /** A series (`connection/key`) or a number a month. */
  readonly times: string | number | null;
  readonly kind: (typeof WORTH_KINDS)[number] | null;
  readonly basis: string | null;
  readonly confirmedBy: string | null;
}

export const SOURCE_SEGMENTS = ['department', 'persona'] as const;

export interface CharterSource {
  readonly connection: string | null;
  readonly series: string | null;
  readonly by: readonly (typeof SOURCE_SEGMENTS)[number][];
}

export interface CharterTarget {
  readonly persona: string | null;
  readonly department: DepartmentPath | null;
  /** A measure's key, or `task:KEY`. */
  readonly measure: string | null;
  readonly baseline: number | 'measured' | null;
  readonly value: number | null;
  readonly deadline: Day | null;
  readonly milestones: readonly Milestone[];
}

export interface CharterTimeline {
  readonly baselineFrom: Day | null;
  readonly goLive: Day | null;
  readonly gates: readonly { readonly on: Day | null; readonly question: string | null }[];
}

export const COST_RHYTHMS = ['day', 'week', 'month', 'quarter', 'year'] as const;

export interface CharterCost extends Money {
  readonly item: string;
  readonly from: Day | null;
  readonly once: Day | null;
}

export interface CharterRetirement {
  readonly atGates: readonly GateRetirement[];
  readonly anyTime: readonly AnyTimeRetirement[];
  readonly decides: string | null;
  readonly content: string | null;
}

export interface CharterExclusion {
  readonly reason: string;
  readonly rule: PersonaRule | null;
}
