import type { Lattice } from '../lattice.js';

/**
 * How many people each cell is taken to have by somebody who sees only what a mask shows: what it shows of each visible
 * cell, and for hidden ones an equal part of what is left of the department above. Where that is hidden all the way up, a
 * cell is taken for the smallest group that may be told. In cell order; not whole numbers.
 *
 * A sum of these says no more of a hidden group than the display does, however many sums are asked for and whatever
 * else is in them.
 */
export function toldSizes(
  { cells, treeLines }: Lattice,
  hidden: Uint8Array,
  minimumGroup: number,
): readonly number[] {
  const sizes = cells.map(({ people }, index) => (hidden[index] === 1 ? minimumGroup : people));
  // From the root down, so that a parent's size is there before those of its children.
  for (const { parent, children } of treeLines) {
    const unseen = children.filter((child) => hidden[child] === 1);
    const seen = children.reduce((sum, child) => sum + (hidden[child] === 1 ? 0 : (sizes[child] ?? 0)), 0);
    const left = ((sizes[parent] ?? 0) - seen) / unseen.length;
    for (const child of unseen) sizes[child] = Math.max(1, left);
  }
  return sizes;
}
