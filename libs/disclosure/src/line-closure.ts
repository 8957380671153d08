import type { Lattice, Line } from './lattice.js';

/** Which cells are hidden, which may no longer change, and which of two should be hidden first. */
export interface MaskState {
  readonly hidden: Uint8Array;
  /** Cells published before: what is shown stays shown. */
  readonly locked: Uint8Array;
  /** Negative where cell a is of less use than cell b. */
  readonly cheaper: (a: number, b: number) => number;
  readonly minimumGroup: number;
}

/**
 * Hides until no line gives a hidden group away by subtraction. Each pass applies one rule to every line in order,
 * then the next; the order is part of the rule, so that the same people always give the same mask.
 */
export function closeLines(lattice: Lattice, state: MaskState): void {
  const lines = [...lattice.treeLines, ...lattice.personaLines, ...lattice.locationLines];
  const rules = [completeSmallGaps, tieSingleChildren, breakFullRows];
  for (let changed = true; changed;) {
    changed = false;
    for (const rule of rules) for (const line of lines) changed = rule(line, lattice, state) || changed;
  }
}

/** A shown parent with one hidden child, or with too few hidden people, gives them away. */
function completeSmallGaps({ parent, children }: Line, { cells }: Lattice, state: MaskState): boolean {
  if (state.hidden[parent]) return false;
  const gone = children.filter((child) => state.hidden[child]);
  const people = gone.reduce((sum, child) => sum + (cells[child]?.people ?? 0), 0);
  if (gone.length === 0 || (gone.length > 1 && people >= state.minimumGroup)) return false;
  return hideCheapest(children, state) || hide(parent, state);
}

/** A parent with a single child is the same group twice. */
function tieSingleChildren({ parent, children }: Line, _lattice: Lattice, state: MaskState): boolean {
  const [child] = children;
  if (child === undefined || children.length > 1 || state.hidden[parent] === state.hidden[child])
    return false;
  return hide(state.hidden[parent] ? child : parent, state);
}

/** A hidden parent with all children shown is their sum. */
function breakFullRows({ parent, children }: Line, _lattice: Lattice, state: MaskState): boolean {
  if (!state.hidden[parent] || children.some((child) => state.hidden[child])) return false;
  return hideCheapest(children, state);
}

function hideCheapest(children: readonly number[], state: MaskState): boolean {
  const candidates = children
    .filter((child) => !state.hidden[child] && !state.locked[child])
    .sort(state.cheaper);
  return candidates[0] !== undefined && hide(candidates[0], state);
}

function hide(cell: number, state: MaskState): boolean {
  if (state.hidden[cell] || state.locked[cell]) return false;
  state.hidden[cell] = 1;
  return true;
}
