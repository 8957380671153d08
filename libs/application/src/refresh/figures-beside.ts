import type { Figure } from '@takeup/disclosure';
import { countCells } from '@takeup/disclosure';
import type { CountedMeasure, Policy, ReleasedStatus } from '@takeup/domain';
import { codeOf } from '@takeup/domain';
import type { AtomCount, FigureRow, PublishedPeriodRow } from '@takeup/storage';
import { groupBy } from '../grouping.js';
import type { MaskedLattice } from './epoch-counts.js';
import { countsByPeriod, perAtomCounts } from './epoch-counts.js';
import type { ResolvedEpoch } from './resolve-epoch.js';

export interface PublishedEpoch {
  readonly epoch: ResolvedEpoch;
  readonly masked: MaskedLattice;
  readonly periods: readonly PublishedPeriodRow[];
  readonly figures: readonly FigureRow[];
  /** As they were when the figures were published. */
  readonly counts: readonly AtomCount[];
  readonly policy: Policy;
}

/**
 * What is published of an epoch, with the counts it was made of. A figure whose facts have changed since is left out:
 * together with newer ones it says nothing that is true.
 */
export function publishedFigures(published: PublishedEpoch): readonly Figure[] {
  const { epoch, masked, periods, policy } = published;
  const { lattice, ids } = masked;
  const byPeriod = countsByPeriod(published.counts);
  const byFigure = groupBy(published.figures, ({ key, scopeId, measure }) => `${scopeId} ${key} ${measure}`);
  const known = new Map(periods.map((period) => [`${period.scopeId} ${period.key}`, period]));
  return [...byFigure.values()].flatMap((rows) => {
    const [first] = rows;
    const place = `${first?.scopeId} ${first?.key}`;
    const period = known.get(place);
    if (first === undefined || period === undefined) return [];
    const measure = first.measure as CountedMeasure;
    const perAtom = perAtomCounts(byPeriod.get(place) ?? [], measure, epoch);
    const counts = countCells(lattice, perAtom);
    const byCell = new Map(rows.map((row) => [row.cellId, row]));
    const told = lattice.cells.map((_, cell) => byCell.get(ids[cell] ?? -1));
    const statuses = told.map((row) => (row?.status ?? 'HIDDEN') as ReleasedStatus);
    const isCurrent = lattice.cells.every(({ people }, cell) => {
      const count = counts[cell] ?? 0;
      if (statuses[cell] === 'HIDDEN') return true;
      return statuses[cell] === codeOf(people, count, policy) && (told[cell]?.count ?? count) === count;
    });
    const { key, from, to, connections } = period;
    const display = { lattice, atoms: epoch.atoms, statuses, counts, perAtom, policy };
    return isCurrent ? [{ told: { key, from, to, measure, connections }, display }] : [];
  });
}

/** Counts (atoms × figures) up to which figures are audited together: programmes grow faster than they. */
const MOST_COUNTS = 2_000;

/**
 * The figures to audit new ones beside: of the same period, in a scope whose connections are part of theirs or the other way
 * round, as many as there is room for.
 * @returns undefined where even the new ones alone are too many
 */
export function besides(fresh: readonly Figure[], known: readonly Figure[]): readonly Figure[] | undefined {
  const [first] = fresh;
  if (first === undefined) return [];
  const { told, display } = first;
  const most = Math.floor(MOST_COUNTS / display.atoms.length) - fresh.length;
  return most < 0 ? undefined : known.filter((other) => isRelated(other.told, told)).slice(0, most);
}

type Told = Figure['told'];

function isRelated(other: Told, { key, connections }: Told): boolean {
  const isAmong = (some: readonly string[], all: readonly string[]) => some.every((one) => all.includes(one));
  return (
    other.key === key && (isAmong(other.connections, connections) || isAmong(connections, other.connections))
  );
}

/**
 * A figure of the same period and measure with the same counts in a wider or narrower scope: what is told of one is told of
 * the other, and the second tells nothing new.
 */
export function twinOf({ told, display }: Figure, known: readonly Figure[]): Figure | undefined {
  const isSame = (counts: ReadonlyMap<number, number>) =>
    display.atoms.every((_, atom) => (counts.get(atom) ?? 0) === (display.perAtom.get(atom) ?? 0));
  return known.find(
    (other) =>
      other.told.measure === told.measure && isRelated(other.told, told) && isSame(other.display.perAtom),
  );
}
