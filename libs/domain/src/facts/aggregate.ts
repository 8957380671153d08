import type { ActKind } from './act.js';
import { CONTRIBUTIONS, READS } from './act.js';

/**
 * What a platform counts itself on a day: people, each once, what they did, or places. Nobody is named in it, so it is
 * never joined to people, and proves nothing of a persona or a department.
 */
export const AGGREGATES = {
  viewers: 'people',
  reactors: 'people',
  posters: 'people',
  messages: 'acts',
  reactions: 'acts',
  channels: 'places',
} as const;

export type AggregateMeasure = keyof typeof AGGREGATES;
export type AggregateOf = (typeof AGGREGATES)[AggregateMeasure];

/**
 * What is only kept to know what may be told: `postersAtLeast`, the most people who wrote in one place on a day. So many
 * different ones there were, where a platform does not say how many wrote anywhere.
 */
export const AGGREGATE_BOUNDS = ['postersAtLeast'] as const;
export type AggregateBound = (typeof AGGREGATE_BOUNDS)[number];

/** In the order in which they are told. */
export const AGGREGATE_MEASURES = Object.keys(AGGREGATES) as readonly AggregateMeasure[];

export function isAggregateMeasure(text: string): text is AggregateMeasure {
  return Object.hasOwn(AGGREGATES, text);
}

/** Acts that Takeup counts the same people by, where it knows who they are. */
export const AGGREGATE_ACTS: Readonly<Record<AggregateMeasure, readonly ActKind[]>> = {
  viewers: READS,
  reactors: ['react', 'vote'],
  posters: CONTRIBUTIONS,
  messages: CONTRIBUTIONS,
  reactions: ['react', 'vote'],
  channels: [],
};
