import type { DepartmentPath } from '@takeup/domain';
import { isWithin } from '@takeup/domain';
import type { Display } from './display.js';
import { toldOf } from './display.js';
import { cellsOfAtoms } from './places.js';
import type { Column, Row, Term } from './solver.js';

/**
 * All worlds that differ from the true one within a department, and elsewhere only among those atoms of which anybody
 * counts: whoever counts more in the department counts less there. People named by the same cells are one block; a
 * column says how many more of it count than truly do, or how many fewer. So the true world is where all of them are 0,
 * and a solver that begins there has the true world and not the last one it came from as its start.
 */
export interface Region {
  readonly columns: readonly Column[];
  /** By how much the count of a cell that is told or sought differs from the true one. */
  readonly terms: ReadonlyMap<number, readonly Term[]>;
}

interface Block {
  readonly cells: readonly number[];
  people: number;
  count: number;
}

/** An atom and the cells told or sought that name it. */
export interface Named {
  readonly department: DepartmentPath;
  readonly people: number;
  readonly count: number;
  readonly cells: readonly number[];
  /** The same for all atoms in the same cells. */
  readonly key: string;
}

/** Found once for all regions of a display: what is hidden afterwards keeps its row. */
export function namedAtoms(
  sought: ReadonlySet<number>,
  { lattice, atoms, statuses, perAtom }: Display,
): readonly Named[] {
  const standing = cellsOfAtoms(lattice);
  return atoms.map(({ department, people }, atom) => {
    const cells = (standing[atom] ?? []).filter((cell) => statuses[cell] !== 'HIDDEN' || sought.has(cell));
    return { department, people, count: perAtom.get(atom) ?? 0, cells, key: cells.join() };
  });
}

export function regionAt(node: DepartmentPath, named: readonly Named[]): Region {
  const columns: Column[] = [];
  const terms = new Map<number, Term[]>();
  for (const { cells, people, count } of blocksAt(node, named)) {
    for (const [sign, upper] of [
      [1, people - count],
      [-1, count],
    ] as const) {
      if (upper === 0) continue;
      for (const cell of cells) {
        const own = terms.get(cell);
        if (own) own.push([columns.length, sign]);
        else terms.set(cell, [[columns.length, sign]]);
      }
      columns.push({ lower: 0, upper, integer: false });
    }
  }
  return { columns, terms };
}

/** In an order that does not depend on that of the atoms. */
function blocksAt(node: DepartmentPath, named: readonly Named[]): readonly Block[] {
  const blocks = new Map<string, Block>();
  for (const { department, people, count, cells, key } of named) {
    if (people === 0 || (count === 0 && !isWithin(department, node))) continue;
    const block = blocks.get(key);
    if (block === undefined) blocks.set(key, { cells, people, count });
    else {
      block.people += people;
      block.count += count;
    }
  }
  return [...blocks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, block]) => block);
}

/** What is told now. What is hidden keeps its row, without bounds, so that the shape stays. */
export function rowsOf({ terms }: Region, display: Display): readonly Row[] {
  return [...terms].map(([cell, own]) => ({ ...movesOf(cell, display), terms: own }));
}

/** By how much the count of a cell may differ from the true one, by what is told of the cell. */
export function movesOf(cell: number, display: Display): Pick<Row, 'lower' | 'upper'> {
  if (display.statuses[cell] === 'HIDDEN') return ANYTHING;
  const [low, high] = toldOf(cell, display);
  const count = display.counts[cell] ?? 0;
  return { lower: low - count, upper: high - count };
}

export const ANYTHING = { lower: -Infinity, upper: Infinity };
