import type { Day } from '../calendar/day.js';

/** 0 not enough data · 1 declared · 2 moving together · 3 changed after · 4 more than comparison groups · 5 randomised. */
export type EvidenceGrade = 0 | 1 | 2 | 3 | 4 | 5;

export const EVIDENCE_GATES = [
  'confirmed',
  'declared-before-results',
  'series-known',
  'value-known',
  'value-recent',
  'range-known',
  'adoption-known',
  'shared-periods',
  'association-tested',
] as const;
export type EvidenceGateCode = (typeof EVIDENCE_GATES)[number];

/** One thing a grade rests on. Details are what its words need: days, counts. */
export interface EvidenceGate {
  readonly code: EvidenceGateCode;
  /** The grade that cannot be reached without it. */
  readonly grade: EvidenceGrade;
  readonly met: boolean;
  readonly details: Readonly<Record<string, string | number>>;
}

/** What is known of a goal when its evidence is graded. */
export interface EvidenceFacts {
  /** The day since which the charter has promised what it promises of this goal; null: no confirmed charter. */
  readonly declaredOn: Day | null;
  readonly goLive: Day | null;
  /** The source has delivered at least one value, of whatever day. */
  readonly seriesKnown: boolean;
  /** The newest value; null before there is one. */
  readonly value: { readonly judgedOn: Day; readonly stale: boolean; readonly ranged: boolean } | null;
  /** Periods for which both the goal and the adoption that serves it are known; null: no adoption is published. */
  readonly sharedPeriods: number | null;
}

export interface Evidence {
  readonly grade: EvidenceGrade;
  readonly gates: readonly EvidenceGate[];
  /** The highest grade that can be reached; below 5 where the charter was confirmed after go-live. */
  readonly cap: EvidenceGrade;
  readonly next: { readonly grade: EvidenceGrade; readonly needs: readonly EvidenceGate[] };
}

/** Leads and lags are looked at up to a quarter of the length; four periods each way need four times as many. */
export const FEWEST_SHARED_PERIODS = 16;

/** A charter confirmed after go-live describes what had begun already: no more than a change after it can be shown. */
const RETRO_CAP = 3;

/**
 * The grade of a goal: the highest all of whose gates are met. Set by these rules and never by hand.
 * @see docs/methods.md, "Evidence"
 */
export function evidenceOf(facts: EvidenceFacts): Evidence {
  const gates = gatesOf(facts);
  const failing = gates.filter(({ met }) => !met).map(({ grade }) => grade);
  const cap = isRetro(facts) ? RETRO_CAP : 5;
  const grade = gradeOf(Math.min(5, cap, ...failing.map((own) => own - 1)));
  const next = gradeOf(grade + 1);
  return {
    grade,
    gates,
    cap,
    next: { grade: next, needs: gates.filter((gate) => !gate.met && gate.grade <= next) },
  };
}

function isRetro({ declaredOn, goLive }: EvidenceFacts): boolean {
  return declaredOn !== null && goLive !== null && declaredOn > goLive;
}

function gradeOf(value: number): EvidenceGrade {
  const grades: readonly EvidenceGrade[] = [0, 1, 2, 3, 4, 5];
  return grades[Math.min(Math.max(value, 0), 5)] ?? 0;
}

/** Only gates that can be looked at: of a draft nothing is measured, and without a value there is nothing to say of it. */
function gatesOf({ declaredOn, value, seriesKnown, sharedPeriods }: EvidenceFacts): readonly EvidenceGate[] {
  if (declaredOn === null) return [gate('confirmed', 1, false)];
  const known = [
    gate('confirmed', 1, true, { declaredOn }),
    gate('series-known', 1, seriesKnown),
    ...(seriesKnown ? [gate('value-known', 1, value !== null)] : []),
  ];
  const described =
    value === null
      ? []
      : [
          gate('declared-before-results', 1, value.judgedOn >= declaredOn, { declaredOn }),
          gate('value-recent', 1, !value.stale, { day: value.judgedOn }),
          gate('range-known', 1, value.ranged),
        ];
  return [
    ...known,
    ...described,
    gate('adoption-known', 2, sharedPeriods !== null),
    gate('shared-periods', 2, (sharedPeriods ?? 0) >= FEWEST_SHARED_PERIODS, {
      has: sharedPeriods ?? 0,
      needs: FEWEST_SHARED_PERIODS,
    }),
    gate('association-tested', 2, false),
  ];
}

function gate(
  code: EvidenceGateCode,
  grade: EvidenceGrade,
  met: boolean,
  details: EvidenceGate['details'] = {},
): EvidenceGate {
  return { code, grade, met, details };
}
