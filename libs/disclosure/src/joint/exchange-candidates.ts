import type { AtomHeadcount } from '../lattice.js';

/** By how many people each atom counts more often, or less. */
export type Exchange = readonly (readonly [atom: number, by: number])[];

/**
 * Exchanges that move one person's count into a cell, or out of it, and leave most other cells as they are: alone, against
 * one atom beside it, or around four that differ in two ways (two departments × two sets of personas, or × two locations).
 * @param own atoms of the cell @param pool atoms around it
 */
export function* exchangesOf(
  own: ReadonlySet<number>,
  pool: readonly number[],
  atoms: readonly AtomHeadcount[],
  by: 1 | -1,
): Iterable<Exchange> {
  const index = new Map(pool.map((atom) => [keyOf(atoms[atom]), atom]));
  const inside = pool.filter((atom) => own.has(atom));
  const outside = pool.filter((atom) => !own.has(atom));
  const at = (department: string, personas: string, location: string) =>
    index.get(`${department}\u0000${personas}\u0000${location}`);
  for (const a of inside) {
    const from = placeOf(atoms[a]);
    for (const b of outside) {
      const to = placeOf(atoms[b]);
      const differs = WAYS.filter((way) => from[way] !== to[way]);
      if (differs.length > 1) continue;
      yield [
        [a, by],
        [b, -by],
      ];
      const [way] = differs;
      if (way === undefined) continue;
      for (const c of outside) {
        const other = placeOf(atoms[c]);
        if (other[way] !== from[way] || c === b) continue;
        const fourth = { ...other, [way]: to[way] };
        const d = at(fourth.department, fourth.personas, fourth.location);
        if (d === undefined || d === b || own.has(d)) continue;
        yield [
          [a, by],
          [b, -by],
          [c, -by],
          [d, by],
        ];
      }
    }
    yield [[a, by]];
  }
}

const WAYS = ['department', 'personas', 'location'] as const;

function placeOf(atom: AtomHeadcount | undefined) {
  return {
    department: atom?.department ?? '',
    personas: atom?.personas.join() ?? '',
    location: atom?.location ?? '',
  };
}

function keyOf(atom: AtomHeadcount | undefined): string {
  const { department, personas, location } = placeOf(atom);
  return `${department}\u0000${personas}\u0000${location}`;
}
