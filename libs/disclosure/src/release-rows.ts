import type { Cell, Policy, ReleasedStatus } from '@takeup/domain';
import { ALL, ROOT, codeOf } from '@takeup/domain';
import { auditPeriod } from './audit-period.js';
import type { Hiding } from './beside-bounds.js';
import { hideBesideBounds } from './beside-bounds.js';
import { forcing } from './forcing.js';
import type { AtomHeadcount, Lattice } from './lattice.js';
import type { PriceOf } from './openings.js';
import { orderOfUse, priceOfUse } from './order-of-use.js';
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
  /** In how many of its earlier periods of the same length a cell was hidden so: some stay hidden, so that weeks are alike. */
  readonly hiddenAlike?: ReadonlyMap<number, number>;
  readonly solver: Solver;
}

/**
 * Layer 2: what each visible cell says in one period. Where (almost) all or (almost) none took part only a bound is told,
 * one more cell is hidden wherever a line would give the bound's count away, and the audit hides until no small hidden
 * group can be told too closely. Where that is not to be had, all of the period is hidden.
 */
export async function decidePeriod(period: PeriodInput): Promise<Hiding> {
  const hiding = codedPeriod(period);
  if (!(await auditPeriod({ ...hiding, solver: period.solver }))) withhold(hiding, period.published);
  return hiding;
}

/** Hides all that is not published already, everybody together too. */
export function withhold({ display: { statuses } }: Hiding, published: PeriodInput['published']): void {
  for (const cell of statuses.keys()) statuses[cell] = published?.(cell) ?? 'HIDDEN';
}

export function rowsOfPeriod({ display: { statuses, counts } }: Hiding): readonly ReleaseRow[] {
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
  const { lattice, hidden, atoms, perAtom, policy, published } = period;
  const counts = countCells(lattice, perAtom);
  const statuses = lattice.cells.map(({ people }, cell): ReleasedStatus => {
    const before = published?.(cell);
    return before ?? (hidden[cell] ? 'HIDDEN' : codeOf(people, counts[cell] ?? 0, policy));
  });
  const root = lattice.indexOf({ department: ROOT, persona: ALL, location: ALL });
  const canHide = (cell: number) =>
    cell !== root && statuses[cell] !== 'HIDDEN' && published?.(cell) === undefined;
  const hiding: Hiding = {
    display: { lattice, atoms, statuses, counts, perAtom, policy },
    canHide,
    cheaper: orderOfPeriod(period),
    priceOf: pricesOfPeriod(period, canHide),
  };
  hideUnavoidable(hiding);
  hideAsBefore(period, hiding);
  const close = () => hideBesideBounds(hiding);
  close();
  return { statuses, counts, close, ...hiding };
}

/** Of a told cell that by itself tells a small group in it too closely nothing but hiding it helps, so it goes first. */
function hideUnavoidable({ display, canHide }: Hiding): void {
  for (const cell of display.statuses.keys()) {
    for (const whole of forcing(cell, display)) if (canHide(whole)) display.statuses[whole] = 'HIDDEN';
  }
}

/**
 * What little of a target is lost with stays hidden for the rest of the epoch: it would come and go, and may protect others.
 * So does what was hidden often.
 */
function hideAsBefore(
  { lattice, hasTarget, policy, hiddenAlike = new Map() }: Omit<PeriodInput, 'solver'>,
  { display: { statuses }, canHide }: Hiding,
): void {
  for (const [index, times] of hiddenAlike) {
    const cell = lattice.cells[index];
    const isOfUse = cell !== undefined && hasTarget(cell) && cell.people >= 2 * policy.minimumGroup;
    if (canHide(index) && (!isOfUse || times >= OFTEN)) statuses[index] = 'HIDDEN';
  }
}

/** Hidden in so many periods of an epoch, a cell is hidden in the others that follow. */
const OFTEN = 2;

function orderOfPeriod({
  lattice,
  hasTarget,
  hiddenBefore,
}: Omit<PeriodInput, 'solver'>): (a: number, b: number) => number {
  const cheaper = orderOfUse(lattice.cells, hasTarget);
  const before = (cell: number) => (hiddenBefore?.has(cell) ? 0 : 1);
  return (a, b) => before(a) - before(b) || cheaper(a, b);
}

/** How many times cheaper a cell is to hide that an earlier period hid. */
const BEFORE = 10;

function pricesOfPeriod(
  { lattice, hasTarget, hiddenBefore }: Omit<PeriodInput, 'solver'>,
  canHide: Hiding['canHide'],
): PriceOf {
  return (cell) => {
    const own = lattice.cells[cell];
    if (own === undefined || !canHide(cell)) return undefined;
    return priceOfUse(own, hasTarget) / (hiddenBefore?.has(cell) ? BEFORE : 1);
  };
}
