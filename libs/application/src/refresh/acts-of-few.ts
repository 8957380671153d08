import type { AggregateTold } from '@takeup/disclosure';
import type { AggregateMeasure } from '@takeup/domain';
import { AGGREGATES, AGGREGATE_ACTS } from '@takeup/domain';

interface Bound {
  /** Different people who wrote in the month, at least; 0: nobody knows. */
  readonly wroteAtLeast: number;
  /** What numbers of people are rounded to. */
  readonly step: number;
}

/**
 * Where a platform counts acts and not who did them, they are told once it is known that as many people wrote as may be
 * told of. How many reacted nothing says: those acts go with the others, which is care and no guarantee.
 */
export function withoutActsOfFew(
  told: ReadonlyMap<AggregateMeasure, AggregateTold>,
  { wroteAtLeast, step }: Bound,
): ReadonlyMap<AggregateMeasure, AggregateTold> {
  const isDoneBy = (acts: AggregateMeasure, people: AggregateMeasure) =>
    AGGREGATES[people] === 'people' &&
    AGGREGATE_ACTS[people].some((kind) => AGGREGATE_ACTS[acts].includes(kind));
  const isOfFew = (measure: AggregateMeasure) =>
    AGGREGATES[measure] === 'acts' &&
    wroteAtLeast < step &&
    ![...told.keys()].some((people) => isDoneBy(measure, people));
  return new Map(
    [...told].map(([measure, own]) =>
      own.told === 'about' && isOfFew(measure)
        ? [measure, { told: 'withheld', value: null }]
        : [measure, own],
    ),
  );
}
