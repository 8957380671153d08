import type { Capabilities } from '../capability/capability.js';
import type { ToldHeadcount } from '../release/headcount.js';
import type { DocumentPath } from './fault.js';

export const CHARTER_SECTIONS = [
  'PROBLEM',
  'GOVERNANCE',
  'PERSONAS',
  'USE_CASES',
  'TOPICS',
  'GOALS',
  'ADOPTION',
  'TIMELINE',
  'RETIREMENT',
] as const;
export type CharterSection = (typeof CHARTER_SECTIONS)[number];

/** What each item belongs to; the keys are the stable codes. */
export const COMPLETENESS_SECTIONS = {
  'problem.statement': 'PROBLEM',
  'problem.cost': 'PROBLEM',
  'governance.sponsor': 'GOVERNANCE',
  'governance.decides': 'GOVERNANCE',
  'governance.runs': 'GOVERNANCE',
  'persona.people': 'PERSONAS',
  'useCase.task': 'USE_CASES',
  'useCase.provable': 'USE_CASES',
  'topic.evidence': 'TOPICS',
  'goal.declared': 'GOALS',
  'goal.baseline': 'GOALS',
  'goal.target': 'GOALS',
  'goal.deadline': 'GOALS',
  'goal.owner': 'GOALS',
  'goal.source': 'GOALS',
  'target.declared': 'ADOPTION',
  'target.baseline': 'ADOPTION',
  'target.provable': 'ADOPTION',
  'timeline.goLive': 'TIMELINE',
  'timeline.gates': 'TIMELINE',
  'timeline.deadline': 'TIMELINE',
  'retirement.threshold': 'RETIREMENT',
  'retirement.decides': 'RETIREMENT',
  'retirement.content': 'RETIREMENT',
} as const satisfies Readonly<Record<string, CharterSection>>;
export type CompletenessCode = keyof typeof COMPLETENESS_SECTIONS;

/** One thing that a charter has to say. */
export interface CompletenessItem {
  readonly code: CompletenessCode;
  readonly section: CharterSection;
  readonly done: boolean;
  /** Where it stands, or where it would have to; null for the document as a whole. */
  readonly path: DocumentPath | null;
  /** What the words need, such as `reason` where one thing can be missing in several ways. */
  readonly details: Readonly<Record<string, string | number>>;
}

/** What is known outside the document. */
export interface CompletenessWorld {
  /** What the connections that are configured or were made by an import can prove. */
  readonly connections: Capabilities;
  /** Series of KPIs that are looked at by themselves, as `connection/key`, whether or not a value came yet. */
  readonly series: ReadonlySet<string>;
  /** People of the newest directory by persona key, as they may be told; null: no directory yet. */
  readonly personaPeople: ReadonlyMap<string, ToldHeadcount> | null;
  /** Fewer people than this are never shown, so a persona of fewer is none. */
  readonly minimumGroup: number;
}

/** Why something that can be missing in several ways is missing. */
export type MissingReason =
  | 'none'
  | 'no-rule'
  | 'no-directory'
  | 'too-few'
  | 'no-steps'
  | 'no-community'
  | 'unknown-connection'
  | 'not-told'
  | 'unknown'
  | 'no-words'
  | 'no-evidence'
  | 'no-baseline-period';

export function reasonFor(reason: MissingReason): { readonly reason: MissingReason } {
  return { reason };
}

export function item(
  code: CompletenessCode,
  done: boolean,
  path: DocumentPath | null,
  details: CompletenessItem['details'] = {},
): CompletenessItem {
  return { code, section: COMPLETENESS_SECTIONS[code], done, path, details };
}
