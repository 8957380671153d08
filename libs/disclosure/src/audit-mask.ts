import { ALL, ROOT } from '@takeup/domain';
import { combinationOf } from './combination.js';
import type { DerivableGroup } from './derivable.js';
import { smallestGroup } from './derivable.js';
import type { AtomHeadcount, Lattice } from './lattice.js';
import type { MaskState } from './line-closure.js';
import { closeLines } from './line-closure.js';
import { patientSolver } from './patient-solver.js';
import type { Shown } from './shown-blocks.js';
import { shownBlocks } from './shown-blocks.js';
import type { Solver } from './solver.js';

export interface AuditInput {
  readonly lattice: Lattice;
  readonly atoms: readonly AtomHeadcount[];
  /** Closed; the audit hides in it. */
  readonly state: MaskState;
  readonly solver: Solver;
}

/**
 * Hides until no group of 1 to k − 1 people can be told by adding and subtracting shown cells: finds the smallest such
 * group, hides the cheapest cell it is told by, closes the lines and looks again. Where the solver fails, it hides as if
 * a group had been found. Cells published before stay; where they alone tell a group, all new cells are hidden, so that
 * nothing is added to what can be told already.
 */
export async function auditMask({ lattice, atoms, state, solver: asked }: AuditInput): Promise<void> {
  const solver = patientSolver(asked);
  const { hidden, locked, minimumGroup: k } = state;
  const root = lattice.indexOf({ department: ROOT, persona: ALL, location: ALL });
  const where = { lattice, departmentOf: (atom: number) => atoms[atom]?.department ?? ROOT, solver };
  const canHide = (cell: number) => !hidden[cell] && !locked[cell] && cell !== root;
  for (;;) {
    const shown = [...lattice.cells.keys()].filter((cell) => !hidden[cell]);
    const system = shownBlocks(
      shown,
      (cell) => lattice.cells[cell]?.atoms ?? [],
      (atom) => atoms[atom]?.people ?? 0,
    );
    const group = await smallestGroup(system, k, solver);
    if (group === undefined) return;
    const members = group.blocks.flatMap((block) => system.blocks[block]?.atoms ?? []);
    const told = group.isProven ? await combinationOf({ ...group, atoms: members }, shown, where) : undefined;
    const [cheapest] = (told ?? touching(group, shown, system)).filter(canHide).sort(state.cheaper);
    if (cheapest === undefined) {
      for (const cell of shown) if (canHide(cell)) hidden[cell] = 1;
      return;
    }
    hidden[cheapest] = 1;
    closeLines(lattice, state);
  }
}

/** The shown cells that hold any of a group's people. */
function touching({ blocks }: DerivableGroup, shown: readonly number[], { rows }: Shown): readonly number[] {
  return shown.filter((cell) => rows.get(cell)?.some((block) => blocks.includes(block)));
}
