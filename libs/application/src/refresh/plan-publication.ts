import type { Day, Month, Period, StreamCoverage } from '@takeup/domain';
import { epochOf, maxDay, minDay, periodsWithin, readinessOf } from '@takeup/domain';
import type { ScopeRow } from '@takeup/storage';

/** A period whose turn it is to be published in a scope. */
export interface DuePeriod {
  readonly period: Period;
  readonly scope: ScopeRow;
  /** Connections that are part of it, in key order. */
  readonly connections: readonly string[];
}

export interface PublicationPlan {
  readonly streams: readonly StreamCoverage[];
  readonly scopes: readonly ScopeRow[];
  readonly today: Day;
  isPublished(key: string, scopeId: number): boolean;
}

/** The streams that a scope counts. */
export function inScope(
  streams: readonly StreamCoverage[],
  { connections }: ScopeRow,
): readonly StreamCoverage[] {
  return connections === null
    ? streams
    : streams.filter(({ connection }) => connections.includes(connection));
}

/**
 * What can be published now, by epoch. Within an epoch and scope periods go by their last day, shorter first, and one
 * that is not final holds up those after it: what is published never depends on the order in which data came.
 */
export function planPublication(plan: PublicationPlan): ReadonlyMap<Month, readonly DuePeriod[]> {
  const due = new Map<Month, DuePeriod[]>();
  for (const scope of plan.scopes) {
    const own = inScope(plan.streams, scope);
    const [head, ...others] = own;
    if (head === undefined) continue;
    const first = others.reduce((day, { first }) => minDay(day, first), head.first);
    const last = others.reduce((day, { last }) => maxDay(day, last), head.last);
    const heldUp = new Set<Month>();
    for (const period of periodsWithin(first, last)) {
      const epoch = epochOf(period);
      if (plan.isPublished(period.key, scope.id) || heldUp.has(epoch)) continue;
      const { final, connections } = readinessOf(period, own, plan.today);
      if (connections.length === 0) continue;
      if (!final) heldUp.add(epoch);
      else due.set(epoch, [...(due.get(epoch) ?? []), { period, scope, connections }]);
    }
  }
  return due;
}
