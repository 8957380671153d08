import type { Lattice } from './lattice.js';

/** What follows from a lattice alone is found once for all periods of its epoch. */
export function once<T>(find: (lattice: Lattice) => T): (lattice: Lattice) => T {
  const known = new WeakMap<Lattice, T>();
  return (lattice) => {
    const before = known.get(lattice);
    if (before !== undefined) return before;
    const found = find(lattice);
    known.set(lattice, found);
    return found;
  };
}

/** The cells that each atom stands in. */
export const cellsOfAtoms = once((lattice): readonly (readonly number[])[] => {
  const found: number[][] = [];
  lattice.cells.forEach(({ atoms }, cell) => atoms.forEach((atom) => (found[atom] ??= []).push(cell)));
  return found;
});

/** By cell: the other cells that contain all of its people. */
export const around = once((lattice): readonly (readonly number[])[] => {
  const standing = cellsOfAtoms(lattice);
  return lattice.cells.map(({ atoms: [first, ...rest] }, cell) =>
    (first === undefined ? [] : (standing[first] ?? [])).filter(
      (other) => other !== cell && rest.every((atom) => standing[atom]?.includes(other)),
    ),
  );
});
