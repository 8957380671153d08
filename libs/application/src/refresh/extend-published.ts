import type { Solver } from '@takeup/disclosure';
import { countCells, releaseRows } from '@takeup/disclosure';
import type { CountedMeasure, Policy, ReleasedStatus } from '@takeup/domain';
import { codeOf } from '@takeup/domain';
import type { FigureRow, Session } from '@takeup/storage';
import { addFigures, countAtoms, figuresOfEpoch, publishedPeriods, writeAtomCounts } from '@takeup/storage';
import { groupBy } from '../grouping.js';
import type { MaskedLattice } from './epoch-counts.js';
import { countsByPeriod, fieldsOf, perAtomCounts } from './epoch-counts.js';
import type { ResolvedEpoch } from './resolve-epoch.js';

/**
 * Adds the cells of new personas to an epoch's published periods. What is shown stays shown with the same figures;
 * where the facts have changed since, the new cells stay hidden, because old and new figures would not fit together.
 */
export async function extendPublished(
  session: Session,
  epoch: ResolvedEpoch,
  masked: MaskedLattice,
  { policy, solver }: { readonly policy: Policy; readonly solver: Solver },
): Promise<void> {
  const periods = (await publishedPeriods(session)).filter(({ month }) => month === epoch.month);
  const counts = await countAtoms(session, epoch, periods);
  await writeAtomCounts(session, counts.map(fieldsOf));
  const byPeriod = countsByPeriod(counts);
  const published = await figuresOfEpoch(session, epoch.month);
  const figures: FigureRow[] = [];
  for (const own of groupBy(published, figureKey).values()) {
    const [first] = own;
    if (first === undefined) continue;
    const { key, scopeId, measure } = first;
    const perAtom = perAtomCounts(byPeriod.get(`${scopeId} ${key}`) ?? [], measure as CountedMeasure, epoch);
    const cells = countCells(masked.lattice, perAtom);
    const before = new Map(own.map((figure) => [figure.cellId, figure]));
    const known = (cell: number) => before.get(masked.ids[cell] ?? -1);
    const { lattice, hidden, hasTarget } = masked;
    const same = lattice.cells.every(({ people }, cell) => {
      const figure = known(cell);
      if (figure === undefined || figure.status === 'HIDDEN') return true;
      const count = cells[cell] ?? 0;
      return figure.status === codeOf(people, count, policy) && figure.count === exactly(figure, count);
    });
    const published = (cell: number) => known(cell)?.status as ReleasedStatus | undefined;
    const { atoms } = epoch;
    const rows = await releaseRows({
      lattice,
      atoms,
      hidden,
      perAtom,
      policy,
      hasTarget,
      published,
      solver,
    });
    for (const { cell, status, count } of rows) {
      if (!masked.added.has(cell)) continue;
      const cellId = masked.ids[cell] ?? -1;
      figures.push({
        key,
        scopeId,
        measure,
        cellId,
        status: same ? status : 'HIDDEN',
        count: same ? count : null,
      });
    }
  }
  await addFigures(session, figures);
}

/** A bound carries no count. */
function exactly({ status }: FigureRow, count: number): number | null {
  return status === 'SHOWN' ? count : null;
}

function figureKey({ key, scopeId, measure }: FigureRow): string {
  return `${scopeId} ${key} ${measure}`;
}
