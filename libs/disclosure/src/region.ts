import type { DepartmentPath } from '@takeup/domain';
import { isWithin } from '@takeup/domain';
import type { Display } from './display.js';
import { toldOf } from './display.js';
import { around, cellsOfAtoms } from './places.js';
import type { Column, Row, Term } from './solver.js';

/** All worlds that differ from the true one within a department only. People told by the same cells are one column. */
export interface Region {
  readonly columns: readonly Column[];
  /** The told cell of each row. */
  readonly told: readonly number[];
  /** The columns of a cell within the region. */
  readonly members: ReadonlyMap<number, readonly Term[]>;
  /** The same of each cell that is sought. */
  readonly terms: ReadonlyMap<number, readonly Term[]>;
  /** The true count of a cell outside the region. */
  readonly outside: ReadonlyMap<number, number>;
}

export function regionAt(node: DepartmentPath, sought: ReadonlySet<number>, display: Display): Region {
  const { lattice, atoms, statuses, counts, perAtom } = display;
  const standing = cellsOfAtoms(lattice);
  const blocks = new Map<string, { cells: readonly number[]; people: number; count: number }>();
  atoms.forEach(({ department, people }, atom) => {
    if (people === 0 || !isWithin(department, node)) return;
    const cells = (standing[atom] ?? []).filter((cell) => statuses[cell] !== 'HIDDEN' || sought.has(cell));
    const key = cells.join();
    const block = blocks.get(key) ?? { cells, people: 0, count: 0 };
    block.people += people;
    block.count += perAtom.get(atom) ?? 0;
    blocks.set(key, block);
  });
  // In an order that does not depend on that of the atoms.
  const columns = [...blocks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, block]) => block);
  const members = new Map<number, Term[]>();
  const inside = new Map<number, number>();
  columns.forEach(({ cells, count }, column) => {
    for (const cell of cells) {
      const terms = members.get(cell);
      if (terms) terms.push([column, 1]);
      else members.set(cell, [[column, 1]]);
      inside.set(cell, (inside.get(cell) ?? 0) + count);
    }
  });
  return {
    columns: columns.map(({ people }) => ({ lower: 0, upper: people, integer: false })),
    told: [...members.keys()].filter((cell) => statuses[cell] !== 'HIDDEN'),
    members,
    terms: new Map([...members].filter(([cell]) => sought.has(cell))),
    outside: new Map([...inside].map(([cell, count]) => [cell, (counts[cell] ?? 0) - count])),
  };
}

/**
 * What is told now. What was hidden since keeps its row, without bounds, so that the shape stays; and so does a bound
 * that follows from the same bound of a group around: it would only slow the search down.
 */
export function rowsOf({ told, members, outside }: Region, display: Display): readonly Row[] {
  return told.map((cell) => {
    const terms = members.get(cell) ?? [];
    if (display.statuses[cell] === 'HIDDEN' || follows(cell, display))
      return { lower: -Infinity, upper: Infinity, terms };
    const [low, high] = toldOf(cell, display);
    const others = outside.get(cell) ?? 0;
    return { lower: low - others, upper: high - others, terms };
  });
}

/** Whether a bound says no more than that of a group around: of fewer than so many, a part has fewer, too. */
function follows(cell: number, { lattice, statuses }: Display): boolean {
  const status = statuses[cell];
  const people = lattice.cells[cell]?.people ?? 0;
  // Of two cells of the same people one has to say it.
  const isLarger = (whole: number) =>
    (lattice.cells[whole]?.people ?? 0) > people || (whole < cell && lattice.cells[whole]?.people === people);
  return (
    status !== 'SHOWN' && (around(lattice)[cell] ?? []).some((w) => statuses[w] === status && isLarger(w))
  );
}
