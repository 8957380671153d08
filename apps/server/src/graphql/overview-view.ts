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
  const grades = initiatives.filter(({ state }) => state === 'confirmed').map(gradeOf);
  return {
    on: view.on,
    window: view.window && periodOf(view.window),
    asOf: view.asOf,
    rosterOn: view.rosterOn,
    partial: view.partial,
    missing: view.missing,
    headline: text.headline(view.verdict),
    standfirst: text.standfirst(view.verdict),
    benefit: benefitOf(view.cost, currency, best(grades)),
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

const gradeOf = ({ goals }: InitiativeView): EvidenceGrade => goals[0]?.evidence.grade ?? 0;

function best(grades: readonly EvidenceGrade[]): EvidenceGrade | null {
  return grades.reduce<EvidenceGrade | null>(
    (top, grade) => (top === null || grade > top ? grade : top),
    null,
  );
}

/** Nothing reaches the grade from which benefit is counted before its estimate is there. */
function benefitOf(cost: CostToDate, currency: string, grade: EvidenceGrade | null): Out<'OverviewBenefit'> {
  const { sums, undated } = cost;
  return {
    evidenced: text.benefit.money(0, currency),
    missing: text.benefit.missing(grade),
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
    benefit: benefitOf(view.cost, currency, draft ? null : gradeOf(view)),
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
