import type { CharterGoal, Day, DepartmentPath } from '@takeup/domain';
import { ROOT, charterConnections, invalid } from '@takeup/domain';
import type { ReleasedSpan, SeriesRow, Session } from '@takeup/storage';
import { allCharters, connections, organisationObservations, outcomeSeries, reading } from '@takeup/storage';
import { releasedSpan, scopeByKey } from '../gate/index.js';
import type { Context } from '../context.js';
import { limitOf, today } from '../context.js';
import { groupBy } from '../grouping.js';
import type { Outcome } from '../outcome.js';
import { scopeConnections, scopeKey } from '../refresh/scopes.js';
import type { CharterOn } from './charter-on.js';
import { chartersOn } from './charter-on.js';
import type { GoalView, Standing } from './goal-view.js';
import type { KnownSeries } from './view-goal.js';
import { viewGoal } from './view-goal.js';

export interface GoalsQuestion {
  /** As it stood on this day: with the charter in force and the values written by then. Today, if not said. */
  readonly on?: Day;
  /** Only this initiative's. */
  readonly initiative?: string;
}

/** Every goal of every initiative, by initiative, in the order of its charter. Drafts' goals are there and not measured. */
export function readGoals(context: Context, question: GoalsQuestion = {}): Promise<readonly GoalView[]> {
  return reading(context.pools, (session) =>
    goalsIn(session, { on: today(context), limit: limitOf(context), ...question }),
  );
}

interface GoalsIn extends GoalsQuestion {
  readonly on: Day;
  /** Adoption of this department and all below it only. */
  readonly limit?: DepartmentPath;
}

/** The same within an answer that tells more than goals. */
export async function goalsIn(
  session: Session,
  { on, initiative, limit = ROOT }: GoalsIn,
): Promise<readonly GoalView[]> {
  const charters = chartersOn(await allCharters(session), on, limit).filter(
    ({ row }) => initiative === undefined || row.initiative === initiative,
  );
  const series = await knownSeries(session, charters, on);
  const spans = await adoptionSpans(session, charters, on);
  return charters.flatMap((charterOn) => {
    const { goals } = charterOn.charter;
    const lead = leadOf(goals);
    return goals.map((goal) =>
      viewGoal(charterOn, {
        goal,
        lead: goal === lead,
        on,
        limit,
        series: series.get(sourceOf(goal)) ?? null,
        adoption: spans.get(charterOn.row.initiative) ?? null,
      }),
    );
  });
}

export interface GoalQuestion {
  /** Needed only where more than one initiative has a goal of this key. */
  readonly initiative?: string;
  readonly key: string;
  readonly on?: Day;
}

/** One goal as it stands. */
export async function readGoal(context: Context, question: GoalQuestion): Promise<Outcome<GoalView>> {
  const { initiative, key, ...when } = question;
  const goals = await readGoals(context, { ...when, ...(initiative === undefined ? {} : { initiative }) });
  if (initiative !== undefined && goals.length === 0) {
    return { refusal: invalid('initiative-undeclared', { initiative }) };
  }
  const [found, another] = goals.filter((goal) => goal.key === key);
  if (found === undefined) {
    const known = goals.map((goal) => goal.key).join(', ');
    return { refusal: invalid('goal-unknown', { goal: key, known }) };
  }
  if (another !== undefined) {
    const both = goals.filter((goal) => goal.key === key).map((goal) => goal.initiative);
    return { refusal: invalid('goal-ambiguous', { goal: key, initiatives: both.join(', ') }) };
  }
  return { done: found };
}

/** How each initiative stands by its lead goal, by key; without a goal it is unknown. */
export async function readStandings(context: Context): Promise<ReadonlyMap<string, Standing>> {
  const leading = (await readGoals(context)).filter(({ lead }) => lead);
  return new Map(
    leading.map(({ initiative, state, status }) => [initiative, state === 'draft' ? 'DRAFT' : status]),
  );
}

/** The goal that says so, else the first. */
function leadOf(goals: readonly CharterGoal[]): CharterGoal | undefined {
  return goals.find(({ lead }) => lead) ?? goals[0];
}

function sourceOf({ source }: CharterGoal): string {
  return `${source?.connection ?? ''}/${source?.series ?? ''}`;
}

async function knownSeries(
  session: Session,
  charters: readonly CharterOn[],
  on: Day,
): Promise<ReadonlyMap<string, KnownSeries>> {
  const named = new Set(charters.flatMap(({ charter }) => charter.goals.map(sourceOf)));
  const nameOf = ({ connection, key }: SeriesRow) => `${connection}/${key}`;
  const series = (await outcomeSeries(session)).filter((row) => named.has(nameOf(row)));
  const observations = groupBy(
    await organisationObservations(
      session,
      series.map(({ id }) => id),
      on,
    ),
    ({ seriesId }) => seriesId,
  );
  return new Map(
    series.map((row) => [nameOf(row), { title: row.title, observations: observations.get(row.id) ?? [] }]),
  );
}

/** Adoption is published for sets of connections; an initiative's are those of its communities. */
async function adoptionSpans(
  session: Session,
  charters: readonly CharterOn[],
  on: Day,
): Promise<ReadonlyMap<string, ReleasedSpan>> {
  const exist = new Set((await connections(session)).map(({ key }) => key));
  const spans = new Map<string, ReleasedSpan>();
  for (const { row, charter } of charters) {
    if (row.state === 'draft') continue;
    const own = scopeConnections({ connections: charterConnections(charter) }, exist);
    const scope = await scopeByKey(session, scopeKey(own));
    const span = scope && (await releasedSpan(session, { scopeId: scope.id, kind: '28d', until: on }));
    if (span) spans.set(row.initiative, span);
  }
  return spans;
}
