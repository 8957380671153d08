import type { Measure, PeriodKind, Refusal, Status } from '@takeup/domain';
import {
  ALL,
  DEFINITIONS,
  MEASURE_DEFINITIONS,
  NO_PERSONA,
  ROOT,
  departmentName,
  departmentPath,
  depthOf,
  invalid,
  isPartial,
  isWithin,
  lengthOf,
} from '@takeup/domain';
import type { Session } from '@takeup/storage';
import { reading } from '@takeup/storage';
import type { ToldFigure, ToldPeriod } from '../gate/index.js';
import {
  newestEpoch,
  releasedDepartments,
  releasedMeasures,
  toldFigures,
  toldLadders,
} from '../gate/index.js';
import type { Context } from '../context.js';
import { limitOf, today } from '../context.js';
import type { Outcome } from '../outcome.js';
import type { AdoptionView } from './adoption-view.js';
import { askPeriod } from './ask-period.js';
import type { AskedPeriod } from './ask-period.js';
import type { AskedScope } from './ask-scope.js';
import { askScope } from './ask-scope.js';
import type { RowWorld } from './figure-row.js';
import { onlyItOf, spreadOf } from './headline.js';
import { hiddenTogether } from './hidden-together.js';
import { lowGroups } from './low-groups.js';
import { daysWithoutValue, namedDays } from './missing-days.js';
import type { Dimension, Names, Selection } from './select-rows.js';
import { namesIn, selectRows, silentRows } from './select-rows.js';

export interface AdoptionQuestion {
  readonly measure: Measure;
  /** Null: the newest published 28-day window. */
  readonly period: string | null;
  readonly by: ReadonlySet<Dimension>;
  readonly initiative: string | null;
  /** Department path or `ALL`; null: everybody. */
  readonly department: string | null;
  readonly allLevels: boolean;
}

/** Adoption in one period, from the release alone. */
export function readAdoption(context: Context, question: AdoptionQuestion): Promise<Outcome<AdoptionView>> {
  return reading(context.pools, (session) => adoptionIn(session, context, question));
}

/** The same within an answer that tells more than adoption. */
export async function adoptionIn(
  session: Session,
  context: Context,
  question: AdoptionQuestion,
): Promise<Outcome<AdoptionView>> {
  const scope = await askScope(session, question.initiative);
  if ('code' in scope) return { refusal: scope };
  const asked = await askPeriod(session, scope, question.period, today(context));
  if ('code' in asked) return { refusal: asked };
  const answer = await answerOf(session, context, { question, scope, asked });
  return 'code' in answer ? { refusal: answer } : { done: answer };
}

interface Asked {
  readonly question: AdoptionQuestion;
  readonly scope: AskedScope;
  readonly asked: AskedPeriod;
}

async function answerOf(
  session: Session,
  context: Context,
  { question, scope, asked }: Asked,
): Promise<AdoptionView | Refusal> {
  const { measure } = question;
  const { period, released } = asked;
  const limit = limitOf(context);
  const own = released ? await releasedMeasures(session, scope.id, [period.key]) : [];
  const told = own.find((row) => row.measure === measure);
  const everywhere = told && released ? await toldFigures(session, released, measure) : [];
  const epoch = released ?? (await newestEpoch(session));
  // Shares are of the organisation; from here on nothing outside the limit is known.
  const world = worldOf(everywhere, scope.initiative, epoch);
  const figures = everywhere.filter(({ department }) => isWithin(department, limit));
  const names =
    everywhere.length > 0
      ? namesIn(figures, epoch?.personas ?? [])
      : await emptyNames(session, { epoch, limit });
  const within = question.department === null ? limit : departmentPath(question.department);
  if (question.department !== null && !isNamed(within, names, limit)) {
    return invalid('department-unknown', { department: departmentName(within) });
  }
  const selection: Selection = { by: question.by, within, allLevels: question.allLevels };
  const rows = told
    ? selectRows(selection, names, figures, world)
    : silentRows(selection, names, world.nameOf, silentStatus(measure, period.kind, asked));
  const byDepartment: Selection = { by: new Set(['department']), within: limit, allLevels: true };
  const departments = told ? selectRows(byDepartment, names, figures, world) : [];
  const partial = told !== undefined && isPartial(told);
  const named = await namedDays(session);
  const { connections } = released ?? { connections: [] };
  const days =
    told ?? (await daysWithoutValue(session, { measure, period, connections, today: today(context) }));
  return {
    measure,
    scope: scope.key,
    period: { ...period, final: released !== undefined, due: released ? null : asked.due },
    asOf: released?.month ?? null,
    rosterOn: released?.rosterOn ?? null,
    definitions: told?.definitions ?? DEFINITIONS,
    policy: { minimumGroup: epoch?.minimumGroup ?? context.config.policy.minimumGroup, t: world.t },
    coverage: days
      ? { expected: days.expected, present: days.present, partial, missing: named(days.missing) }
      : { expected: lengthOf(period), present: 0, partial: false, missing: [] },
    match: limit === ROOT ? (released?.match ?? null) : null,
    rows,
    withheld: rows.filter(({ status }) => status === 'HIDDEN').length,
    hiddenTogether: hiddenTogether(rows, within),
    onlyIt: onlyItOf(departments, context.config.itDepartments),
    spread: spreadOf(departments, depthOf(limit) + 1),
    low:
      partial || !told || !released ? [] : await lowest(session, released, { figures, names, world, within }),
    excluded: limit === ROOT ? (released?.excluded ?? []) : [],
    restatementPending: released?.restatementPending ?? false,
  };
}

/** Everybody is there in every period, for whoever may see everybody. */
function isNamed(department: string, { departments }: Names, limit: string): boolean {
  return departments.includes(department) || (department === ROOT && limit === ROOT);
}

interface LowestOf {
  readonly figures: readonly ToldFigure[];
  readonly names: Names;
  readonly world: RowWorld;
  readonly within: string;
}

async function lowest(session: Session, released: ToldPeriod, { figures, names, world, within }: LowestOf) {
  const crossed: Selection = { by: new Set(['persona', 'department']), within, allLevels: false };
  return lowGroups(selectRows(crossed, names, figures, world), await toldLadders(session, released));
}

interface EmptyOf {
  readonly epoch:
    { readonly month: string; readonly personas: readonly { readonly key: string }[] } | undefined;
  readonly limit: string;
}

async function emptyNames(session: Session, { epoch, limit }: EmptyOf): Promise<Names> {
  if (!epoch) return { departments: limit === ROOT ? [ROOT] : [], personas: [], locations: [] };
  const personas = epoch.personas.map(({ key }) => key);
  return {
    departments: (await releasedDepartments(session, epoch.month)).filter((path) => isWithin(path, limit)),
    personas: personas.length > 0 ? [...personas, NO_PERSONA] : [],
    locations: [],
  };
}

/** Why a measure says nothing in a period. */
function silentStatus(measure: Measure, kind: PeriodKind, asked: AskedPeriod): Status {
  if (!MEASURE_DEFINITIONS[measure].kinds.includes(kind)) return 'NOT_PUBLISHED_AT_THIS_GRAIN';
  return asked.released ? 'NO_DATA' : asked.state;
}

export function worldOf(
  figures: readonly ToldFigure[],
  initiative: string | null,
  epoch:
    | { readonly t: number; readonly personas: readonly { readonly key: string; readonly name: string }[] }
    | undefined,
): RowWorld {
  const names = new Map((epoch?.personas ?? []).map(({ key, name }) => [key, name]));
  return {
    t: epoch?.t ?? 2,
    initiative,
    nameOf: (persona) => names.get(persona) ?? persona,
    everybody: figures.find(
      ({ department, persona, location }) => department === ROOT && persona === ALL && location === ALL,
    ),
  };
}
