import type { Cell } from '@takeup/domain';
import { ALL, ROOT, compareText } from '@takeup/domain';
import type { LatticeCell } from './lattice.js';

/** Cells without a target first, locations before crossings, crossings before departments, then the smaller group. */
export function orderOfUse(cells: readonly LatticeCell[], hasTarget: (cell: Cell) => boolean) {
  const ranks = cells.map((cell) => (hasTarget(cell) ? 10 : 0) + kindOf(cell));
  return (a: number, b: number): number => {
    const [left, right] = [cells[a], cells[b]];
    if (left === undefined || right === undefined) return 0;
    return (
      (ranks[a] ?? 0) - (ranks[b] ?? 0) ||
      left.people - right.people ||
      compareText(left.department, right.department) ||
      compareText(left.persona, right.persona) ||
      compareText(left.location, right.location)
    );
  };
}

/**
 * What hiding a cell costs: the people who lose sight of it, of a target or of a persona of the whole organisation, which
 * a sponsor looks at first; of anything else little, in the same order.
 */
export function priceOfUse(cell: LatticeCell, hasTarget: (cell: Cell) => boolean): number {
  const isLookedAt = hasTarget(cell) || (cell.department === ROOT && cell.location === ALL);
  return isLookedAt ? 10 + cell.people : 1 + kindOf(cell) + cell.people / (1 + cell.people);
}

/** Locations before crossings, crossings before departments. */
function kindOf({ location, persona }: Cell): 0 | 1 | 2 {
  if (location !== ALL) return 0;
  return persona === ALL ? 2 : 1;
}
