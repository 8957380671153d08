import type { PublishedPeriodRow, TakenOver } from '@takeup/storage';
import type { DuePeriod } from './plan-publication.js';

/** What is due, by what other scopes tell of the same period. */
export interface DueBeside {
  /** Counted from today's facts and told. */
  readonly fresh: readonly DuePeriod[];
  /** Nothing of it is told. */
  readonly withheld: readonly DuePeriod[];
  /** Of the same connections as one that is published: told as that was. */
  readonly taken: readonly TakenOver[];
}

/**
 * Facts that came in after a period was published would make its figures in a further scope other than those that stand
 * beside it, and the difference would say what somebody's late line changed. So the same connections are told as they were,
 * and others that have one in common with a period whose corrections are pending are not told.
 */
export function toldElsewhere(
  due: readonly DuePeriod[],
  published: readonly PublishedPeriodRow[],
): DueBeside {
  const fresh: DuePeriod[] = [];
  const withheld: DuePeriod[] = [];
  const taken: TakenOver[] = [];
  for (const own of due) {
    const { period, scope, connections } = own;
    const others = published.filter(({ key }) => key === period.key);
    const same = others.find((other) => other.connections.join() === connections.join());
    const isCorrected = ({ restatementPending, connections: some }: PublishedPeriodRow) =>
      restatementPending && some.some((key) => connections.includes(key));
    if (same) taken.push({ key: period.key, from: same.scopeId, to: scope.id });
    else if (others.some(isCorrected)) withheld.push(own);
    else fresh.push(own);
  }
  return { fresh, withheld, taken };
}
