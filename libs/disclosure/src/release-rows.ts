import type { Cell, Policy, ReleasedStatus } from '@takeup/domain';
import { ALL, ROOT, codeOf } from '@takeup/domain';
import { auditPeriod } from './audit-period.js';
import type { Display } from './display.js';
import type { AtomHeadcount, Lattice, Line } from './lattice.js';
import { orderOfUse } from './order-of-use.js';
import type { Solver } from './solver.js';

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
  readonly atoms: readonly AtomHeadcount[];
  /** How often each atom counts in this period. */
  readonly perAtom: ReadonlyMap<number, number>;
  readonly policy: Policy;
  readonly hasTarget: (cell: Cell) => boolean;
  /** What a cell of this period says already: it goes on saying that. */
  readonly published?: (cell: number) => ReleasedStatus | undefined;
  /** Cells that the epoch's earlier periods hid beyond the mask: of two, they go first, so that cells do not flicker. */
  readonly hiddenBefore?: ReadonlySet<number>;
  readonly solver: Solver;
}

type Counted = Omit<PeriodInput, 'solver'> & {
  readonly counts: Float64Array;
  readonly cheaper: (a: number, b: number) => number;
};

/** What a period says after its own audit, and how more of it can be hidden. */
export interface DecidedPeriod {
  readonly display: Display;
  readonly canHide: (cell: number) => boolean;
  readonly cheaper: (a: number, b: number) => number;
  readonly close: () => void;
}

/**
 * Layer 2: what each visible cell says in one period. Where (almost) all or (almost) none took part only a bound is told,
 * one more cell is hidden wherever a line would give the bound's count away, and the audit hides until no small hidden
 * group can be told too closely. Where that is not to be had, all of the period is hidden.
 */
export async function decidePeriod(period: PeriodInput): Promise<DecidedPeriod> {
  const { lattice, atoms, perAtom, policy, published, solver } = period;
  const { statuses, counts, close, cheaper } = codedPeriod(period);
  const display = { lattice, atoms, statuses, counts, perAtom, policy };
  const canHide = (cell: number) => statuses[cell] !== 'HIDDEN' && published?.(cell) === undefined;
  const decided = { display, canHide, cheaper, close };
  if (!(await auditPeriod({ ...decided, solver }))) withhold(decided);
  return decided;
}

/** Hides all that is not published already. */
export function withhold({ display: { statuses }, canHide }: DecidedPeriod): void {
  for (const cell of statuses.keys()) if (canHide(cell)) statuses[cell] = 'HIDDEN';
}

export function rowsOfPeriod({ display: { statuses, counts } }: DecidedPeriod): readonly ReleaseRow[] {
  return statuses.map((status, cell) => ({
    cell,
    status,
    count: status === 'SHOWN' ? (counts[cell] ?? 0) : null,
  }));
}

/** A period by itself, without those that speak of the same people. */
export async function releaseRows(period: PeriodInput): Promise<readonly ReleaseRow[]> {
  return rowsOfPeriod(await decidePeriod(period));
}

/** A period before its audit: coded and closed line by line; `close` does so again after something was hidden. */
export function codedPeriod(period: Omit<PeriodInput, 'solver'>) {
  const { lattice, hidden, perAtom, policy, published } = period;
  const counts = countCells(lattice, perAtom);
  const statuses = lattice.cells.map(({ people }, cell): ReleasedStatus => {
    const before = published?.(cell);
    return before ?? (hidden[cell] ? 'HIDDEN' : codeOf(people, counts[cell] ?? 0, policy));
  });
  const cheaper = orderOfPeriod(period);
  const close = () => hideBesideBounds(statuses, { ...period, counts, cheaper });
  close();
  return { statuses, counts, close, cheaper };
}

function orderOfPeriod({
  lattice,
  hasTarget,
  hiddenBefore,
}: Omit<PeriodInput, 'solver'>): (a: number, b: number) => number {
  const cheaper = orderOfUse(lattice.cells, hasTarget);
  const before = (cell: number) => (hiddenBefore?.has(cell) ? 0 : 1);
  return (a, b) => before(a) - before(b) || cheaper(a, b);
}

function hideBesideBounds(statuses: ReleasedStatus[], input: Counted): void {
  const { lattice, published, cheaper } = input;
  const lines = [...lattice.treeLines, ...lattice.personaLines, ...lattice.locationLines];
  const canHide = (cell: number) => statuses[cell] === 'SHOWN' && published?.(cell) === undefined;
  const root = lattice.indexOf({ department: ROOT, persona: ALL, location: ALL });
  for (let changed = true; changed;) {
    changed = false;
    for (const line of lines) {
      if (!givesAway(line, statuses, input)) continue;
      const [cheapest] = line.children.filter(canHide).sort(cheaper);
      const gone = cheapest ?? (canHide(line.parent) && line.parent !== root ? line.parent : undefined);
      if (gone === undefined) continue;
      statuses[gone] = 'HIDDEN';
      changed = true;
    }
  }
}

/** Whether the exact cells of a line tell the rest of it, or that (almost) all or none of the rest took part. */
function givesAway({ parent, children }: Line, statuses: readonly ReleasedStatus[], input: Counted): boolean {
  const { lattice, counts, policy } = input;
  if (statuses[parent] !== 'SHOWN') return false;
  const rest = children.filter((child) => statuses[child] !== 'SHOWN');
  if (rest.length === 0) return false;
  const sum = (of: (cell: number) => number) => rest.reduce((total, cell) => total + of(cell), 0);
  const active = sum((cell) => counts[cell] ?? 0);
  const people = sum((cell) => lattice.cells[cell]?.people ?? 0);
  return rest.length === 1 || active < policy.t || active > people - policy.t;
}
