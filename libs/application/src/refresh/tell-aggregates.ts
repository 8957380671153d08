import { aggregateStep, isLargeEnough, tellAggregates } from '@takeup/disclosure';
import type { ActKind, AggregateDay, Day, Month, StreamCoverage } from '@takeup/domain';
import {
  AGGREGATE_MONTHS,
  addMonths,
  aggregateCoverage,
  aggregateMonths,
  eachDay,
  firstOfMonth,
  firstWholeMonth,
  isAggregateMeasure,
  lastOfMonth,
  monthOf,
} from '@takeup/domain';
import type { AggregateRow, ReleasedAggregateMonth } from '@takeup/storage';
import {
  aggregatesSince,
  countedDays,
  dropOldAggregates,
  firstAggregates,
  inTransaction,
  newestRoster,
  writeAggregates,
} from '@takeup/storage';
import type { Context } from '../context.js';
import { today } from '../context.js';
import { groupBy } from '../grouping.js';
import { KEPT_MONTHS } from '../sync/wanted.js';
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
    const told = groupBy(
      (await aggregatesSince(session, since)).filter(isKnown),
      ({ connection }) => connection,
    );
    const coverage = new Map((await knownCoverage(session)).map((own) => [own.connection, own]));
    const acted = new Set((await countedDays(session, since)).map(keyOf));
    const organisation = {
      people: (await newestRoster(session))?.people ?? null,
      minimumGroup: context.config.policy.minimumGroup,
    };
    const months = [...(await firstAggregates(session))].flatMap(([connection, first]) => {
      const known: Known = {
        days: told.get(connection) ?? [],
        coverage: coverage.get(connection),
        isActedOn: (day) => acted.has(keyOf({ connection, day })),
      };
      return tellMonths(first, known, { ...organisation, today: now }).map((own) => ({ connection, ...own }));
    });
    await writeAggregates(session, months);
  });
}

/** What is known of one platform. */
interface Known {
  readonly days: readonly AggregateDay[];
  readonly coverage: StreamCoverage | undefined;
  isActedOn(day: Day): boolean;
}

interface Organisation {
  /** In the directory; null: there is none. */
  readonly people: number | null;
  readonly minimumGroup: number;
  readonly today: Day;
}

type MonthTold = Omit<ReleasedAggregateMonth, 'connection'>;

/** While no month is over that it can have counted whole, the first that it can is named. */
function tellMonths(first: Day, known: Known, organisation: Organisation): readonly MonthTold[] {
  const step = aggregateStep(organisation.minimumGroup);
  const months = aggregateMonths(first, organisation.today);
  if (months.length === 0)
    return [{ ...UNTOLD, month: firstOfMonth(firstWholeMonth(first)), state: 'running', step }];
  return months.map((month) => ({
    ...{ ...UNTOLD, month: firstOfMonth(month), step },
    ...tellMonth(month, known, organisation),
  }));
}

const UNTOLD = { missing: [], aggregates: [] } as const;

function tellMonth(
  month: Month,
  known: Known,
  { people, minimumGroup, today: now }: Organisation,
): Pick<MonthTold, 'state'> & Partial<MonthTold> {
  if (!isLargeEnough(people, minimumGroup)) return { state: 'too-small' };
  const whole = aggregateCoverage(month, known.days, now);
  if (whole.state !== 'whole') return whole;
  const told = tellAggregates({ ...whole, counted: countedIn(month, known) }, { people, minimumGroup });
  return { state: 'told', aggregates: [...told].map(([measure, own]) => ({ measure, ...own })) };
}

const keyOf = ({ connection, day }: { readonly connection: string; readonly day: Day }) =>
  `${day} ${connection}`;

/** A measure of a later version is not known here. */
const isKnown = (row: AggregateRow): row is AggregateRow & AggregateDay => isAggregateMeasure(row.measure);

/** By which acts Takeup counts people of the platform itself in a month: on any day of it somebody acted, or it was read. */
function countedIn(month: Month, { coverage, isActedOn }: Known): readonly ActKind[] {
  if (coverage === undefined) return [];
  const { kinds, first, last, holes } = coverage;
  const isRead = (day: Day) => day >= first && day <= last && !holes.has(day);
  const days = [...eachDay(firstOfMonth(month), lastOfMonth(month))];
  return days.some((day) => isRead(day) || isActedOn(day)) ? kinds : [];
}
