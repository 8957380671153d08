import type { Hiding, Solver } from '@takeup/disclosure';
import { decidePeriod, rowsOfPeriod, withhold } from '@takeup/disclosure';
import type { CountedMeasure, Policy, ReleasedStatus } from '@takeup/domain';
import { COUNTED_MEASURES, codeOf } from '@takeup/domain';
import type { AtomCount, FigureRow, PublishedPeriodRow, Session } from '@takeup/storage';
import { addFigures, countAtoms, figuresOfEpoch, publishedPeriods, writeAtomCounts } from '@takeup/storage';
import { groupBy } from '../grouping.js';
import type { Decided } from './decide-together.js';
import { decideTogether } from './decide-together.js';
import type { MaskedLattice } from './epoch-counts.js';
import { countsByPeriod, fieldsOf, perAtomCounts } from './epoch-counts.js';
import { figuresAsPublished, merged } from './figures-beside.js';
import type { ResolvedEpoch } from './resolve-epoch.js';
import type { Tellings } from './told-as.js';
import { toldAs } from './told-as.js';

interface Extension {
  readonly epoch: ResolvedEpoch;
  readonly masked: MaskedLattice;
  readonly policy: Policy;
  readonly tellings: Tellings;
  readonly solver: Solver;
}

/**
 * Adds the cells of new personas to an epoch's published periods, in the order in which these were published, each beside
 * all others of the same people and days. What is shown stays shown with the same figures; where the facts have changed
 * since, the new cells stay hidden, because old and new figures would not fit together.
 */
export async function extendPublished(
  session: Session,
  epoch: ResolvedEpoch,
  masked: MaskedLattice,
  { policy, tellings, solver }: Pick<Extension, 'policy' | 'tellings' | 'solver'>,
): Promise<void> {
  const extension = { epoch, masked, policy, tellings, solver };
  const periods = (await publishedPeriods(session)).filter(({ month }) => month === epoch.month);
  const counts = await countAtoms(session, epoch, periods);
  await writeAtomCounts(session, counts.map(fieldsOf));
  const figures = await figuresOfEpoch(session, epoch.month);
  const byPeriod = countsByPeriod(counts);
  let told = figuresAsPublished({ epoch, masked, policy, tellings, periods, figures, counts });
  for (const period of periods) {
    const own = figures.filter(({ key, scopeId }) => key === period.key && scopeId === period.scopeId);
    const extended = await extendPeriod(
      period,
      { own, counts: byPeriod.get(`${period.scopeId} ${period.key}`) ?? [] },
      extension,
    );
    const others = told.filter(
      (figure) => figure.scopeId !== period.scopeId || figure.told.key !== period.key,
    );
    const current = extended.filter(({ isCurrent }) => isCurrent);
    await decideTogether(current, merged(others), solver);
    for (const { fresh, published, isCurrent } of extended) if (!isCurrent) withhold(fresh, published);
    told = [
      ...others,
      ...current.map(({ told, alsoTold = [], fresh }) => ({
        ...{ told, alsoTold, display: fresh.display, scopeId: period.scopeId },
      })),
    ];
    await addFigures(
      session,
      extended.flatMap((one) => newRows(one, period, masked)),
    );
  }
}

interface Extended extends Decided {
  readonly fresh: Hiding;
  readonly measure: CountedMeasure;
  /** Whether what is told is still what the facts say. */
  readonly isCurrent: boolean;
}

interface Published {
  readonly own: readonly FigureRow[];
  readonly counts: readonly AtomCount[];
}

async function extendPeriod(
  period: PublishedPeriodRow,
  { own, counts }: Published,
  { epoch, masked, policy, tellings, solver }: Extension,
): Promise<readonly Extended[]> {
  const { lattice, hidden, hasTarget, ids } = masked;
  const byMeasure = groupBy(own, ({ measure }) => measure);
  const extended: Extended[] = [];
  for (const measure of COUNTED_MEASURES) {
    const rows = byMeasure.get(measure);
    if (rows === undefined) continue;
    const before = new Map(rows.map((row) => [row.cellId, row]));
    const known = (cell: number) => before.get(ids[cell] ?? -1);
    const published = (cell: number) => known(cell)?.status as ReleasedStatus | undefined;
    const perAtom = perAtomCounts(counts, measure, epoch);
    const input = { lattice, atoms: epoch.atoms, hidden, perAtom, policy, hasTarget, published, solver };
    const fresh = await decidePeriod(input);
    const fits = lattice.cells.every(({ people }, cell) => {
      const row = known(cell);
      if (row === undefined || row.status === 'HIDDEN') return true;
      const count = fresh.display.counts[cell] ?? 0;
      return row.status === codeOf(people, count, policy) && (row.count ?? count) === count;
    });
    const { key, from, to, connections } = period;
    const isCurrent = fits && !period.restatementPending;
    const told = toldAs({ key, from, to, measure, connections }, tellings);
    extended.push({ ...told, measure, fresh, published, isCurrent });
  }
  return extended;
}

function newRows(
  { fresh, measure }: Extended,
  { key, scopeId }: PublishedPeriodRow,
  { added, ids }: MaskedLattice,
): readonly FigureRow[] {
  return rowsOfPeriod(fresh).flatMap(({ cell, status, count }) =>
    added.has(cell) ? [{ key, scopeId, measure, cellId: ids[cell] ?? -1, status, count }] : [],
  );
}
