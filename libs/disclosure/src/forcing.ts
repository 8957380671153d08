import type { Display, Range } from './display.js';
import { isWide, toldOf, widthOf } from './display.js';
import type { Lattice } from './lattice.js';
import { around, cellsOfAtoms, linesOf, partsOf } from './places.js';

/** People of whom it is told how often they count. */
interface Around {
  readonly people: number;
  readonly range: Range;
}

/** Sets of told parts of a group, without anybody in common and without anybody of a cell. */
export type Parts = (group: number, cell: number, display: Display) => readonly (readonly number[])[];

/**
 * Told cells around a cell that tell it too closely, by bounds alone: few people of a department took part, or all but a
 * few, or of what is left of it without told parts. Nothing but hiding one of them helps, so no solver is
 * asked. Where it finds nothing the cell may still be told by more of them together.
 */
export function forcing(cell: number, display: Display, parts: Parts): readonly number[] {
  const width = widthOf(cell, display);
  if (width === undefined) return [];
  const found = new Set<number>();
  for (const parent of around(display.lattice)[cell] ?? []) {
    if (display.statuses[parent] === 'HIDDEN') continue;
    const whole = { people: peopleOf(parent, display), range: toldOf(parent, display) };
    const leaves = (rest: Around) => isWide(within(cell, rest, display), width);
    if (!leaves(whole)) {
      found.add(parent);
      continue;
    }
    for (const told of parts(parent, cell, display)) {
      if (told.length === 0 || leaves(without(told, whole, display))) continue;
      found.add(parent);
      // Of the groups that are left out, those that leave it open when they are not told.
      const single = told.filter((one) =>
        leaves(
          without(
            told.filter((other) => other !== one),
            whole,
            display,
          ),
        ),
      );
      for (const one of single.length > 0 ? single : told) found.add(one);
    }
  }
  return [...found];
}

/** The group as a whole only. */
export const alone: Parts = () => [];

/** For every cell: all that is quick to find. */
export const quickly: Parts = (group, cell, display) =>
  (partsOf(display.lattice)[group]?.length ?? 0) > MANY
    ? inLines(group, cell, display)
    : thoroughly(group, cell, display);

/** For the few cells that are not known to be wide. */
export const thoroughly: Parts = (group, cell, display) => [
  ...inLines(group, cell, display),
  packed(group, cell, display),
];

const MANY = 300;

const inLines: Parts = (group, cell, { lattice, statuses }) =>
  (linesOf(lattice).get(group) ?? []).map(({ children }) =>
    children.filter((child) => statuses[child] !== 'HIDDEN' && !meets(child, cell, lattice)),
  );

/** As many people as told cells without anybody in common, and nobody of the cell, hold: the larger ones first. */
function packed(group: number, cell: number, { lattice, statuses }: Display): readonly number[] {
  const taken = new Set(lattice.cells[cell]?.atoms);
  return (partsOf(lattice)[group] ?? []).filter((part) => {
    const atoms = lattice.cells[part]?.atoms ?? [];
    if (statuses[part] === 'HIDDEN' || atoms.some((atom) => taken.has(atom))) return false;
    for (const atom of atoms) taken.add(atom);
    return true;
  });
}

/** What is left of a group without some told parts of it. */
function without(parts: readonly number[], whole: Around, display: Display): Around {
  return parts.reduce((rest, part): Around => {
    const [low, high] = toldOf(part, display);
    return {
      people: rest.people - peopleOf(part, display),
      range: [rest.range[0] - high, rest.range[1] - low],
    };
  }, whole);
}

/** What a group that contains a cell tells of it: all the rest of the group may take part, or none. */
function within(cell: number, { people, range: [low, high] }: Around, display: Display): Range {
  const [least, most] = toldOf(cell, display);
  return [Math.max(least, low - (people - peopleOf(cell, display))), Math.min(most, high)];
}

function peopleOf(cell: number, { lattice }: Display): number {
  return lattice.cells[cell]?.people ?? 0;
}

/** Whether two cells have people in common. */
function meets(cell: number, other: number, lattice: Lattice): boolean {
  const standing = cellsOfAtoms(lattice);
  return lattice.cells[other]?.atoms.some((atom) => standing[atom]?.includes(cell)) ?? false;
}
