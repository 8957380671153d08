import type { DepartmentPath } from '@takeup/domain';
import { ROOT, ancestry, depthOf, isWithin, parentOf } from '@takeup/domain';
import type { Display, Range } from './display.js';
import { cellsOfAtoms, isWide, toldOf } from './display.js';
import type { Answer, Basis, Column, Row, Solver, Term } from './solver.js';

/** Found out about a cell: its count is open enough, or the told cells without which the proof that it is not would not stand. */
export type Finding = 'wide' | 'failed' | { readonly narrowBy: readonly number[] };

/** The worlds that fit a display, searched from the true one. It notices when more is hidden. */
export class PossibleWorlds {
  readonly #display: Display;
  readonly #solver: Solver;
  /** Counts found possible for each cell that needs a width. They only ever grow apart. */
  readonly #ranges: Map<number, Range>;
  readonly #regions = new Map<DepartmentPath, Region>();

  constructor(display: Display, sought: readonly number[], solver: Solver) {
    this.#display = display;
    this.#solver = solver;
    const truth = (cell: number) => display.counts[cell] ?? 0;
    this.#ranges = new Map(sought.map((cell) => [cell, [truth(cell), truth(cell)]]));
  }

  isWide(cell: number, width: number): boolean {
    return isWide(this.#ranges.get(cell) ?? [0, 0], width);
  }

  /**
   * Widens the range of a cell until it is wide enough or no world lies further out. Near the cell first, with everybody
   * else as they truly are: what is possible there is possible. Only a search over everybody can say that it is narrow.
   */
  async widen(cell: number, width: number): Promise<Finding> {
    const narrowBy = new Set<number>();
    for (const node of regionsOf(this.#display.lattice.cells[cell]?.department ?? ROOT)) {
      const region = this.#regionOf(node);
      narrowBy.clear();
      for (const sign of [-1, 1]) {
        const objective = (region.terms.get(cell) ?? []).map(([at, value]): Term => [at, sign * value]);
        const [answer] = await this.#solver.minimise(
          {
            columns: region.columns,
            rows: this.#rowsOf(region),
            ...(region.start ? { start: region.start } : {}),
          },
          [objective],
        );
        if (answer?.status !== 'optimal') return 'failed';
        region.start = answer.basis;
        answer.duals.forEach((dual, row) => {
          if (Math.abs(dual) > NOTHING) narrowBy.add(region.told[row] ?? -1);
        });
        this.#learn(answer, region);
        if (this.isWide(cell, width)) return 'wide';
      }
    }
    return { narrowBy: [...narrowBy] };
  }

  /** What one world says of every cell that is sought. */
  #learn({ values }: Extract<Answer, { status: 'optimal' }>, { terms, outside }: Region): void {
    for (const [cell, own] of terms) {
      const count = own.reduce((sum, [at, value]) => sum + value * (values[at] ?? 0), outside(cell));
      const [low, high] = this.#ranges.get(cell) ?? [count, count];
      this.#ranges.set(cell, [Math.min(low, count), Math.max(high, count)]);
    }
  }

  /** What is told now; what was hidden since keeps its row, without bounds, so that the shape stays. */
  #rowsOf({ told, members, outside }: Region): readonly Row[] {
    return told.map((cell) => {
      const terms = members.get(cell) ?? [];
      if (this.#display.statuses[cell] === 'HIDDEN') return { lower: -Infinity, upper: Infinity, terms };
      const [low, high] = toldOf(cell, this.#display);
      return { lower: low - outside(cell), upper: high - outside(cell), terms };
    });
  }

  #regionOf(node: DepartmentPath): Region {
    const region = this.#regions.get(node) ?? regionAt(node, this.#ranges, this.#display);
    this.#regions.set(node, region);
    return region;
  }
}

/** Duals under this are rounding. */
const NOTHING = 1e-7;

/** The parent's departments, those of the first level, and all. */
function regionsOf(department: DepartmentPath): readonly DepartmentPath[] {
  if (department === ROOT) return [ROOT];
  const top = ancestry(department).at(1) ?? ROOT;
  return [...new Set([parentOf(department), top, ROOT])].sort((a, b) => depthOf(b) - depthOf(a));
}

/** All worlds that differ from the true one within a department only. People told by the same cells are one column. */
interface Region {
  readonly columns: readonly Column[];
  /** The told cell of each row. */
  readonly told: readonly number[];
  /** The columns of a cell within the region. */
  readonly members: ReadonlyMap<number, readonly Term[]>;
  /** The same of each cell that is sought. */
  readonly terms: ReadonlyMap<number, readonly Term[]>;
  /** The true count of a cell outside the region. */
  readonly outside: (cell: number) => number;
  start?: Basis;
}

function regionAt(node: DepartmentPath, sought: ReadonlyMap<number, Range>, display: Display): Region {
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
    outside: (cell) => (counts[cell] ?? 0) - (inside.get(cell) ?? 0),
  };
}
