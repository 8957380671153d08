import type { Session } from '@takeup/storage';
import { atomCounts, countAtoms, epochs, markRestatements, publishedPeriods } from '@takeup/storage';
import type { AtomCount } from '@takeup/storage';
import { groupBy } from '../grouping.js';
import { countsByPeriod } from './epoch-counts.js';

/**
 * Notes which published periods would read differently now that a month's facts have changed. What is published
 * stays; the difference waits to be published as a restatement.
 */
export async function detectRestatements(session: Session, month: string): Promise<void> {
  const touched = (await publishedPeriods(session)).filter(
    ({ from, to, restatementPending }) =>
      !restatementPending && from.slice(0, 7) <= month.slice(0, 7) && to.slice(0, 7) >= month.slice(0, 7),
  );
  const known = new Map((await epochs(session)).map((epoch) => [epoch.month, epoch]));
  for (const [epochMonth, periods] of groupBy(touched, (period) => period.month)) {
    const epoch = known.get(epochMonth);
    if (!epoch) continue;
    const now = countsByPeriod(await countAtoms(session, epoch, periods));
    const before = countsByPeriod(await atomCounts(session, epochMonth));
    const changed = periods.filter(({ key, scopeId }) => {
      const id = `${scopeId} ${key}`;
      return fingerprint(now.get(id)) !== fingerprint(before.get(id));
    });
    if (changed.length > 0) await markRestatements(session, changed);
  }
}

function fingerprint(counts: readonly AtomCount[] = []): string {
  return counts
    .map((count) => [count.atomId, count.reached, count.active, count.habitual, count.contributing].join(':'))
    .sort()
    .join(' ');
}
