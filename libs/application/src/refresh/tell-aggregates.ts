import { aggregateStep, isLargeEnough, tellAggregates } from '@takeup/disclosure';
import type { ActKind, Day, Month, StreamCoverage } from '@takeup/domain';
import {
  AGGREGATE_MONTHS,
  addMonths,
  aggregateCoverage,
  aggregateMonths,
  eachDay,
  firstOfMonth,
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
  const { pools, config } = context;
  const now = today(context);
  const { minimumGroup } = config.policy;
  await inTransaction(pools, async (session) => {
    await dropOldAggregates(session, firstOfMonth(addMonths(monthOf(now), -KEPT_MONTHS)));
    const first = await firstAggregates(session);
    const since = firstOfMonth(addMonths(monthOf(now), -AGGREGATE_MONTHS));
    const people = (await newestRoster(session))?.people ?? null;
    const told = groupBy(await aggregatesSince(session, since), ({ connection }) => connection);
    const coverage = new Map((await knownCoverage(session)).map((own) => [own.connection, own]));
    const acted = new Set((await countedDays(session, since)).map(keyOf));
    const months = [...first].flatMap(([connection, begun]) =>
      monthsSince(begun, now).map((month): ReleasedAggregateMonth => {
        const own = { connection, month: firstOfMonth(month), step: aggregateStep(minimumGroup) };
        const rows = told.get(connection) ?? [];
        if (month === monthOf(now)) return { ...own, state: 'running', ...NOTHING };
        if (!isLargeEnough(people, minimumGroup)) return { ...own, state: 'too-small', ...NOTHING };
        const whole = aggregateCoverage(month, rows.filter(isKnown), now);
        if (whole.state === 'gap') return { ...own, ...NOTHING, state: 'gap', missing: whole.missing };
        if (whole.state === 'awaited') return { ...own, state: 'awaited', ...NOTHING };
        const counted = countedIn(month, coverage.get(connection), (day) =>
          acted.has(keyOf({ connection, day })),
        );
        const aggregates = tellAggregates({ ...whole, counted }, { people, minimumGroup });
        return {
          ...{ ...own, state: 'told', missing: [] },
          aggregates: [...aggregates].map(([measure, one]) => ({ measure, ...one })),
        };
      }),
    );
    await writeAggregates(session, months);
  });
}

const NOTHING = { missing: [], aggregates: [] } as const;

const keyOf = ({ connection, day }: { readonly connection: string; readonly day: Day }) =>
  `${day} ${connection}`;

/** While no month is over that it counted in, the one that runs is named. */
function monthsSince(first: Day, now: Day): readonly Month[] {
  const months = aggregateMonths(first, now);
  return months.length === 0 ? [monthOf(now)] : months;
}

type KnownRow = AggregateRow & Parameters<typeof aggregateCoverage>[1][number];

/** A measure of a later version is not known here. */
const isKnown = (row: AggregateRow): row is KnownRow => isAggregateMeasure(row.measure);

/** By which acts Takeup counts people of the platform itself in a month: on any day of it somebody acted, or it was read. */
function countedIn(
  month: Month,
  coverage: StreamCoverage | undefined,
  isActedOn: (day: Day) => boolean,
): readonly ActKind[] {
  if (coverage === undefined) return [];
  const { kinds, first, last, holes } = coverage;
  const isRead = (day: Day) => day >= first && day <= last && !holes.has(day);
  const days = [...eachDay(firstOfMonth(month), lastOfMonth(month))];
  return days.some((day) => isRead(day) || isActedOn(day)) ? kinds : [];
}
