import type { Cell, Policy, ReleasedStatus } from '@takeup/domain';
import { ALL, ROOT, codeOf } from '@takeup/domain';
import type { Lattice, Line } from './lattice.js';
import { orderOfUse } from './order-of-use.js';

/** One cell of one measure in one period, as it is released. */
export interface ReleaseRow {
  /** Index of the cell in its lattice. */
  readonly cell: number;
  readonly status: ReleasedStatus;
  /** Null unless SHOWN: a bound needs no count. */
  readonly count: number | null;
}

/** How often each cell counts, from the counts of its atoms. A person is in one atom, so atoms add up. */
export function countCells(lattice: Lattice, perAtom: ReadonlyMap<number, number>): Float64Array {
  const counts = new Float64Array(lattice.cells.length);
  lattice.cells.forEach((cell, index) => {
    let count = 0;
    for (const atom of cell.atoms) count += perAtom.get(atom) ?? 0;
    counts[index] = count;
  });
  return counts;
}

export interface PeriodInput {
  readonly lattice: Lattice;
  /** The epoch's mask. */
  readonly hidden: Uint8Array;
  /** How often each cell counts in this period. */
  readonly counts: Float64Array;
  readonly policy: Policy;
  readonly hasTarget: (cell: Cell) => boolean;
  /** What a cell of this period says already: it goes on saying that. */
  readonly published?: (cell: number) => ReleasedStatus | undefined;
}

/**
 * Layer 2 without its audit: what each visible cell says in one period. Where (almost) all or (almost) none took part
 * only a bound is told, and one more cell is hidden wherever a line would give the bound's count away.
 */
export function releaseRows(input: PeriodInput): ReleaseRow[] {
  const { lattice, hidden, counts, policy, published } = input;
  const statuses = lattice.cells.map(({ people }, cell): ReleasedStatus => {
    const before = published?.(cell);
    return before ?? (hidden[cell] ? 'HIDDEN' : codeOf(people, counts[cell] ?? 0, policy));
  });
  hideBesideBounds(statuses, input);
  return statuses.map((status, cell) => ({
    cell,
    status,
    count: status === 'SHOWN' ? (counts[cell] ?? 0) : null,
  }));
}

function hideBesideBounds(statuses: ReleasedStatus[], input: PeriodInput): void {
  const { lattice, hasTarget, published } = input;
  const cheaper = orderOfUse(lattice.cells, hasTarget);
  const lines = [...lattice.treeLines, ...lattice.personaLines, ...lattice.locationLines];
  const canHide = (cell: number) => statuses[cell] === 'SHOWN' && published?.(cell) === undefined;
  const isRoot = (cell: number) =>
    lattice.indexOf({ department: ROOT, persona: ALL, location: ALL }) === cell;
  for (let changed = true; changed;) {
    changed = false;
    for (const line of lines) {
      if (!givesAway(line, statuses, input)) continue;
      const [cheapest] = line.children.filter(canHide).sort(cheaper);
      const gone = cheapest ?? (canHide(line.parent) && !isRoot(line.parent) ? line.parent : undefined);
      if (gone === undefined) continue;
      statuses[gone] = 'HIDDEN';
      changed = true;
    }
  }
}

/** Whether the exact cells of a line tell the rest of it, or that (almost) all or none of the rest took part. */
function givesAway(
  { parent, children }: Line,
  statuses: readonly ReleasedStatus[],
  input: PeriodInput,
): boolean {
  const { lattice, counts, policy } = input;
  if (statuses[parent] !== 'SHOWN') return false;
  const rest = children.filter((child) => statuses[child] !== 'SHOWN');
  if (rest.length === 0) return false;
  const sum = (of: (cell: number) => number) => rest.reduce((total, cell) => total + of(cell), 0);
  const active = sum((cell) => counts[cell] ?? 0);
  const people = sum((cell) => lattice.cells[cell]?.people ?? 0);
  return rest.length === 1 || active < policy.t || active > people - policy.t;
}
