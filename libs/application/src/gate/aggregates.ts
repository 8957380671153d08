import type { AggregateMeasure, Day, Month } from '@takeup/domain';
import { AGGREGATE_MEASURES, monthOf } from '@takeup/domain';
import type { ReleasedAggregate, ReleasedAggregateMonth, Session } from '@takeup/storage';
import { readAggregates } from '@takeup/storage';
import { groupBy } from '../grouping.js';

/**
 * `told`; `gap`: days are missing; `awaited`: days are still to come or to settle; `running`: no month is over yet;
 * `too-small`: the organisation is, or it has no directory.
 */
export const AGGREGATE_STATES = ['told', 'gap', 'awaited', 'running', 'too-small'] as const;
export type AggregateState = (typeof AGGREGATE_STATES)[number];

/** `about`: rounded; `fewer`: than so many; `withheld`: few people did it, or Takeup counts them itself. */
export interface ToldAggregate {
  readonly measure: AggregateMeasure;
  readonly told: 'about' | 'fewer' | 'withheld';
  /** Null where it is withheld. */
  readonly value: number | null;
}

/** What a platform counted itself in a month. */
export interface ToldAggregateMonth {
  readonly month: Month;
  readonly state: AggregateState;
  /** What numbers of people are rounded to. */
  readonly step: number;
  readonly missing: readonly Day[];
  readonly aggregates: readonly ToldAggregate[];
}

/** By connection, the newest month first. */
export type ToldAggregates = ReadonlyMap<string, readonly ToldAggregateMonth[]>;

/** As the worker told it, and only what the state of its month carries. */
export async function toldAggregates(session: Session): Promise<ToldAggregates> {
  return openAggregates(await readAggregates(session));
}

export function openAggregates(released: readonly ReleasedAggregateMonth[]): ToldAggregates {
  const by = groupBy(released, ({ connection }) => connection);
  return new Map([...by].map(([connection, months]) => [connection, months.map(openMonth)]));
}

function openMonth(own: ReleasedAggregateMonth): ToldAggregateMonth {
  const state = AGGREGATE_STATES.find((known) => known === own.state) ?? 'awaited';
  return {
    ...{ month: monthOf(own.month), state, step: own.step },
    missing: state === 'gap' ? own.missing : [],
    aggregates: state === 'told' ? passed(own.aggregates) : [],
  };
}

/** In the order in which they are told. */
function passed(released: readonly ReleasedAggregate[]): readonly ToldAggregate[] {
  return AGGREGATE_MEASURES.flatMap((measure): ToldAggregate[] => {
    const own = released.find((one) => one.measure === measure);
    if (own === undefined) return [];
    const { told, value } = own;
    const isTold = (told === 'about' || told === 'fewer') && value !== null;
    return [isTold ? { measure, told, value } : { measure, told: 'withheld', value: null }];
  });
}
