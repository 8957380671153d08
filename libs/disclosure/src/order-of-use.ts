import type { Cell } from '@takeup/domain';
import { ALL, compareText } from '@takeup/domain';
import type { LatticeCell } from './lattice.js';

/** Cells without a target first, locations before crossings, crossings before departments, then the smaller group. */
export function orderOfUse(cells: readonly LatticeCell[], hasTarget: (cell: Cell) => boolean) {
  const ranks = cells.map((cell) => {
    const kind = cell.location !== ALL ? 0 : cell.persona !== ALL ? 1 : 2;
    return (hasTarget(cell) ? 10 : 0) + kind;
  });
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
