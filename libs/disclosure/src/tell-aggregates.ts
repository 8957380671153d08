import type { ActKind, AggregateMeasure } from '@takeup/domain';
import { AGGREGATES, AGGREGATE_ACTS } from '@takeup/domain';

/** Numbers are rounded to so many, those of people to the minimum group where that is larger. */
const STEP = 10;
/** An organisation of fewer people than so many minimum groups is told nothing. */
const GROUPS = 2;

/** `about`: rounded to a multiple of its step; `fewer`: than this; `withheld`: for what else is told of the same acts, or for they are of few. */
export type AggregateTold =
  | { readonly told: 'about' | 'fewer'; readonly value: number }
  | { readonly told: 'withheld'; readonly value: null };

/** What a platform counted itself in one whole month. */
export interface AggregateMonth {
  readonly days: number;
  /** Of each measure that it counts, the sum over all days. */
  readonly sums: ReadonlyMap<AggregateMeasure, number>;
  /** Kinds of acts that Takeup counts people by in this month and from this platform. */
  readonly counted: readonly ActKind[];
}

/** What numbers of people are rounded to, and fewer than which are told as so many. */
export function aggregateStep(minimumGroup: number): number {
  return Math.max(STEP, minimumGroup);
}

/** Whether anything may be told. @param people in the directory; null: nobody knows */
export function isLargeEnough(people: number | null, minimumGroup: number): people is number {
  return people !== null && people >= GROUPS * minimumGroup;
}

/**
 * What may be told of a month of the whole organisation, where it is large enough, and Takeup counts nobody by the same
 * acts. Beside them a mean of people a day would be the least that everybody together has in the release, and less what is
 * shown the least that is hidden; acts, with the share of them that is told of a department, the most that acted there.
 * Acts of fewer people than the minimum group are theirs to tell.
 */
export function tellAggregates(
  { days, sums, counted }: AggregateMonth,
  minimumGroup: number,
): ReadonlyMap<AggregateMeasure, AggregateTold> {
  const step = aggregateStep(minimumGroup);
  const ofFew = [...sums].flatMap(([measure, sum]) =>
    AGGREGATES[measure] === 'people' && sum / days < step ? AGGREGATE_ACTS[measure] : [],
  );
  const isAmong = (measure: AggregateMeasure, kinds: readonly ActKind[]) =>
    AGGREGATE_ACTS[measure].some((kind) => kinds.includes(kind));
  return new Map(
    [...sums].map(([measure, sum]): [AggregateMeasure, AggregateTold] => {
      const isCounted = isAmong(measure, counted);
      switch (AGGREGATES[measure]) {
        case 'people':
          return [measure, isCounted ? WITHHELD : rounded(sum / days, step)];
        case 'acts': {
          const tellsOfFew = isAmong(measure, ofFew) && sum >= STEP;
          return [measure, tellsOfFew || isCounted ? WITHHELD : rounded(sum, STEP)];
        }
        case 'places':
          return [measure, rounded(sum / days, STEP)];
      }
    }),
  );
}

const WITHHELD: AggregateTold = { told: 'withheld', value: null };

const nearest = (count: number, step: number) => Math.round(count / step) * step;

function rounded(count: number, step: number): AggregateTold {
  return count < step ? { told: 'fewer', value: step } : { told: 'about', value: nearest(count, step) };
}
