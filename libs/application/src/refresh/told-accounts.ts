import { ALL, ROOT } from '@takeup/domain';
import type { FigureRow, UnmatchedAccounts } from '@takeup/storage';
import type { MaskedLattice } from './epoch-counts.js';

/** Null where they would tell what is hidden. */
export interface ToldAccounts {
  readonly accounts: number | null;
  readonly matched: number | null;
}

/**
 * What may be said aloud of the accounts seen in a period. Those that matched are the people of the widest measure that it
 * tells, and only where that tells everybody together exactly: they are the number that stands beside them already,
 * whatever accounts these people have. The others match nobody.
 */
export function toldAccounts(
  unmatched: readonly UnmatchedAccounts[],
  figures: readonly FigureRow[],
  { lattice, ids }: MaskedLattice,
): (key: string, scopeId: number) => ToldAccounts {
  const root = ids[lattice.indexOf({ department: ROOT, persona: ALL, location: ALL }) ?? -1];
  const widest = new Map<string, FigureRow>();
  for (const figure of figures) {
    const place = `${figure.scopeId} ${figure.key}`;
    if (figure.cellId === root && !widest.has(place)) widest.set(place, figure);
  }
  return (key, scopeId) => {
    const figure = widest.get(`${scopeId} ${key}`);
    if (figure?.status !== 'SHOWN' || figure.count === null) return { accounts: null, matched: null };
    const others = unmatched.find(
      (row) => row.periodKey === key && row.scopeId === scopeId && row.measure === figure.measure,
    );
    return { accounts: figure.count + (others?.accounts ?? 0), matched: figure.count };
  };
}
