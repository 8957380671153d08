import type { Day, InitiativeStands } from '@takeup/domain';
import { ROOT, costToDate, isPartial, overviewVerdict } from '@takeup/domain';
import type { Session } from '@takeup/storage';
import { allCharters, reading } from '@takeup/storage';
import type { ToldPeriod } from '../gate/index.js';
import { releasedMeasures, scopeByKey, toldPeriods } from '../gate/index.js';
import { periodOf } from '../adoption/ask-period.js';
import { daysWithoutValue, namedDays } from '../adoption/missing-days.js';
import type { Context } from '../context.js';
import { limitOf, today } from '../context.js';
import { chartersOn } from '../goal/charter-on.js';
import { goalsIn } from '../goal/read-goals.js';
import { EVERYTHING } from '../refresh/scopes.js';
import type { DecisionView, InitiativeView, OverviewView } from './overview-view.js';
import { purposeOn } from './purpose-on.js';
import { reachOn } from './reach-on.js';
import { verdictOfRow } from './verdict-of-row.js';
import { viewInitiative } from './view-initiative.js';

export interface OverviewQuestion {
  /** As it stood by this day: on the last day of the newest window that was final. Today, if not said. */
  readonly asof?: Day | null;
}

/** Everything that the first page tells, from the release, charters and KPI values. */
export function readOverview(
  context: Context,
  { asof = null }: OverviewQuestion = {},
): Promise<OverviewView> {
  return reading(context.pools, async (session) => {
    const now = today(context);
    const limit = limitOf(context);
    const asked = asof !== null && asof < now ? asof : null;
    const released = await newestWindow(session, asked ?? now);
    const told = released && (await activeIn(session, released));
    const days = told ?? (released && (await daysOf(session, released, now)));
    const on = asked === null ? now : (released?.to ?? asked);
    const goals = await goalsIn(session, { on, limit });
    const charters = chartersOn(await allCharters(session), on, limit);
    const initiatives: InitiativeView[] = [];
    for (const charterOn of charters) {
      const own = goals.filter(({ initiative }) => initiative === charterOn.row.initiative);
      initiatives.push(await viewInitiative(session, context, { charterOn, goals: own, on }));
    }
    const { currency } = context.config;
    const confirmed = charters.filter(({ row }) => row.state === 'confirmed');
    return {
      on,
      asked: asof,
      window: released ? { ...periodOf(released), final: true, due: null } : null,
      asOf: released?.month ?? null,
      rosterOn: released?.rosterOn ?? null,
      partial: told !== undefined && isPartial(told),
      missing: days === undefined ? [] : (await namedDays(session))(days.missing),
      verdict: overviewVerdict({ on, initiatives: initiatives.map(standsOf) }),
      cost: costToDate(
        confirmed.flatMap(({ charter }) => charter.costs),
        on,
        currency,
      ),
      currency,
      next: soonest(initiatives),
      initiatives,
      purpose: released && limit === ROOT ? await purposeOn(session, context, released) : null,
      reach: released ? await reachOn(session, context, { released, charters }) : null,
    };
  });
}

async function newestWindow(session: Session, until: Day): Promise<ToldPeriod | undefined> {
  const scope = await scopeByKey(session, EVERYTHING);
  if (scope === undefined) return undefined;
  return (await toldPeriods(session, scope.id, '28d')).findLast(({ to }) => to <= until);
}

async function activeIn(session: Session, { scopeId, key }: ToldPeriod) {
  return (await releasedMeasures(session, scopeId, [key])).find(({ measure }) => measure === 'active');
}

function daysOf(session: Session, released: ToldPeriod, now: Day) {
  const { connections } = released;
  return daysWithoutValue(session, {
    measure: 'active',
    period: periodOf(released),
    connections,
    today: now,
  });
}

function soonest(initiatives: readonly InitiativeView[]): DecisionView | null {
  const ahead = initiatives.flatMap(({ next }) => (next === null ? [] : [next]));
  return ahead.toSorted((a, b) => a.days - b.days)[0] ?? null;
}

function standsOf({ name, state, goals, adoption, next }: InitiativeView): InitiativeStands {
  const [lead] = goals;
  // With days missing a bound is no bound of what was.
  const least = adoption === null || adoption.partial ? 0 : (adoption.row?.shortAtLeast ?? 0);
  const doubt = lead === undefined ? 'no-goal' : lead.doubt === 'draft' ? null : lead.doubt;
  return {
    name,
    state,
    goal: lead?.status ?? 'UNKNOWN',
    doubt,
    adoption: verdictOfRow(adoption?.row ?? null),
    shortAtLeast: least === 0 ? null : least,
    grade: lead?.evidence.grade ?? 0,
    gate: next?.on ?? null,
  };
}
