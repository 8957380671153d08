import type {
  DecisionView,
  InitiativeAdoption,
  InitiativeView,
  OverviewView,
  PurposeView,
  ReachView,
} from '@takeup/application';
import type { CostToDate, EvidenceGrade } from '@takeup/domain';
import type { Measure, ResolversTypes } from '@takeup/schema';
import { en } from '@takeup/words';
import { stateName } from './charter-view.js';
import { columnsOf, periodOf } from './columns.js';
import { goalOf } from './goal-view.js';
import { measureName } from './names.js';

type Out<K extends keyof ResolversTypes> = Awaited<ResolversTypes[K]>;

const text = en.overview;
const { gateRetirement } = en.charterFindings;

/** What a sponsor asks first as the schema tells it: rules as sentences, rows in columns. */
export function overviewOf(view: OverviewView): Out<'Overview'> {
  const { initiatives, next, currency } = view;
  return {
    on: view.on,
    window: view.window && periodOf(view.window),
    asOf: view.asOf,
    rosterOn: view.rosterOn,
    partial: view.partial,
    missing: view.missing,
    headline: text.headline(view.verdict),
    standfirst: text.standfirst(view.verdict),
    benefit: benefitOf(view.cost, currency, measuredGoals(view.initiatives)),
    next:
      next &&
      decisionOf(
        next,
        initiatives.find(({ key }) => key === next.initiative),
      ),
    initiatives: initiatives.map((own) => initiativeOf(own, currency)),
    purpose: view.purpose && purposeOf(view.purpose),
    reach: view.reach && reachOf(view.reach),
  };
}

/** What goals that are measured show; those of drafts are not. */
interface MeasuredGoals {
  readonly isConfirmed: boolean;
  /** The best; null: no goal is measured. */
  readonly grade: EvidenceGrade | null;
}

function measuredGoals(initiatives: readonly InitiativeView[]): MeasuredGoals {
  const confirmed = initiatives.filter(({ state }) => state === 'confirmed');
  const grades = confirmed.flatMap(({ goals }) => goals[0]?.evidence.grade ?? []);
  const grade = grades.reduce<EvidenceGrade | null>(
    (top, own) => (top === null || own > top ? own : top),
    null,
  );
  return { isConfirmed: confirmed.length > 0, grade };
}

/** Nothing reaches the grade from which benefit is counted before its estimate is there. */
function benefitOf(cost: CostToDate, currency: string, goals: MeasuredGoals): Out<'OverviewBenefit'> {
  const { sums, undated } = cost;
  const isUnknown = goals.isConfirmed && goals.grade === null;
  return {
    evidenced: goals.grade === null ? null : text.benefit.money(0, currency),
    missing: isUnknown ? text.benefit.noGoal : text.benefit.missing(goals.grade),
    cost: sums.length === 0 && undated === 0 ? null : text.benefit.cost(sums, undated),
  };
}

function decisionOf(decision: DecisionView, of: InitiativeView | undefined): Out<'Decision'> {
  return {
    ...decision,
    retirements: decision.retirements.map((own) => gateRetirement(own, of?.names ?? {})),
  };
}

function initiativeOf(view: InitiativeView, currency: string): Out<'InitiativeOverview'> {
  const { key, name, version, need, sponsor, goals, adoption, next } = view;
  const draft = view.state === 'draft';
  const [lead = null] = goals;
  return {
    key,
    name,
    state: stateName(view.state),
    version,
    standing: draft ? 'DRAFT' : (lead?.status ?? 'UNKNOWN'),
    paragraph: text.paragraph({
      draft,
      goal: lead,
      adoption: adoption && {
        who: text.adoption.who(adoption.target.personaName, adoption.target.department),
        measure: measureName(adoption.target.measure),
        row: adoption.row,
        partial: adoption.partial,
      },
    }),
    need,
    sponsor,
    goals: goals.map(goalOf),
    adoption: adoption && adoptionOf(adoption),
    benefit: benefitOf(view.cost, currency, measuredGoals([view])),
    next: next && decisionOf(next, view),
  };
}

function adoptionOf({ target, row, partial, furthest }: InitiativeAdoption): Out<'InitiativeAdoption'> {
  return {
    ...target,
    measure: measureName(target.measure),
    partial,
    rows: columnsOf(row === null ? [] : [row, ...furthest]),
  };
}

function purposeOf({ departments, before, course, ...own }: PurposeView): Out<'Purpose'> {
  return {
    ...own,
    before,
    departments: {
      departments: departments.map(({ department }) => department),
      it: departments.map(({ it }) => it),
      percentsOfAll: departments.map(({ percentOfAll }) => percentOfAll),
      percentsWith: departments.map(({ percentWith }) => percentWith),
    },
    course: {
      tos: course.map(({ to }) => to),
      percentsWith: course.map(({ percentWith }) => percentWith),
      partials: course.map(({ partial }) => partial),
    },
  };
}

function reachOf({ active, reached, departments, onlyIt, orphans, someHidden }: ReachView): Out<'Reach'> {
  const everybody = [
    ...(active === null ? [] : [['ACTIVE', active] as const]),
    ...(reached === null ? [] : [['REACHED', reached] as const]),
  ];
  return {
    rows: columnsOf(everybody.map(([, { row }]) => row)),
    partials: everybody.map(([, { partial }]) => partial),
    measures: everybody.map(([measure]): Measure => measure),
    departments: columnsOf(departments),
    onlyIt,
    orphans,
    someHidden,
  };
}
