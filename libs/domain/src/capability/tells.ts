import type { ActKind } from '../facts/act.js';
import type { AggregateBound, AggregateMeasure } from '../facts/aggregate.js';
import type { Measure } from '../measures/measure.js';

/** What an act is told with: who did it, in which community, when and in which thread, and which topics its text has. */
export const ACT_DETAILS = ['person', 'community', 'thread', 'topic'] as const;
export type ActDetail = (typeof ACT_DETAILS)[number];

/** What a platform lists apart from what is done. */
export const LISTS = ['account', 'community'] as const;
export type Listed = (typeof LISTS)[number];

/** The most that a stream of a platform tells. */
export interface Tells {
  readonly lists: readonly Listed[];
  readonly acts: readonly ActKind[];
  /** May stand on any of its acts. */
  readonly with: readonly ActDetail[];
  /** What the platform counts itself; proves nothing, since it knows no person. Absent: it counts nothing. */
  readonly counts?: readonly (AggregateMeasure | AggregateBound)[];
}

/** What something is proven by: a list, or any one of these acts with all of these details. */
export type Need =
  | { readonly list: Listed }
  | {
      readonly acts: readonly ActKind[];
      readonly with: readonly ActDetail[];
      /** Where it is all that a measure needs. */
      readonly measure?: Measure;
    };

export function satisfies({ lists, acts, with: details }: Tells, need: Need): boolean {
  if ('list' in need) return lists.includes(need.list);
  return need.acts.some((act) => acts.includes(act)) && need.with.every((detail) => details.includes(detail));
}

/** Whether it tells anything of people or of where they are, beside what the platform counts itself. */
export function tellsPeople({ lists, acts }: Tells): boolean {
  return lists.length + acts.length > 0;
}
