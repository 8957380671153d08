import type { Day } from '../calendar/day.js';
import { daysBetween } from '../calendar/day.js';
import type { EvidenceGrade } from '../evidence/evidence.js';
import type { GoalDoubt, GoalStatus } from '../outcome/judge-goal.js';

/** From this grade on benefit is counted as evidenced. */
export const GRADE_OF_BENEFIT: EvidenceGrade = 4;

/** An initiative as the first sentence needs it. */
export interface InitiativeStands {
  readonly name: string;
  readonly state: 'confirmed' | 'draft';
  /** How its lead goal stands; UNKNOWN where it has none. */
  readonly goal: GoalStatus;
  /** Why its goal is unknown. */
  readonly doubt: GoalDoubt | 'no-goal' | null;
  /** How the adoption that is to bring the lead goal about stands. */
  readonly adoption: GoalStatus;
  /** How many people its adoption lacks at least, where only a bound tells it. */
  readonly shortAtLeast: number | null;
  readonly grade: EvidenceGrade;
  /** The next day on which something is decided about it. */
  readonly gate: Day | null;
}

export interface OverviewFacts {
  readonly on: Day;
  readonly initiatives: readonly InitiativeStands[];
}

/** What the page says first, in codes; its words are made elsewhere. */
export type OverviewSaid =
  | { readonly code: 'no-charter' }
  | { readonly code: 'drafts-only'; readonly drafts: number }
  | { readonly code: 'one-stands'; readonly name: string; readonly goal: GoalStatus }
  | { readonly code: 'all-stand'; readonly initiatives: number; readonly goal: GoalStatus }
  | { readonly code: 'some-stand'; readonly counts: Readonly<Record<GoalStatus, number>> }
  | {
      readonly code: 'decision-due';
      readonly on: Day;
      readonly days: number;
      readonly names: readonly string[];
      /** Whether there is one initiative only, which need not be named again. */
      readonly only: boolean;
    }
  | { readonly code: 'no-decision' }
  | {
      readonly code: 'adoption-differs';
      readonly name: string;
      readonly goal: GoalStatus;
      readonly adoption: GoalStatus;
    }
  | { readonly code: 'goal-unknown'; readonly name: string; readonly doubt: GoalDoubt | 'no-goal' }
  | { readonly code: 'adoption-unknown'; readonly name: string }
  | { readonly code: 'adoption-short'; readonly name: string; readonly shortAtLeast: number }
  | { readonly code: 'nothing-evidenced'; readonly grade: EvidenceGrade }
  | { readonly code: 'drafts-too'; readonly drafts: number };

export interface VerdictRule {
  readonly code: OverviewSaid['code'];
  readonly place: 'headline' | 'standfirst';
  /** Every saying that the rule yields; none where it does not hold. */
  readonly say: (facts: OverviewFacts) => readonly OverviewSaid[];
}

/** Rules in the order in which their sentences are read. Those of the headline that begin it exclude each other. */
export const VERDICT_RULES: readonly VerdictRule[] = [
  {
    code: 'no-charter',
    place: 'headline',
    say: ({ initiatives }) => (initiatives.length === 0 ? [{ code: 'no-charter' }] : []),
  },
  {
    code: 'drafts-only',
    place: 'headline',
    say: (facts) =>
      facts.initiatives.length > 0 && measured(facts).length === 0
        ? [{ code: 'drafts-only', drafts: facts.initiatives.length }]
        : [],
  },
  {
    code: 'one-stands',
    place: 'headline',
    say: (facts) => {
      const [only, another] = measured(facts);
      return only === undefined || another !== undefined
        ? []
        : [{ code: 'one-stands', name: only.name, goal: only.goal }];
    },
  },
  {
    code: 'all-stand',
    place: 'headline',
    say: (facts) => {
      const [first, ...others] = measured(facts);
      if (first === undefined || others.length === 0) return [];
      if (others.some(({ goal }) => goal !== first.goal)) return [];
      return [{ code: 'all-stand', initiatives: others.length + 1, goal: first.goal }];
    },
  },
  {
    code: 'some-stand',
    place: 'headline',
    say: (facts) => {
      const own = measured(facts);
      if (new Set(own.map(({ goal }) => goal)).size < 2) return [];
      const count = (status: GoalStatus) => own.filter(({ goal }) => goal === status).length;
      const counts = {
        ABOVE: count('ABOVE'),
        NEAR: count('NEAR'),
        UNDER: count('UNDER'),
        UNKNOWN: count('UNKNOWN'),
      };
      return [{ code: 'some-stand', counts }];
    },
  },
  {
    code: 'decision-due',
    place: 'headline',
    say: (facts) => {
      const own = measured(facts);
      const next = nextGate(facts);
      if (next === null) return [];
      const names = own.filter(({ gate }) => gate === next).map(({ name }) => name);
      const days = daysBetween(facts.on, next);
      return [{ code: 'decision-due', on: next, days, names, only: own.length === 1 }];
    },
  },
  {
    code: 'adoption-differs',
    place: 'standfirst',
    say: (facts) =>
      measured(facts)
        .filter(({ goal, adoption }) => goal !== adoption && goal !== 'UNKNOWN' && adoption !== 'UNKNOWN')
        .map(({ name, goal, adoption }) => ({ code: 'adoption-differs', name, goal, adoption })),
  },
  {
    code: 'goal-unknown',
    place: 'standfirst',
    say: (facts) =>
      measured(facts).flatMap(({ name, goal, doubt }) =>
        goal !== 'UNKNOWN' ? [] : [{ code: 'goal-unknown', name, doubt: doubt ?? 'no-value' }],
      ),
  },
  {
    code: 'adoption-unknown',
    place: 'standfirst',
    say: (facts) =>
      measured(facts)
        .filter(({ adoption, shortAtLeast }) => adoption === 'UNKNOWN' && shortAtLeast === null)
        .map(({ name }) => ({ code: 'adoption-unknown', name })),
  },
  {
    code: 'adoption-short',
    place: 'standfirst',
    say: (facts) =>
      measured(facts).flatMap(({ name, shortAtLeast }) =>
        shortAtLeast === null ? [] : [{ code: 'adoption-short', name, shortAtLeast }],
      ),
  },
  {
    code: 'nothing-evidenced',
    place: 'standfirst',
    say: (facts) => {
      const own = measured(facts);
      const grade = own.reduce<EvidenceGrade>((best, next) => (next.grade > best ? next.grade : best), 0);
      return own.length === 0 || grade >= GRADE_OF_BENEFIT ? [] : [{ code: 'nothing-evidenced', grade }];
    },
  },
  {
    code: 'no-decision',
    place: 'standfirst',
    say: (facts) => (measured(facts).length > 0 && nextGate(facts) === null ? [{ code: 'no-decision' }] : []),
  },
  {
    code: 'drafts-too',
    place: 'standfirst',
    say: (facts) => {
      const drafts = facts.initiatives.length - measured(facts).length;
      return measured(facts).length === 0 || drafts === 0 ? [] : [{ code: 'drafts-too', drafts }];
    },
  },
];

export interface OverviewVerdict {
  readonly headline: readonly OverviewSaid[];
  readonly standfirst: readonly OverviewSaid[];
}

/** Everything that the rules say of these facts. */
export function overviewVerdict(facts: OverviewFacts): OverviewVerdict {
  const said = (place: VerdictRule['place']) =>
    VERDICT_RULES.filter((rule) => rule.place === place).flatMap((rule) => rule.say(facts));
  return { headline: said('headline'), standfirst: said('standfirst') };
}

/** Nothing is said of a draft but that it is one. */
function measured({ initiatives }: OverviewFacts): readonly InitiativeStands[] {
  return initiatives.filter(({ state }) => state === 'confirmed');
}

function nextGate(facts: OverviewFacts): Day | null {
  const days = measured(facts).flatMap(({ gate }) => (gate === null ? [] : [gate]));
  return days.sort()[0] ?? null;
}
