import type { Vector } from './elimination.js';
import { Echelon, divisor } from './elimination.js';
import type { Shown } from './shown-blocks.js';
import type { Answer, Programme, Solver, Term } from './solver.js';
import { FAILED } from './solver.js';

/** A set of blocks whose people can be told by adding and subtracting shown cells, or might be. */
export interface DerivableGroup {
  readonly people: number;
  readonly blocks: readonly number[];
  /** Whether it is derivable for certain; false where the solver could not say that nothing in it is. */
  readonly isProven: boolean;
}

/**
 * The smallest group of 1 to k − 1 people that can be told from what is shown, or the first part of the space that the
 * solver failed on. Blocks of k people or more cannot be part of such a group, so their columns are eliminated first:
 * what is left are the combinations of shown cells that speak of small blocks only. Those fall into components that
 * share no block. One with a single dimension is decided by its row, the others by an integer programme without free
 * factors, where an unknown factor would need a bound that could miss.
 */
export async function smallestGroup(
  shown: Shown,
  k: number,
  solver: Solver,
): Promise<DerivableGroup | undefined> {
  let best: DerivableGroup | undefined;
  for (const component of componentsOf(smallCombinations(shown, k))) {
    const found =
      component.length === 1
        ? groupOfRow(component[0], shown)
        : await smallestOf(component, { shown, k, solver });
    if (found === undefined || found.people >= k) continue;
    if (best === undefined || found.people < best.people) best = found;
  }
  return best;
}

/** Reduced rows that span all combinations of shown cells in which only blocks under k people are left. */
export function smallCombinations({ blocks, rows }: Shown, k: number): readonly Vector[] {
  const uses = new Uint32Array(blocks.length);
  for (const own of rows.values()) for (const block of own) uses[block] = (uses[block] ?? 0) + 1;
  const isLarge = (block: number) => (blocks[block]?.people ?? 0) >= k;
  const [large, small] = [new Echelon(), new Echelon()];
  const rarest = (columns: readonly number[]) =>
    columns.reduce((best, column) => ((uses[column] ?? 0) < (uses[best] ?? 0) ? column : best));
  // Small cells first: their rows stay short, and they shorten those of the cells around them.
  for (const own of [...rows.values()].sort((a, b) => a.length - b.length)) {
    const row: Vector = new Map(own.map((block) => [block, 1n]));
    large.reduce(row);
    const left = [...row.keys()].filter(isLarge);
    if (left.length > 0) large.add(row, rarest(left));
    else {
      small.reduce(row);
      if (row.size > 0) small.add(row, rarest([...row.keys()]));
    }
  }
  small.reduceBack();
  return small.pivots.map(({ column, row }) => leadBy(column, row));
}

/** The pivot as first entry, positive. */
function leadBy(column: number, row: Vector): Vector {
  const sign = (row.get(column) ?? 1n) < 0n ? -1n : 1n;
  const led: Vector = new Map([[column, 1n]]);
  for (const [block, value] of row) led.set(block, value * sign);
  return led;
}

/** Rows that share blocks, directly or through others. The order is that of each component's smallest block. */
function componentsOf(rows: readonly Vector[]): readonly (readonly Vector[])[] {
  const owner = new Map<number, Set<Vector>>();
  for (const row of rows) {
    const joined = new Set<Vector>([row]);
    for (const block of row.keys()) for (const other of owner.get(block) ?? []) joined.add(other);
    for (const member of joined) for (const block of member.keys()) owner.set(block, joined);
  }
  const first = (component: readonly Vector[]) => Math.min(...component.flatMap((row) => [...row.keys()]));
  return [...new Set(owner.values())]
    .map((component) => [...component].sort((a, b) => pivotOf(a) - pivotOf(b)))
    .sort((a, b) => first(a) - first(b));
}

function pivotOf(row: Vector): number {
  return row.keys().next().value ?? -1;
}

/** The only sets that a single row spans are its own blocks, all with the same entry. */
function groupOfRow(row: Vector | undefined, shown: Shown): DerivableGroup | undefined {
  if (row === undefined || new Set(row.values()).size > 1) return undefined;
  return groupOf([...row.keys()], shown, true);
}

interface Question {
  readonly shown: Shown;
  readonly k: number;
  readonly solver: Solver;
}

async function smallestOf(
  rows: readonly Vector[],
  { shown, k, solver }: Question,
): Promise<DerivableGroup | undefined> {
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))].sort((a, b) => a - b);
  const people = columns.map((block): Term => [columns.indexOf(block), shown.blocks[block]?.people ?? 0]);
  const programme = programmeOf(rows, columns, people, k);
  const [answer] = isExact(programme) ? await solver.minimise(programme, [people]) : [FAILED];
  if (answer?.status === 'infeasible') return undefined;
  const chosen = chosenOf(answer, rows, columns);
  return chosen === undefined ? groupOf(columns, shown, false, 1) : groupOf(chosen, shown, true);
}

/**
 * Which blocks make a group of 1 to k − 1 people. A set lies in the space exactly if each free block's entry is what the
 * pivots' entries make it: equations in the set alone.
 */
function programmeOf(
  rows: readonly Vector[],
  columns: readonly number[],
  people: readonly Term[],
  k: number,
): Programme {
  const place = new Map(columns.map((block, index) => [block, index]));
  const pivots = new Set(rows.map(pivotOf));
  const equations = columns
    .filter((block) => !pivots.has(block))
    .map((block) => {
      const using = rows.filter((row) => row.has(block));
      const leads = using.map((row) => row.get(pivotOf(row)) ?? 1n);
      const scale = leads.reduce((all, lead) => (all * lead) / divisor(all, lead), 1n);
      const terms = using.map((row, index): Term => {
        const factor = ((row.get(block) ?? 0n) * scale) / (leads[index] ?? 1n);
        return [place.get(pivotOf(row)) ?? -1, -Number(factor)];
      });
      return { lower: 0, upper: 0, terms: [[place.get(block) ?? -1, Number(scale)] as const, ...terms] };
    });
  return {
    columns: columns.map(() => ({ lower: 0, upper: 1, integer: true })),
    rows: [...equations, { lower: 1, upper: k - 1, terms: people }],
  };
}

/** Floating point tells whole numbers apart only while they are small; beyond, the solver would not be a proof. */
function isExact({ rows }: Programme): boolean {
  return rows.every(({ terms }) => terms.every(([, value]) => Math.abs(value) <= LARGEST_FACTOR));
}

const LARGEST_FACTOR = 10_000;

/** The blocks that the solver chose, checked exactly: a rounded answer that does not lie in the space is none. */
function chosenOf(
  answer: Answer | undefined,
  rows: readonly Vector[],
  columns: readonly number[],
): readonly number[] | undefined {
  if (answer?.status !== 'optimal') return undefined;
  const chosen = new Set(columns.filter((_, index) => Math.round(answer.values[index] ?? 0) === 1));
  const rest: Vector = new Map([...chosen].map((block) => [block, 1n]));
  const space = new Echelon();
  for (const row of rows) space.add(row, pivotOf(row));
  space.reduce(rest);
  return chosen.size > 0 && rest.size === 0 ? [...chosen] : undefined;
}

function groupOf(
  blocks: readonly number[],
  { blocks: all }: Shown,
  isProven: boolean,
  people = blocks.reduce((sum, block) => sum + (all[block]?.people ?? 0), 0),
): DerivableGroup {
  return { people, blocks: [...blocks].sort((a, b) => a - b), isProven };
}
