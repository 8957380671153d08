import type { Measure, Period, Status } from '@takeup/domain';
import {
  ALL,
  MEASURES,
  ROOT,
  departmentName,
  departmentPath,
  invalid,
  isPartial,
  isWithin,
  targetFor,
} from '@takeup/domain';
import type { Session } from '@takeup/storage';
import { reading } from '@takeup/storage';
import type { ToldFigure } from '../gate/index.js';
import { releasedMeasures, toldLadders, toldPeriods, toldSeries } from '../gate/index.js';
import { confirmedCharters } from '../charter/in-force.js';
import type { Context } from '../context.js';
import { limitOf, today } from '../context.js';
import type { Outcome } from '../outcome.js';
import type { AdoptionRow, CoverageView, PeriodView } from './adoption-view.js';
import { silentRow } from './adoption-view.js';
import { askPeriod } from './ask-period.js';
import type { AskedScope } from './ask-scope.js';
import { askScope } from './ask-scope.js';
import { rowOf } from './figure-row.js';
import { namedDays } from './missing-days.js';
import { worldOf } from './read-adoption.js';

export interface GroupQuestion {
  readonly measure: Measure;
  readonly period: string | null;
  readonly initiative: string | null;
  readonly persona: string;
  /** Path or `ALL`. */
  readonly department: string;
}

export interface LadderStepView {
  /** Null: everybody in scope. */
  readonly measure: Measure | null;
  readonly status: Status;
  readonly people: number | null;
  readonly count: number | null;
  readonly countAtMost: number | null;
  readonly countAtLeast: number | null;
  readonly kept: number | null;
}

export interface SeriesPoint extends AdoptionRow {
  readonly period: Period;
  readonly coverage: CoverageView | null;
  /** Its sources differ from the window before. */
  readonly breaks: boolean;
}

export interface GroupView {
  readonly persona: string;
  readonly personaName: string;
  readonly department: string;
  readonly period: PeriodView;
  /** The day whose roster is counted. */
  readonly asOf: string | null;
  /** The day of that roster itself where it came later, and holds back. */
  readonly rosterOn: string | null;
  readonly row: AdoptionRow;
  readonly ladder: readonly LadderStepView[];
  readonly series: readonly SeriesPoint[];
  readonly target: SeriesTargetView | null;
}

export interface SeriesTargetView {
  readonly initiative: string;
  readonly initiativeName: string;
  readonly baseline: number | null;
  readonly measured: boolean;
  readonly value: number;
  readonly goLive: string;
  readonly deadline: string;
}

/** One group: what it is in a period, its ladder there, and its course over the 28-day windows. */
export function readGroup(context: Context, question: GroupQuestion): Promise<Outcome<GroupView>> {
  return reading(context.pools, async (session) => {
    const scope = await askScope(session, question.initiative);
    if ('code' in scope) return { refusal: scope };
    const asked = await askPeriod(session, scope, question.period, today(context));
    if ('code' in asked) return { refusal: asked };
    const { period, released } = asked;
    const everywhere = released ? await toldLadders(session, released) : [];
    const limit = limitOf(context);
    const ladders = everywhere.filter((figure) => isWithin(figure.department, limit));
    const department = departmentPath(question.department);
    const { persona } = question;
    const own = ladders.filter((figure) => figure.department === department && figure.persona === persona);
    const world = worldOf(
      everywhere.filter(({ measure }) => measure === question.measure),
      scope.initiative,
      released,
    );
    const series = await seriesOf(session, scope, { ...question, department, limit });
    const named = {
      persona,
      personaName: world.nameOf(persona),
      department: departmentName(department),
      location: ALL,
    };
    const isEverybody = department === ROOT && limit === ROOT && persona === ALL;
    const isKnown = own.length > 0 || series.some(isOfSomebody) || isEverybody;
    if (!isKnown && everywhere.length > 0 && !isNamed(ladders, persona, department)) {
      return { refusal: invalid('department-unknown', { department: question.department, persona }) };
    }
    const figure = own.find(({ measure }) => measure === question.measure);
    const missing: Status = !released ? asked.state : own.length === 0 ? 'NO_PEOPLE' : 'NO_DATA';
    const row = figure ? rowOf(figure, world) : silentRow(named, missing);
    return {
      done: {
        persona,
        personaName: named.personaName,
        department: named.department,
        period: { ...period, final: released !== undefined, due: released ? null : asked.due },
        asOf: released?.month ?? null,
        rosterOn: released?.rosterOn ?? null,
        row,
        ladder: ladderOf(own, world.t),
        series,
        target: await targetOf(session, question.measure, row, series),
      },
    };
  });
}

function isOfSomebody({ status }: SeriesPoint): boolean {
  return status !== 'NO_PEOPLE' && status !== 'NO_DATA';
}

function isNamed(figures: readonly ToldFigure[], persona: string, department: string): boolean {
  return (
    figures.some((figure) => figure.persona === persona) &&
    figures.some((figure) => figure.department === department)
  );
}

function ladderOf(own: readonly ToldFigure[], t: number): readonly LadderStepView[] {
  const people = own.find((figure) => figure.people !== null)?.people ?? null;
  const hidden = own.length > 0 && people === null;
  const scope: LadderStepView = {
    measure: null,
    status: hidden ? 'HIDDEN' : own.length === 0 ? 'NO_PEOPLE' : 'SHOWN',
    people,
    count: people,
    countAtMost: null,
    countAtLeast: null,
    kept: null,
  };
  const steps = [scope];
  for (const measure of MEASURES) {
    const figure = own.find((candidate) => candidate.measure === measure);
    const before = steps.findLast((step) => step.measure === null || step.measure === beforeOf(measure, own));
    const shown = figure?.status === 'SHOWN' ? figure.count : null;
    steps.push({
      measure,
      status: figure?.status ?? (own.length === 0 ? 'NO_PEOPLE' : 'NO_DATA'),
      people: figure?.people ?? null,
      count: shown,
      countAtMost: figure?.status === 'FEWER_THAN_T' ? t - 1 : null,
      countAtLeast:
        figure?.status === 'ALL_BUT_FEWER_THAN_T' && figure.people !== null ? figure.people - t + 1 : null,
      kept: shown !== null && before?.count ? shown / before.count : null,
    });
  }
  return steps;
}

/** The step before in the chain, passing over measures that no source feeds. */
function beforeOf(measure: Measure, own: readonly ToldFigure[]): Measure | null {
  const chain: readonly Measure[] = ['registered', 'reached', 'active'];
  const within = {
    registered: [],
    reached: chain.slice(0, 1),
    active: chain.slice(0, 2),
    habitual: chain,
    contributing: chain,
  };
  return within[measure].filter((name) => own.some((figure) => figure.measure === name)).at(-1) ?? null;
}

interface SeriesQuestion extends Pick<GroupQuestion, 'measure' | 'department' | 'persona'> {
  readonly limit: string;
}

async function seriesOf(
  session: Session,
  scope: AskedScope,
  { measure, department, persona, limit }: SeriesQuestion,
): Promise<readonly SeriesPoint[]> {
  const asked = { scopeId: scope.id, kind: '28d', measure, department, persona };
  // Outside the limit there is no such department, and so no figure of it.
  const figures = isWithin(department, limit) ? await toldSeries(session, asked) : [];
  const periods = await toldPeriods(session, scope.id, '28d');
  const everybody = await toldSeries(session, {
    scopeId: scope.id,
    kind: '28d',
    measure,
    department: ROOT,
    persona: ALL,
  });
  const measures = await releasedMeasures(
    session,
    scope.id,
    periods.map(({ key }) => key),
  );
  const named = await namedDays(session);
  return periods.map((period, index) => {
    const figure = figures.find(({ key }) => key === period.key);
    const told = measures.find((row) => row.key === period.key && row.measure === measure);
    const world = worldOf(
      everybody.filter(({ key }) => key === period.key),
      scope.initiative,
      period,
    );
    const group = {
      persona,
      personaName: world.nameOf(persona),
      department: departmentName(department),
      location: ALL,
    };
    const before = periods[index - 1];
    return {
      ...(figure ? rowOf(figure, world) : silentRow(group, told ? 'NO_PEOPLE' : 'NO_DATA')),
      period: { kind: '28d', key: period.key, from: period.from, to: period.to },
      coverage: told
        ? {
            expected: told.expected,
            present: told.present,
            partial: isPartial(told),
            missing: named(told.missing),
          }
        : null,
      breaks: before !== undefined && before.connections.join() !== period.connections.join(),
    };
  });
}

async function targetOf(
  session: Session,
  measure: Measure,
  row: AdoptionRow,
  series: readonly SeriesPoint[],
): Promise<SeriesTargetView | null> {
  const judged = row.target !== null ? row : series.findLast(({ target }) => target !== null);
  if (!judged || judged.target === null || judged.deadline === null) return null;
  const charters = await confirmedCharters(session);
  const charter = charters.filter(({ initiative }) => initiative === judged.initiative).at(-1);
  const { persona } = judged;
  const cell = { department: departmentPath(judged.department), persona, location: ALL };
  const declared = charter && targetFor(cell, measure, charter.targets);
  if (!charter || !declared) return null;
  return {
    initiative: charter.initiative,
    initiativeName: charter.name,
    baseline: judged.baseline,
    measured: declared.baseline === 'measured',
    value: judged.target,
    goLive: declared.goLive,
    deadline: judged.deadline,
  };
}
