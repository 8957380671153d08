import { aggregateStep, isLargeEnough, tellAggregates } from '@takeup/disclosure';
import type { ActKind, AggregateDay, Day, Month, StreamCoverage } from '@takeup/domain';
import {
  AGGREGATE_BOUNDS,
  AGGREGATE_MONTHS,
  actKindsOf,
  addMonths,
  aggregateCoverage,
  aggregateMonths,
  eachDay,
  firstOfMonth,
  firstWholeMonth,
  isAggregateMeasure,
  lastOfMonth,
  monthOf,
  policyOn,
  rosterOf,
} from '@takeup/domain';
import type { AggregateRow, ReleasedAggregateMonth, Session } from '@takeup/storage';
import {
  aggregatesSince,
  connections,
  countedDays,
  dropOldAggregates,
  firstAggregates,
  firstFact,
  inTransaction,
  newestRoster,
  policyVersions,
  preflights,
  rosters,
  writeAggregates,
} from '@takeup/storage';
import type { Context } from '../context.js';
import { today } from '../context.js';
import { groupBy } from '../grouping.js';
import { sharingPlaces } from '../sync/same-place.js';
import { KEPT_MONTHS } from '../sync/wanted.js';
import { withoutActsOfFew } from './acts-of-few.js';
import { knownCoverage } from './derive-coverage.js';

/**
 * Tells what platforms counted themselves, of the newest whole months and the whole organisation. Where it is too small for
 * that, or there is no directory to say how large it is, months are named and nothing is told of them.
 */
export async function tellWhatPlatformsCount(context: Context): Promise<void> {
  const now = today(context);
  await inTransaction(context.pools, async (session) => {
    await dropOldAggregates(session, firstOfMonth(addMonths(monthOf(now), -KEPT_MONTHS)));
    const since = firstOfMonth(addMonths(monthOf(now), -AGGREGATE_MONTHS));
    const kept = await aggregatesSince(session, since);
    const told = groupBy(kept.filter(isKnown), ({ connection }) => connection);
    const bounds = groupBy(kept.filter(isBound), ({ connection }) => connection);
    const organisation = await organisationOf(session, context);
    const readers = await readersOf(session, since);
    const months = [...(await firstAggregates(session))].flatMap(([connection, first]) => {
      const known: Known = {
        days: told.get(connection) ?? [],
        bounds: bounds.get(connection) ?? [],
        readers: readers(connection),
      };
      return tellMonths(first, known, { ...organisation, today: now }).map((own) => ({ connection, ...own }));
    });
    await writeAggregates(session, months);
  });
}

/** What is known of one platform. */
interface Known {
  readonly days: readonly AggregateDay[];
  /** On each day, how many people wrote at least. */
  readonly bounds: readonly Pick<AggregateRow, 'day' | 'value'>[];
  /** Connections that lead to it, one that was removed among them: each may tell of its people. */
  readonly readers: readonly Reader[];
}

/** A connection by which people are counted. */
interface Reader {
  readonly kinds: readonly ActKind[];
  readonly coverage: StreamCoverage | undefined;
  isActedOn(day: Day): boolean;
}

interface Organisation {
  /** People in the directory, by the month's own roster and the newest; none: there is no directory. */
  sizesIn(month: Month): readonly number[];
  /** Of the policy that holds for the month. */
  minimumGroupIn(month: Month): number;
  readonly today: Day;
}

async function organisationOf(session: Session, { config }: Context): Promise<Omit<Organisation, 'today'>> {
  const [all, newest, fact] = [await rosters(session), await newestRoster(session), await firstFact(session)];
  const versions = await policyVersions(session);
  return {
    sizesIn: (month) => {
      const own = rosterOf(month, all, fact);
      return [newest, all.find(({ id }) => id === own?.rosterId)].flatMap((roster) => roster?.people ?? []);
    },
    minimumGroupIn: (month) => (policyOn(versions, firstOfMonth(month)) ?? config.policy).minimumGroup,
  };
}

/** By connection, those by which people of the same place are counted. @param since the first day asked of */
async function readersOf(session: Session, since: Day): Promise<(connection: string) => readonly Reader[]> {
  const coverage = new Map((await knownCoverage(session)).map((own) => [own.connection, own]));
  const acted = new Set((await countedDays(session, since)).map(keyOf));
  const all = await connections(session);
  const sharing = sharingPlaces(all, await preflights(session));
  return (connection) =>
    sharing(connection).map(({ key, kinds }) => ({
      kinds: actKindsOf(kinds),
      coverage: coverage.get(key),
      isActedOn: (day) => acted.has(keyOf({ connection: key, day })),
    }));
}

type MonthTold = Omit<ReleasedAggregateMonth, 'connection'>;

/** While no month is over that it can have counted whole, the first that it can is named. */
function tellMonths(first: Day, known: Known, organisation: Organisation): readonly MonthTold[] {
  const { minimumGroupIn, today: now } = organisation;
  const stepIn = (month: Month) => aggregateStep(minimumGroupIn(month));
  const months = aggregateMonths(first, now);
  if (months.length > 0)
    return months.map((month) => ({
      ...{ ...UNTOLD, month: firstOfMonth(month), step: stepIn(month) },
      ...tellMonth(month, known, organisation),
    }));
  const next = firstWholeMonth(first);
  return [{ ...UNTOLD, month: firstOfMonth(next), state: 'running', step: stepIn(next) }];
}

const UNTOLD = { missing: [], aggregates: [] } as const;

/** It is as large as it was at its smallest. */
function tellMonth(
  month: Month,
  known: Known,
  { sizesIn, minimumGroupIn, today: now }: Organisation,
): Pick<MonthTold, 'state'> & Partial<MonthTold> {
  const sizes = sizesIn(month);
  const minimumGroup = minimumGroupIn(month);
  if (!isLargeEnough(sizes.length === 0 ? null : Math.min(...sizes), minimumGroup))
    return { state: 'too-small' };
  const whole = aggregateCoverage(month, known.days, now);
  if (whole.state !== 'whole') return whole;
  const counted = known.readers.flatMap((reader) => countedIn(month, reader));
  const told = tellAggregates({ ...whole, counted }, minimumGroup);
  const wroteAtLeast = known.bounds.reduce(
    (most, { day, value }) => (monthOf(day) === month ? Math.max(most, value) : most),
    0,
  );
  const open = withoutActsOfFew(told, { wroteAtLeast, step: aggregateStep(minimumGroup) });
  return { state: 'told', aggregates: [...open].map(([measure, own]) => ({ measure, ...own })) };
}

const keyOf = ({ connection, day }: { readonly connection: string; readonly day: Day }) =>
  `${day} ${connection}`;

/** A measure of a later version is not known here. */
const isKnown = (row: AggregateRow): row is AggregateRow & AggregateDay => isAggregateMeasure(row.measure);

const isBound = ({ measure }: AggregateRow) => AGGREGATE_BOUNDS.some((bound) => bound === measure);

/** By which acts Takeup counts people of a connection in a month: on any day of it somebody acted, or it was read. */
function countedIn(month: Month, { kinds, coverage, isActedOn }: Reader): readonly ActKind[] {
  const isRead = (day: Day) =>
    coverage !== undefined && day >= coverage.first && day <= coverage.last && !coverage.holes.has(day);
  const days = [...eachDay(firstOfMonth(month), lastOfMonth(month))];
  return days.some((day) => isRead(day) || isActedOn(day)) ? kinds : [];
}
