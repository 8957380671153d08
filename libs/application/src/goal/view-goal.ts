import type { CharterGoal, Day, DepartmentPath, GoalTerms, Observation } from '@takeup/domain';
import {
  evidenceOf,
  gapsOf,
  goalPathOn,
  goalTerms,
  isMeasure,
  judgeGoal,
  narrowed,
  rhythmOf,
  servingTarget,
  toleranceOf,
} from '@takeup/domain';
import type { ReleasedSpan } from '@takeup/storage';
import type { CharterOn, Promised } from './charter-on.js';
import { promisedSince } from './charter-on.js';
import type { GoalPoint, GoalView, ReplacedTerms, ServingAdoption } from './goal-view.js';
import { measurePoints } from './measure-points.js';

/** What is known of a goal's series on the day it is looked at. */
export interface KnownSeries {
  readonly title: string | null;
  /** Of the organisation as a whole, oldest first. */
  readonly observations: readonly Observation[];
}

export interface ViewGoal {
  readonly goal: CharterGoal;
  readonly lead: boolean;
  readonly on: Day;
  /** The department whose adoption may be told; the root: everybody's. */
  readonly limit: DepartmentPath;
  /** Null: nothing ever came of it. */
  readonly series: KnownSeries | null;
  /** From when to when the adoption of the initiative's communities is published. */
  readonly adoption: ReleasedSpan | null;
}

/** A goal as it stands: its newest value against its path, and what that rests on. A draft is not measured. */
export function viewGoal(charterOn: CharterOn, asked: ViewGoal): GoalView {
  const { goal, on } = asked;
  const { row, charter } = charterOn;
  const terms = row.state === 'confirmed' ? goalTerms(goal, charter.timeline) : null;
  const promise = {
    ...identityOf(charterOn, asked),
    unit: goal.unit,
    direction: terms?.direction ?? goal.direction,
    baseline: goal.baseline.value,
    baselineFrom: goal.baseline.from,
    baselineTo: goal.baseline.to,
    target: goal.target.value,
    goLive: charter.timeline.goLive,
    deadline: goal.target.by,
    milestones: goal.milestones,
  };
  if (terms === null) return { ...promise, ...UNMEASURED, evidence: evidenceOf(NO_FACTS) };
  const promised = promisedSince(charterOn, goal, terms);
  return { ...promise, ...measured(terms, promised, asked), pathToday: goalPathOn(on, terms) };
}

const UNMEASURED = {
  declaredOn: null,
  replaced: null,
  rhythm: 'irregular',
  tolerance: null,
  pathToday: null,
  now: null,
  previous: null,
  gap: null,
  status: 'UNKNOWN',
  doubt: 'draft',
  points: [],
  gaps: [],
} as const;

const NO_FACTS = { declaredOn: null, goLive: null, seriesKnown: false, value: null, sharedPeriods: null };

function identityOf({ row, charter }: CharterOn, { goal, lead, on, series, limit }: ViewGoal) {
  const { connection = null, series: key = null } = goal.source ?? {};
  return {
    initiative: row.initiative,
    initiativeName: charter.initiative.name,
    key: goal.key,
    name: goal.name,
    lead,
    owner: goal.owner,
    state: row.state,
    charterVersion: row.version,
    on,
    source: connection === null || key === null ? null : `${connection}/${key}`,
    sourceTitle: series?.title ?? connection,
    gates: charter.timeline.gates.flatMap(({ on: day, question }) =>
      day === null ? [] : [{ on: day, question: question ?? '' }],
    ),
    adoption: adoptionOf(charter, goal, limit),
  };
}

function measured(terms: GoalTerms, { declaredOn, replaced }: Promised, asked: ViewGoal) {
  const { on, series, adoption } = asked;
  const observations = series?.observations ?? [];
  const days = observations.map(({ at }) => at);
  const rhythm = rhythmOf(days);
  const tolerance = toleranceOf(observations, rhythm, terms.goLive);
  const points = measurePoints(observations, { terms, rhythm, tolerance, on });
  const now = points.at(-1) ?? null;
  const judged = now && judgeGoal(terms, now, { rhythm, on });
  return {
    declaredOn,
    replaced: replaced && replacedOf(replaced, (old) => now && judgeGoal(old, now, { rhythm, on })),
    rhythm,
    tolerance,
    now,
    previous: points.at(-2) ?? null,
    gap: judged?.gap ?? null,
    status: judged?.status ?? ('UNKNOWN' as const),
    doubt: judged ? judged.doubt : ('no-value' as const),
    points,
    gaps: gapsOf(days, rhythm, on),
    evidence: evidenceOf({
      declaredOn,
      goLive: terms.goLive,
      seriesKnown: series !== null,
      value: now &&
        judged && {
          judgedOn: judged.judgedOn,
          stale: judged.doubt === 'stale',
          ranged: now.low !== null,
        },
      sharedPeriods: adoption && sharedPeriods(points, adoption),
    }),
  };
}

function replacedOf(
  { row, terms }: NonNullable<Promised['replaced']>,
  judge: (terms: GoalTerms) => ReturnType<typeof judgeGoal> | null,
): ReplacedTerms {
  const judged = judge(terms);
  return {
    version: row.version,
    declaredOn: row.declaredOn,
    baseline: terms.baseline,
    target: terms.target,
    deadline: terms.deadline,
    path: judged?.path ?? null,
    gap: judged?.gap ?? null,
    status: judged?.status ?? 'UNKNOWN',
  };
}

function sharedPeriods(points: readonly GoalPoint[], { first, last }: ReleasedSpan): number {
  return points.filter(({ to }) => to >= first && to <= last).length;
}

function adoptionOf(
  charter: CharterOn['charter'],
  goal: CharterGoal,
  limit: DepartmentPath,
): ServingAdoption | null {
  const target = servingTarget(charter, goal);
  if (target === null || target.measure === null || !isMeasure(target.measure)) return null;
  const { persona, measure, value, deadline } = target;
  const department = narrowed(target.department, limit) ?? null;
  const personaName = charter.personas.find(({ key }) => key === persona)?.name ?? persona;
  return { persona, personaName, department, measure, target: value, deadline };
}
