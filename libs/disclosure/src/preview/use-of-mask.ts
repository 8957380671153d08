import type { Cell } from '@takeup/domain';
import type { AtomHeadcount, Lattice } from '../lattice.js';
import { buildLattice } from '../lattice.js';
import { closedMask, maskEpoch } from '../mask.js';
import type { Solver } from '../solver.js';

/** People and what is asked of them. Nothing about what they did. */
export interface PreviewInput {
  readonly atoms: readonly AtomHeadcount[];
  readonly personas: readonly string[];
  /** Whether any initiative gives the cell a target. */
  readonly hasTarget: (cell: Cell) => boolean;
}

/**
 * Of how much use a mask is: how many people stand in target cells, and how many of them in visible ones.
 *
 * A person counts once for each target cell they stand in. Counted once at all, everybody would be visible wherever the
 * row of the whole organisation is: a lost department would cost nothing. Since siblings add up to their parent, the
 * first number stays as it is when siblings without departments below them are merged.
 */
export interface MaskUse {
  readonly people: number;
  readonly visible: number;
  readonly lattice: Lattice;
  /** 1 for each cell that is hidden. */
  readonly hidden: Uint8Array;
  /** In how many visible target cells the people of each atom stand. */
  readonly perAtom: Uint32Array;
  /** Target people that stand in hidden cells of a department, and in visible ones, by its path. */
  readonly byDepartment: ReadonlyMap<string, Sides>;
  /** The same by persona. */
  readonly byPersona: ReadonlyMap<string, Sides>;
}

export interface Sides {
  readonly hidden: number;
  readonly visible: number;
}

/**
 * With the sizes that cells have, for the search: no number of it may be told. See {@link countedWith}.
 *
 * @param solver without one the audit is left out: quick, and rarely far off
 */
export async function useOfMask(
  { atoms, personas, hasTarget }: PreviewInput,
  minimumGroup: number,
  solver?: Solver,
): Promise<MaskUse> {
  const lattice = buildLattice({ atoms, personas });
  // The second parameter plays no part in Layer 1.
  const input = { lattice, atoms, policy: { minimumGroup, t: 2 }, hasTarget };
  const hidden = solver ? await maskEpoch({ ...input, solver }) : closedMask(input).hidden;
  const perAtom = new Uint32Array(atoms.length);
  const [byDepartment, byPersona] = [new Map<string, Sides>(), new Map<string, Sides>()];
  let [people, visible] = [0, 0];
  lattice.cells.forEach((cell, index) => {
    if (!hasTarget(cell)) return;
    const isHidden = hidden[index] === 1;
    people += cell.people;
    addTo(byDepartment, cell.department, cell.people, isHidden);
    addTo(byPersona, cell.persona, cell.people, isHidden);
    if (isHidden) return;
    visible += cell.people;
    for (const atom of cell.atoms) perAtom[atom] = (perAtom[atom] ?? 0) + 1;
  });
  return { people, visible, lattice, hidden, perAtom, byDepartment, byPersona };
}

/** People in target cells and in visible ones, where cells are taken to have so many. @param sizes in cell order */
export function countedWith(
  sizes: readonly number[],
  { lattice, hidden }: Pick<MaskUse, 'lattice' | 'hidden'>,
  hasTarget: PreviewInput['hasTarget'],
): Pick<MaskUse, 'people' | 'visible'> {
  let [people, visible] = [0, 0];
  lattice.cells.forEach((cell, index) => {
    if (!hasTarget(cell)) return;
    const own = sizes[index] ?? 0;
    people += own;
    if (hidden[index] !== 1) visible += own;
  });
  return { people, visible };
}

function addTo(sides: Map<string, Sides>, key: string, people: number, isHidden: boolean): void {
  const { hidden, visible } = sides.get(key) ?? { hidden: 0, visible: 0 };
  sides.set(key, {
    hidden: hidden + (isHidden ? people : 0),
    visible: visible + (isHidden ? 0 : people),
  });
}

/** The share of target people in visible cells; null where nothing has a target, because that is unknown and not zero. */
export function shareOf({ people, visible }: Pick<MaskUse, 'people' | 'visible'>): number | null {
  return people === 0 ? null : visible / people;
}
