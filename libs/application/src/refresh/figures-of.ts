import type { Solver } from '@takeup/disclosure';
import { releaseRows } from '@takeup/disclosure';
import type { CountedMeasure, Policy } from '@takeup/domain';
import type { AtomCount, FigureRow, PeriodMeasureRow } from '@takeup/storage';
import type { MaskedLattice } from './epoch-counts.js';
import { countsByPeriod, perAtomCounts } from './epoch-counts.js';
import type { ResolvedEpoch } from './resolve-epoch.js';

export interface Counted {
  readonly epoch: ResolvedEpoch;
  readonly masked: MaskedLattice;
  readonly counts: readonly AtomCount[];
  /** What the epoch's earlier periods hid beyond the mask. */
  readonly before: readonly Pick<FigureRow, 'scopeId' | 'measure' | 'cellId'>[];
  readonly policy: Policy;
  readonly solver: Solver;
}

/** The figures of an epoch's periods, one period and measure after the other, in the order they are published. */
export async function figuresOf(
  measures: readonly PeriodMeasureRow[],
  { epoch, masked, counts, before, policy, solver }: Counted,
): Promise<readonly FigureRow[]> {
  const { lattice, hidden, hasTarget, ids } = masked;
  const places = new Map(ids.map((id, cell) => [id, cell]));
  const hiddenBefore = new Map<string, Set<number>>();
  const hiddenIn = (scopeId: number, measure: string) => {
    const key = `${scopeId} ${measure}`;
    const known = hiddenBefore.get(key) ?? new Set();
    hiddenBefore.set(key, known);
    return known;
  };
  for (const { scopeId, measure, cellId } of before) hiddenIn(scopeId, measure).add(places.get(cellId) ?? -1);
  const byPeriod = countsByPeriod(counts);
  const figures: FigureRow[] = [];
  for (const { key, scopeId, measure } of measures) {
    const perAtom = perAtomCounts(byPeriod.get(`${scopeId} ${key}`) ?? [], measure as CountedMeasure, epoch);
    const known = hiddenIn(scopeId, measure);
    const { atoms } = epoch;
    const period = { lattice, atoms, hidden, perAtom, policy, hasTarget, hiddenBefore: known, solver };
    for (const { cell, status, count } of await releaseRows(period)) {
      if (status === 'HIDDEN' && !hidden[cell]) known.add(cell);
      figures.push({ key, scopeId, measure, cellId: ids[cell] ?? -1, status, count });
    }
  }
  return figures;
}
