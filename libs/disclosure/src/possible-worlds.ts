import type { DepartmentPath } from '@takeup/domain';
import { ROOT, ancestry, isWithin } from '@takeup/domain';
import type { Display, Range } from './display.js';
import { isWide, toldOf, widthOf } from './display.js';
import type { Region } from './region.js';
import { regionAt, rowsOf } from './region.js';
import type { Answer, Basis, Solver, Term } from './solver.js';

/** Found out about a cell: its count is open enough, or the told cells without which the proof that it is not would not stand. */
export type Finding = 'wide' | 'failed' | { readonly narrowBy: readonly number[] };
type World = Extract<Answer, { status: 'optimal' }>;

/**
 * The worlds that fit a display, searched from the true one. It notices when more is hidden. Every search starts from
 * the last one in the same display and from nothing else, so that the same display always takes the same way.
 */
export class PossibleWorlds {
  readonly #display: Display;
  readonly #solver: Solver;
  readonly #sought: readonly number[];
  /** Counts found possible for each cell that needs a width. They only ever grow apart. */
  readonly #ranges: Map<number, Range>;
  readonly #regions = new Map<DepartmentPath, Region>();
  readonly #starts = new Map<Region, Basis>();
  /** Cells that are not known to be wide. */
  readonly #open: Set<number>;

  constructor(display: Display, sought: readonly number[], solver: Solver) {
    this.#display = display;
    this.#solver = solver;
    this.#sought = sought;
    this.#open = new Set(sought);
    const truth = (cell: number) => display.counts[cell] ?? 0;
    this.#ranges = new Map(sought.map((cell) => [cell, [truth(cell), truth(cell)]]));
  }

  isWide(cell: number): boolean {
    if (!this.#open.has(cell)) return true;
    const width = widthOf(cell, this.#display);
    if (width !== undefined && !isWide(this.#ranges.get(cell) ?? [0, 0], width)) return false;
    this.#open.delete(cell);
    return true;
  }

  /**
   * Widens many cells at once: worlds in which all of them lie as far out as can be, each on the side on which it has more
   * room left. Most cells need no search of their own afterwards.
   * @returns false where the solver failed
   */
  async explore(): Promise<boolean> {
    const open = [...this.#open].filter((cell) => !this.isWide(cell));
    // Everybody last: by then most cells are wide, and those that are left are searched together.
    const nodes = new Set(open.flatMap((cell) => this.#nodesOf(cell)).filter((node) => node !== ROOT));
    for (const node of [...nodes, ROOT]) if (!(await this.#exploreWithin(node))) return false;
    return true;
  }

  /** All open cells at once, then ever smaller parts of them, each for as long as anything of it is widened. */
  async #exploreWithin(node: DepartmentPath): Promise<boolean> {
    const region = this.#regionOf(node);
    const open = () => [...region.terms.keys()].filter((cell) => !this.isWide(cell));
    for (let size = open().length; size >= FEW; size = Math.ceil(Math.min(size, open().length) / SMALLER)) {
      const all = open();
      for (let from = 0; from < all.length; from += size) {
        let left = all.slice(from, from + size).filter((cell) => !this.isWide(cell));
        for (let before = Infinity; left.length >= FEW && left.length < before;) {
          before = left.length;
          if ((await this.#search(region, this.#outwards(left, region))) === undefined) return false;
          left = left.filter((cell) => !this.isWide(cell));
        }
      }
    }
    return true;
  }

  /** The sum that grows where each cell goes to the side on which it has more room left. */
  #outwards(cells: readonly number[], { terms }: Region): readonly Term[] {
    const weights = new Map<number, number>();
    for (const cell of cells) {
      const [side = 1] = this.#sidesOf(cell);
      for (const [at] of terms.get(cell) ?? []) weights.set(at, (weights.get(at) ?? 0) + side);
    }
    return [...weights];
  }

  /** Up and down, as far as what the cell itself tells leaves room beyond what was found; the side with more room first. */
  #sidesOf(cell: number): readonly (1 | -1)[] {
    const [least, most] = toldOf(cell, this.#display);
    const [low, high] = this.#ranges.get(cell) ?? [least, most];
    const room = { [-1]: low - least, [1]: most - high };
    const sides = room[1] >= room[-1] ? ([1, -1] as const) : ([-1, 1] as const);
    return sides.filter((side) => room[side] > NOTHING);
  }

  /**
   * Widens the range of a cell until it is wide enough or no world lies further out. In a large organisation near the
   * cell first, with everybody else as they truly are: what is possible there is possible. That it is narrow follows only
   * where the proof stands on cells without anybody else; otherwise everybody is searched.
   */
  async widen(cell: number): Promise<Finding> {
    for (const node of this.#nodesOf(cell)) {
      const region = this.#regionOf(node);
      const found: World[] = [];
      for (const side of this.#sidesOf(cell)) {
        const sum = (region.terms.get(cell) ?? []).map(([at]): Term => [at, side]);
        const world = await this.#search(region, sum);
        if (world === undefined) return 'failed';
        if (this.isWide(cell)) return 'wide';
        found.push(world);
      }
      const narrowBy = toldBy(found, region);
      if (narrowBy.every((told) => this.#isAllWithin(told, node))) return { narrowBy };
    }
    return 'failed';
  }

  /** The world in which a sum is greatest; undefined where the solver failed. */
  async #search(region: Region, sum: readonly Term[]): Promise<World | undefined> {
    const start = this.#starts.get(region);
    const rows = rowsOf(region, this.#display);
    const programme = { columns: region.columns, rows, ...(start ? { start } : {}) };
    const negative = sum.map(([at, value]): Term => [at, -value]);
    const [world] = await this.#solver.minimise(programme, [negative]);
    if (world?.status !== 'optimal') return undefined;
    this.#starts.set(region, world.basis);
    this.#learn(world, region);
    return world;
  }

  /** What one world says of every cell that is sought. */
  #learn({ values }: World, { terms, outside }: Region): void {
    for (const cell of this.#open) {
      const own = terms.get(cell);
      if (own === undefined) continue;
      let count = outside.get(cell) ?? 0;
      for (const [at] of own) count += values[at] ?? 0;
      const [low, high] = this.#ranges.get(cell) ?? [count, count];
      this.#ranges.set(cell, [Math.min(low, count), Math.max(high, count)]);
    }
  }

  #isAllWithin(cell: number, node: DepartmentPath): boolean {
    return isWithin(this.#display.lattice.cells[cell]?.department ?? ROOT, node);
  }

  #regionOf(node: DepartmentPath): Region {
    const region = this.#regions.get(node) ?? regionAt(node, new Set(this.#sought), this.#display);
    this.#regions.set(node, region);
    return region;
  }

  /** The departments to search for a cell: the first-level one before all, where all are many. */
  #nodesOf(cell: number): readonly DepartmentPath[] {
    const { lattice, atoms } = this.#display;
    const top = ancestry(lattice.cells[cell]?.department ?? ROOT).at(-2) ?? ROOT;
    return atoms.length > LARGE ? [...new Set([top, ROOT])] : [ROOT];
  }
}

/** The told cells without which the worlds found would not be the outermost. */
function toldBy(worlds: readonly World[], { told }: Region): readonly number[] {
  const rows = [...told.keys()].filter((row) =>
    worlds.some(({ duals }) => Math.abs(duals[row] ?? 0) > NOTHING),
  );
  return rows.map((row) => told[row] ?? -1);
}

/** Duals under this are rounding. */
const NOTHING = 1e-7;
/** So few cells are searched one by one. */
const FEW = 3;
/** Atoms beyond which a programme over all of them takes far longer than one for each first-level department. */
const LARGE = 1000;
/** Each time the parts that are searched together become so many times smaller. */
const SMALLER = 4;
