import type { Cell, Policy } from '@takeup/domain';
import { auditMask } from './audit-mask.js';
import type { AtomHeadcount, Lattice } from './lattice.js';
import type { MaskState } from './line-closure.js';
import { closeLines } from './line-closure.js';
import { orderOfUse } from './order-of-use.js';
import type { Solver } from './solver.js';

export interface MaskInput {
  readonly lattice: Lattice;
  readonly atoms: readonly AtomHeadcount[];
  readonly policy: Policy;
  /** Whether any initiative gave the cell a target when the epoch began. */
  readonly hasTarget: (cell: Cell) => boolean;
  /** Cells of an epoch that is published already: true is hidden. They keep what they have. */
  readonly published?: (cell: Cell) => boolean | undefined;
  readonly solver: Solver;
}

/**
 * Layer 1: which cells of an epoch are hidden, from headcounts and targets only, so that the mask says nothing about
 * behaviour. The threshold, line closure, then the exact audit over all sums and differences of what is left. The same
 * people give the same mask, whatever the order of the atoms.
 * @returns one entry a lattice cell, 1 = hidden
 */
export async function maskEpoch(input: MaskInput): Promise<Uint8Array> {
  const { lattice, atoms, solver } = input;
  const state = closedMask(input);
  await auditMask({ lattice, atoms, state, solver });
  return state.hidden;
}

/** The mask before its audit. */
export function closedMask({
  lattice,
  policy,
  hasTarget,
  published,
}: Omit<MaskInput, 'solver' | 'atoms'>): MaskState {
  const { cells } = lattice;
  const k = policy.minimumGroup;
  const hidden = new Uint8Array(cells.length);
  const locked = new Uint8Array(cells.length);
  cells.forEach((cell, index) => {
    const before = published?.(cell);
    if (before !== undefined) locked[index] = 1;
    hidden[index] = (before ?? cell.people < k) ? 1 : 0;
  });
  const state = { hidden, locked, cheaper: orderOfUse(cells, hasTarget), minimumGroup: k };
  closeLines(lattice, state);
  return state;
}
