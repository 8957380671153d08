import { toldOf } from '../display.js';
import { cellsOfAtoms } from '../places.js';
import type { Column, Programme, Row, Term } from '../solver.js';
import type { Figure } from './figure.js';
import type { Link } from './link.js';

/** Where a count of a cell lies: in which figure. */
export interface Place {
  readonly figure: number;
  readonly cell: number;
}

/**
 * All worlds that differ from the true one in the counts of some atoms only, in all figures at once. Columns say by how
 * much: more than is true, or less. So the true world is where all of them are 0, and a solver can begin there.
 */
export interface JointRegion {
  readonly programme: Programme;
  /** The told cells behind each row; none behind a link. */
  readonly told: readonly (readonly Place[])[];
  /** Named cells that anything in the region counts in. */
  readonly cells: Iterable<number>;
  /** What the columns add to the count of a cell. */
  readonly termsOf: (place: Place) => readonly Term[];
}

interface Block {
  readonly cells: readonly number[];
  readonly people: number;
  /** By figure. */
  readonly counts: readonly number[];
  /** Where its columns begin, by figure. */
  readonly columns: readonly (readonly Term[])[];
}

export interface JointWorld {
  readonly figures: readonly Figure[];
  readonly links: readonly Link[];
}

export interface Extent {
  readonly atoms: readonly number[];
  /** Whether the count of an atom may be another than the true one in a figure. */
  readonly isFree: (figure: number, atom: number) => boolean;
  /** Cells that are told or sought in any figure. */
  readonly isNamed: (cell: number) => boolean;
}

export function jointRegion(extent: Extent, world: JointWorld): JointRegion {
  const columns: Column[] = [];
  const blocks = blocksOf(extent, world, columns);
  const members = new Map<number, Block[]>();
  for (const block of blocks) {
    for (const cell of block.cells) {
      const own = members.get(cell);
      if (own) own.push(block);
      else members.set(cell, [block]);
    }
  }
  const termsOf = ({ figure, cell }: Place) =>
    (members.get(cell) ?? []).flatMap(({ columns: own }) => own[figure] ?? []);
  const rows: Row[] = [];
  const told: (readonly Place[])[] = [];
  for (const [figure, { display }] of world.figures.entries()) {
    for (const { cells, lower, upper } of toldRows(figure, members, world)) {
      const terms = termsOf({ figure, cell: cells[0] ?? -1 });
      if (terms.length === 0) continue;
      rows.push({ lower, upper, terms });
      told.push(
        cells.filter((cell) => display.statuses[cell] !== 'HIDDEN').map((cell) => ({ figure, cell })),
      );
    }
  }
  for (const block of blocks) {
    for (const link of world.links) {
      const terms = link.flatMap(([figure, factor]) =>
        (block.columns[figure] ?? []).map(([column, value]): Term => [column, value * factor]),
      );
      if (terms.length === 0) continue;
      const slack = -link.reduce((sum, [figure, factor]) => sum + factor * (block.counts[figure] ?? 0), 0);
      // Facts that came between two publications break it for these people; the others' counts still hold to it.
      if (slack < 0) continue;
      rows.push({ lower: -Infinity, upper: slack, terms });
      told.push([]);
    }
  }
  return { programme: { columns, rows }, told, cells: [...members.keys()], termsOf };
}

/** People who stand in the same named cells. */
function blocksOf(
  { atoms, isFree, isNamed }: Extent,
  { figures }: JointWorld,
  columns: Column[],
): readonly Block[] {
  const [first] = figures;
  if (first === undefined) return [];
  const standing = cellsOfAtoms(first.display.lattice);
  const found = new Map<
    string,
    { cells: readonly number[]; people: number; counts: number[]; free: boolean[] }
  >();
  for (const atom of atoms) {
    const cells = (standing[atom] ?? []).filter(isNamed);
    const key = cells.join();
    const block = found.get(key) ?? {
      cells,
      people: 0,
      counts: figures.map(() => 0),
      free: figures.map(() => false),
    };
    block.people += first.display.atoms[atom]?.people ?? 0;
    figures.forEach(({ display }, at) => {
      block.counts[at] = (block.counts[at] ?? 0) + (display.perAtom.get(atom) ?? 0);
      if (isFree(at, atom)) block.free[at] = true;
    });
    found.set(key, block);
  }
  const column = (upper: number, value: number): readonly Term[] => {
    if (upper <= 0) return [];
    columns.push({ lower: 0, upper, integer: false });
    return [[columns.length - 1, value]];
  };
  // In an order that does not depend on that of the atoms.
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, block]) => ({
      ...block,
      columns: block.counts.map((count, at) =>
        block.free[at] === true ? [...column(block.people - count, 1), ...column(count, -1)] : [],
      ),
    }));
}

/** What a figure tells of the blocks, each set of blocks once: how far its count may move from the true one. */
function toldRows(figure: number, members: ReadonlyMap<number, readonly Block[]>, { figures }: JointWorld) {
  const display = figures[figure]?.display;
  const found = new Map<string, { cells: number[]; lower: number; upper: number }>();
  const numbers = new Map<Block, number>();
  const numberOf = (block: Block) => {
    const known = numbers.get(block) ?? numbers.size;
    numbers.set(block, known);
    return known;
  };
  for (const [cell, own] of members) {
    if (display === undefined || display.statuses[cell] === 'HIDDEN') continue;
    const [low, high] = toldOf(cell, display);
    const count = display.counts[cell] ?? 0;
    const key = own.map(numberOf).join();
    const row = found.get(key) ?? { cells: [], lower: -Infinity, upper: Infinity };
    row.cells.push(cell);
    row.lower = Math.max(row.lower, low - count);
    row.upper = Math.min(row.upper, high - count);
    found.set(key, row);
  }
  return found.values();
}
