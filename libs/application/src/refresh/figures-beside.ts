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
  return merged(figuresAsPublished(published));
}

/** Each told set of counts once. */
export function merged(figures: readonly Figure[]): Figure[] {
  const known: Figure[] = [];
  for (const figure of figures) remember(figure, known);
  return known;
}

export function figuresAsPublished(published: PublishedEpoch): readonly Figure[] {
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
 * The figures to audit new ones beside: all of the same period, whatever connections they count.
 * @returns undefined where that is more than there is room for
 */
export function besides(fresh: readonly Figure[], known: readonly Figure[]): readonly Figure[] | undefined {
  const [first] = fresh;
  if (first === undefined) return [];
  const most = Math.floor(MOST_COUNTS / first.display.atoms.length) - fresh.length;
  if (most < 0) return undefined;
  return known.filter(({ told }) => told.key === first.told.key).slice(0, most);
}

type Told = Figure['told'];

/** Adds a figure to what is known: one whose counts and cells are told already only by its name. */
export function remember(figure: Figure, known: Figure[]): void {
  const at = known.findIndex(
    (other) =>
      isTwin(other, figure) &&
      other.display.statuses.every((status, cell) => status === figure.display.statuses[cell]),
  );
  const twin = known[at];
  if (twin === undefined) known.push(figure);
  else known[at] = { ...twin, alsoTold: [...(twin.alsoTold ?? []), figure.told] };
}

/**
 * A figure of the same period and measure with the same counts in a wider or narrower scope: what is told of one is told of
 * the other, and the second tells nothing new.
 */
export function twinOf(figure: Figure, known: readonly Figure[]): Figure | undefined {
  return known.find((other) => isTwin(other, figure));
}

function isTwin(other: Figure, { told, display }: Figure): boolean {
  return (
    [other.told, ...(other.alsoTold ?? [])].some((one) => isNested(one, told)) &&
    display.atoms.every(
      (_, atom) => (other.display.perAtom.get(atom) ?? 0) === (display.perAtom.get(atom) ?? 0),
    )
  );
}

/** The same measure of the same period, on connections of which one holds all of the other's. */
function isNested(one: Told, { key, measure, connections }: Told): boolean {
  const isAmong = (some: readonly string[], all: readonly string[]) => some.every((own) => all.includes(own));
  return (
    one.key === key &&
    one.measure === measure &&
    (isAmong(one.connections, connections) || isAmong(connections, one.connections))
  );
}
