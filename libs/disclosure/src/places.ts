import type { Lattice, Line } from './lattice.js';

/** What follows from a lattice alone is found once for all periods of its epoch. */
function once<T>(find: (lattice: Lattice) => T): (lattice: Lattice) => T {
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

/** By cell: the others that are part of it, the larger ones first. */
export const partsOf = once((lattice): readonly (readonly number[])[] => {
  const found = lattice.cells.map((): number[] => []);
  around(lattice).forEach((wholes, part) => wholes.forEach((whole) => found[whole]?.push(part)));
  const people = (cell: number) => lattice.cells[cell]?.people ?? 0;
  return found.map((parts) => parts.sort((a, b) => people(b) - people(a) || a - b));
});

/** By parent. */
export const linesOf = once((lattice): ReadonlyMap<number, readonly Line[]> => {
  const found = new Map<number, Line[]>();
  for (const line of [...lattice.treeLines, ...lattice.personaLines, ...lattice.locationLines]) {
    const own = found.get(line.parent);
    if (own) own.push(line);
    else found.set(line.parent, [line]);
  }
  return found;
});
