import type { Figure, Solver } from '@takeup/disclosure';
import { decidePeriod, rowsOfPeriod } from '@takeup/disclosure';
import type { CountedMeasure, Policy } from '@takeup/domain';
import type { AtomCount, FigureRow, HiddenByPeriod, PeriodMeasureRow } from '@takeup/storage';
import { groupBy } from '../grouping.js';
import { decideTogether } from './decide-together.js';
import type { MaskedLattice } from './epoch-counts.js';
import { countsByPeriod, perAtomCounts } from './epoch-counts.js';
import type { DuePeriod } from './plan-publication.js';
import type { ResolvedEpoch } from './resolve-epoch.js';
import type { Tellings } from './told-as.js';
import { toldAs } from './told-as.js';

export interface Counted {
  readonly epoch: ResolvedEpoch;
  readonly due: readonly DuePeriod[];
  readonly masked: MaskedLattice;
  readonly counts: readonly AtomCount[];
  /** What the epoch's earlier periods hid beyond the mask. */
  readonly before: readonly HiddenByPeriod[];
  /** What is published of the epoch. */
  readonly published: readonly Figure[];
  readonly policy: Policy;
  readonly tellings: Tellings;
  readonly solver: Solver;
}

/**
 * The figures of an epoch's periods, in the order in which they are published: each measure by itself, then all measures of
 * a period beside everything that is published by then of the same people and days.
 */
export async function figuresOf(
  measures: readonly PeriodMeasureRow[],
  { epoch, due, masked, counts, before, published, policy, tellings, solver }: Counted,
): Promise<readonly FigureRow[]> {
  const { lattice, hidden, hasTarget, ids } = masked;
  const { atoms } = epoch;
  const hiddenIn = hiddenBefore(before, masked);
  const byPeriod = countsByPeriod(counts);
  const known = [...published];
  const figures: FigureRow[] = [];
  const own = groupBy(measures, ({ key, scopeId }) => `${scopeId} ${key}`);
  for (const { period, scope, connections } of due) {
    const place = `${scope.id} ${period.key}`;
    const decided = await Promise.all(
      (own.get(place) ?? []).map(async ({ measure }) => {
        const perAtom = perAtomCounts(byPeriod.get(place) ?? [], measure as CountedMeasure, epoch);
        const hiddenSo = [hiddenIn(scope.id, measure), hiddenIn(scope.id, measure, period.kind)] as const;
        const before = { hiddenBefore: new Set(hiddenSo[0].keys()), hiddenAlike: hiddenSo[1] };
        const fresh = await decidePeriod({
          lattice,
          atoms,
          hidden,
          perAtom,
          policy,
          hasTarget,
          solver,
          ...before,
        });
        const told = { ...period, measure: measure as CountedMeasure, connections };
        return { ...toldAs(told, tellings), hiddenSo, fresh };
      }),
    );
    await decideTogether(decided, known, solver);
    for (const { told, hiddenSo, fresh } of decided) {
      for (const { cell, status, count } of rowsOfPeriod(fresh)) {
        if (status === 'HIDDEN' && !hidden[cell]) for (const some of hiddenSo) addTo(some, cell, 1);
        figures.push({
          key: told.key,
          scopeId: scope.id,
          measure: told.measure,
          cellId: ids[cell] ?? -1,
          status,
          count,
        });
      }
    }
  }
  return figures;
}

/** By scope and measure: in how many of the epoch's earlier periods a cell was hidden beyond the mask, of all or of one kind. */
function hiddenBefore(before: Counted['before'], { ids }: MaskedLattice) {
  const places = new Map(ids.map((id, cell) => [id, cell]));
  const found = new Map<string, Map<number, number>>();
  const hiddenIn = (scopeId: number, measure: string, kind = 'any') => {
    const key = `${scopeId} ${measure} ${kind}`;
    const known = found.get(key) ?? new Map<number, number>();
    found.set(key, known);
    return known;
  };
  for (const { scopeId, measure, cellId, kind, periods } of before) {
    const cell = places.get(cellId) ?? -1;
    addTo(hiddenIn(scopeId, measure), cell, periods);
    addTo(hiddenIn(scopeId, measure, kind), cell, periods);
  }
  return hiddenIn;
}

function addTo(counts: Map<number, number>, cell: number, by: number): void {
  counts.set(cell, (counts.get(cell) ?? 0) + by);
}
