import type { Cell, Policy } from '@takeup/domain';
import type { AtomHeadcount, Lattice } from './lattice.js';
import { closeLines } from './line-closure.js';
import { orderOfUse } from './order-of-use.js';
import { smallOverlaps, smallRemainders, smallRests } from './overlap.js';

export interface MaskInput {
  readonly lattice: Lattice;
  readonly atoms: readonly AtomHeadcount[];
  readonly policy: Policy;
  /** Whether any initiative gave the cell a target when the epoch began. */
  readonly hasTarget: (cell: Cell) => boolean;
  /** Cells of an epoch that is published already: true is hidden. They keep what they have. */
  readonly published?: (cell: Cell) => boolean | undefined;
}

/**
 * Layer 1: which cells of an epoch are hidden, from headcounts and targets only, so that the mask says nothing about
 * behaviour. Line closure after the threshold, and the rule for overlapping personas.
 * @returns one entry a lattice cell, 1 = hidden
 */
export function maskEpoch({ lattice, atoms, policy, hasTarget, published }: MaskInput): Uint8Array {
  const { cells } = lattice;
  const k = policy.minimumGroup;
  const hidden = new Uint8Array(cells.length);
  const locked = new Uint8Array(cells.length);
  cells.forEach((cell, index) => {
    const before = published?.(cell);
    if (before !== undefined) locked[index] = 1;
    hidden[index] = (before ?? cell.people < k) ? 1 : 0;
  });
  const cheaper = orderOfUse(cells, hasTarget);
  for (const index of [...smallOverlaps(lattice, atoms, k), ...smallRests(lattice, atoms, k)]) {
    if (!locked[index]) hidden[index] = 1;
  }
  for (const index of smallRemainders(lattice, atoms, locked, k)) hidden[index] = 1;
  closeLines(lattice, { hidden, locked, cheaper, minimumGroup: k });
  return hidden;
}
