import type { Charter, Day, DepartmentPath } from '@takeup/domain';
import {
  ALL,
  ROOT,
  costToDate,
  daysBetween,
  departmentName,
  isPartial,
  isWithin,
  parentOf,
} from '@takeup/domain';
import type { Session } from '@takeup/storage';
import type { ToldFigure } from '../gate/index.js';
import { releasedMeasures, toldFigures, toldPeriods } from '../gate/index.js';
import type { AdoptionRow } from '../adoption/adoption-view.js';
import { askScope } from '../adoption/ask-scope.js';
import { silentRow } from '../adoption/adoption-view.js';
import { rowOf } from '../adoption/figure-row.js';
import { worldOf } from '../adoption/read-adoption.js';
import type { Context } from '../context.js';
import { limitOf } from '../context.js';
import type { CharterOn } from '../goal/charter-on.js';
import type { GoalView, ServingAdoption } from '../goal/goal-view.js';
import type { DecisionView, InitiativeAdoption, InitiativeView } from './overview-view.js';

interface AskedInitiative {
  readonly charterOn: CharterOn;
  readonly goals: readonly GoalView[];
  readonly on: Day;
}

/** One initiative as the first page shows it. A draft is neither measured nor paid for. */
export async function viewInitiative(
  session: Session,
  context: Context,
  { charterOn, goals, on }: AskedInitiative,
): Promise<InitiativeView> {
  const { row, charter } = charterOn;
  const { config } = context;
  const limit = limitOf(context);
  const confirmed = row.state === 'confirmed';
  const inOrder = [...goals.filter(({ lead }) => lead), ...goals.filter(({ lead }) => !lead)];
  const target = confirmed ? (inOrder[0]?.adoption ?? null) : null;
  return {
    key: row.initiative,
    name: charter.initiative.name,
    state: row.state,
    version: row.version,
    need: charter.problem.statement,
    sponsor: charter.governance.sponsor,
    goals: inOrder,
    adoption: target && (await adoptionOf(session, { initiative: row.initiative, target, on, limit })),
    cost: costToDate(confirmed ? charter.costs : [], on, config.currency),
    next: confirmed ? nextDecision(row.initiative, charter, on) : null,
    names: Object.fromEntries([...charter.personas, ...charter.goals].map(({ key, name }) => [key, name])),
  };
}

function nextDecision(
  initiative: string,
  { timeline, retirement, ...charter }: Charter,
  on: Day,
): DecisionView | null {
  const [next] = timeline.gates
    .flatMap(({ on: day, question }) => (day === null || day < on ? [] : [{ day, question }]))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  if (next === undefined) return null;
  return {
    initiative,
    initiativeName: charter.initiative.name,
    on: next.day,
    days: daysBetween(on, next.day),
    question: next.question ?? '',
    retirements: retirement.atGates.filter(({ gate }) => gate === next.day),
  };
}

interface AskedAdoption {
  readonly initiative: string;
  readonly target: ServingAdoption;
  readonly on: Day;
  /** Whoever asks may see this department and all below it. */
  readonly limit: DepartmentPath;
}

async function adoptionOf(
  session: Session,
  { initiative, target, on, limit }: AskedAdoption,
): Promise<InitiativeAdoption> {
  const silent = { target, row: null, partial: false, furthest: [] };
  const scope = await askScope(session, initiative);
  if ('code' in scope) return silent;
  const released = (await toldPeriods(session, scope.id, '28d')).findLast(({ to }) => to <= on);
  if (released === undefined) return silent;
  const figures = await toldFigures(session, released, target.measure);
  const told = (await releasedMeasures(session, scope.id, [released.key])).find(
    ({ measure }) => measure === target.measure,
  );
  const persona = target.persona ?? ALL;
  const world = worldOf(figures, initiative, released);
  const own = figures
    .filter((figure) => isOf(figure, persona) && isWithin(figure.department, limit))
    .map((figure) => ({ path: figure.department, row: rowOf(figure, world) }));
  const everywhere = (target.department ?? ROOT) === limit;
  const department = target.department ?? ROOT;
  const group = { persona, personaName: world.nameOf(persona), department: departmentName(department) };
  // A window that is published without a value says so, and so does a group without people: neither is still to come.
  const has = (is: (figure: ToldFigure) => boolean) => figures.some(is);
  const isNobody =
    has((figure) => figure.persona === persona) && has((figure) => figure.department === department);
  const silence = told === undefined ? 'NO_DATA' : isNobody ? 'NO_PEOPLE' : null;
  const unknown = silence === null ? null : silentRow({ ...group, location: ALL }, silence);
  return {
    target,
    row: own.find(({ path }) => path === department)?.row ?? unknown,
    partial: told !== undefined && isPartial(told),
    furthest: everywhere
      ? furthest(
          own
            .filter(({ path }) => path !== ROOT && path !== limit && parentOf(path) === limit)
            .map(({ row }) => row),
        )
      : [],
  };
}

function isOf(figure: ToldFigure, persona: string): boolean {
  return figure.persona === persona && figure.location === ALL;
}

/** Only what is clear: a gap that chance allows is no news. */
function furthest(rows: readonly AdoptionRow[]): readonly AdoptionRow[] {
  const by = rows.toSorted((a, b) => (b.gap ?? 0) - (a.gap ?? 0));
  const over = by.find(({ verdict }) => verdict === 'ABOVE');
  const under = by.findLast(({ verdict }) => verdict === 'BELOW');
  return [over, under].filter((row) => row !== undefined);
}
