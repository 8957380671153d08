import type { Lattice } from '@takeup/disclosure';
import type { Cell, CountedMeasure } from '@takeup/domain';
import type { AtomCount } from '@takeup/storage';
import { groupBy } from '../grouping.js';
import type { ResolvedEpoch } from './resolve-epoch.js';

/** The cells of an epoch, masked, with the ids under which figures are released. */
export interface MaskedLattice {
  readonly lattice: Lattice;
  readonly hidden: Uint8Array;
  /** Cell id of each lattice cell. */
  readonly ids: readonly number[];
  /** Lattice cells that were not released before. */
  readonly added: ReadonlySet<number>;
  /** Whether any initiative gave the cell a target when the epoch began. */
  readonly hasTarget: (cell: Cell) => boolean;
}

/** Counts by scope and period. */
export function countsByPeriod(counts: readonly AtomCount[]): ReadonlyMap<string, readonly AtomCount[]> {
  return groupBy(counts, ({ scopeId, periodKey }) => `${scopeId} ${periodKey}`);
}

/** Counts of one measure by the place of the atom in the epoch. */
export function perAtomCounts(
  counts: readonly AtomCount[],
  measure: CountedMeasure,
  { atoms }: ResolvedEpoch,
): ReadonlyMap<number, number> {
  const places = placesOf(atoms);
  return new Map(counts.map((count) => [places.get(count.atomId) ?? -1, count[measure]]));
}

const places = new WeakMap<object, ReadonlyMap<number, number>>();

function placesOf(atoms: ResolvedEpoch['atoms']): ReadonlyMap<number, number> {
  let found = places.get(atoms);
  if (!found) {
    found = new Map(atoms.map(({ id }, place) => [id, place]));
    places.set(atoms, found);
  }
  return found;
}

export function fieldsOf(c: AtomCount): readonly [string, number, number, number, number, number, number] {
  return [c.periodKey, c.scopeId, c.atomId, c.reached, c.active, c.habitual, c.contributing];
}
