import type { GoalPoint, GoalView } from '@takeup/application';
import type { Evidence, GoalDoubt, Rhythm } from '@takeup/domain';
import type { GoalDoubt as GoalDoubtName, GoalRhythm, ResolversTypes } from '@takeup/schema';
import { en } from '@takeup/words';
import { stateName } from './charter-view.js';
import { measureName } from './names.js';

type Out<K extends keyof ResolversTypes> = Awaited<ResolversTypes[K]>;

/** A goal as the schema tells it: its series in columns, its evidence in words. */
export function goalOf(view: GoalView): Out<'Goal'> {
  const { adoption, direction, doubt, now, previous, rhythm } = view;
  return {
    ...view,
    state: stateName(view.state),
    direction: direction && (direction === 'down' ? 'DOWN' : 'UP'),
    rhythm: RHYTHMS[rhythm],
    now: now && valueOf(now),
    previous: previous && valueOf(previous),
    doubt: doubt && DOUBTS[doubt],
    verdict: en.goals.verdict(view),
    series: seriesOf(view.points),
    evidence: evidenceOf(view.evidence),
    noForecast: en.goals.noForecast,
    noBenefit: en.goals.noBenefit,
    adoption: adoption && { ...adoption, measure: measureName(adoption.measure) },
  };
}

const RHYTHMS: Readonly<Record<Rhythm, GoalRhythm>> = {
  daily: 'DAILY',
  weekly: 'WEEKLY',
  monthly: 'MONTHLY',
  quarterly: 'QUARTERLY',
  irregular: 'IRREGULAR',
};

const DOUBTS: Readonly<Record<GoalDoubt | 'draft', GoalDoubtName>> = {
  draft: 'DRAFT',
  'no-value': 'NO_VALUE',
  'before-go-live': 'BEFORE_GO_LIVE',
  stale: 'STALE',
  'no-range': 'NO_RANGE',
};

function valueOf({ basis, ...point }: GoalPoint): Out<'GoalValue'> {
  return { ...point, basis: basis && (basis === 'cases' ? 'CASES' : 'SCATTER') };
}

function seriesOf(points: readonly GoalPoint[]): Out<'GoalSeries'> {
  const column = <K extends keyof GoalPoint>(key: K) => points.map((point) => point[key]);
  return {
    ats: column('at'),
    froms: column('from'),
    tos: column('to'),
    values: column('value'),
    lows: column('low'),
    highs: column('high'),
    ns: column('n'),
    paths: column('path'),
  };
}

function evidenceOf({ grade, cap, gates, next }: Evidence): Out<'GoalEvidence'> {
  return {
    grade,
    name: en.goals.grade(grade),
    cap,
    capped: cap < 5 ? en.goals.capped(cap) : null,
    gates: gates.map((gate) => ({
      code: gate.code,
      grade: gate.grade,
      met: gate.met,
      message: en.goals.gate(gate),
    })),
    nextGrade: next.grade,
    nextName: en.goals.grade(next.grade),
    nextNeeds: next.needs.map(en.goals.gate),
  };
}
