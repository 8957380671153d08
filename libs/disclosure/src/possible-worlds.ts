import type { DepartmentPath } from '@takeup/domain';
import { ROOT, ancestry } from '@takeup/domain';
import type { Display, Range } from './display.js';
import { isWide, toldOf, widthOf } from './display.js';
import type { Opening, PriceOf } from './openings.js';
import { Openings } from './openings.js';
import type { Named, Region } from './region.js';
import { namedAtoms, regionAt, rowsOf } from './region.js';
import type { Solver, Term } from './solver.js';

export interface Search {
  readonly display: Display;
  readonly sought: readonly number[];
  readonly priceOf: PriceOf;
  readonly solver: Solver;
}

/**
 * The worlds that fit a display, searched from the true one. It notices when more is hidden. Every search starts from the
 * true world and from nothing else, so that the same display always takes the same way.
 */
export class PossibleWorlds {
  readonly #display: Display;
  readonly #solver: Solver;
  readonly #sought: readonly number[];
  /** Counts found possible for each cell that needs a width. They only ever grow apart. */
  readonly #ranges: Map<number, Range>;
  readonly #named: readonly Named[];
  readonly #regions = new Map<DepartmentPath, Region>();
  readonly #openings: () => Openings;
  /** Cells that are not known to be wide. */
  readonly #open: Set<number>;

  constructor({ display, sought, priceOf, solver }: Search) {
    this.#display = display;
    this.#solver = solver;
    this.#sought = sought;
    this.#open = new Set(sought);
    this.#named = namedAtoms(this.#open, display);
    const truth = (cell: number) => display.counts[cell] ?? 0;
    this.#ranges = new Map(sought.map((cell) => [cell, [truth(cell), truth(cell)]]));
    let openings: Openings | undefined;
    this.#openings = () =>
      (openings ??= new Openings(this.#regionOf(ROOT), display, new Set(sought), priceOf));
  }

  isWide(cell: number): boolean {
    if (!this.#open.has(cell)) return true;
    const width = widthOf(cell, this.#display);
    if (width !== undefined && !isWide(this.#ranges.get(cell) ?? [0, 0], width)) return false;
    this.#open.delete(cell);
    return true;
  }

  /**
   * Widens many cells at once, of everybody and then department by department: worlds in which all of them lie as far out
   * as can be, each on the side on which it has more room left. Most cells need no search of their own afterwards.
   * @returns false where the solver failed
   */
  async explore(): Promise<boolean> {
    for (const node of new Set([ROOT, ...this.#sought.map((cell) => this.#topOf(cell))])) {
      const region = this.#regionOf(node);
      const open = () => [...this.#open].filter((cell) => region.terms.has(cell) && !this.isWide(cell));
      let left = open();
      for (let before = Infinity; left.length > 0 && left.length <= before - WORTHWHILE;) {
        before = left.length;
        if (!(await this.#search(region, this.#outwards(left, region)))) return false;
        left = open();
      }
    }
    return true;
  }

  /** The sum that grows where each cell goes to the side on which it has more room left. */
  #outwards(cells: readonly number[], { terms }: Region): readonly Term[] {
    const weights = new Map<number, number>();
    for (const cell of cells) {
      const [side = 1] = this.#sidesOf(cell);
      for (const [at, sign] of terms.get(cell) ?? []) weights.set(at, (weights.get(at) ?? 0) + side * sign);
    }
    return [...weights].filter(([, weight]) => weight !== 0);
  }

  /** Up and down, as far as what the cell itself tells leaves room beyond what was found; the side with more room first. */
  #sidesOf(cell: number): readonly (1 | -1)[] {
    const [least, most] = toldOf(cell, this.#display);
    const [low, high] = this.#ranges.get(cell) ?? [least, most];
    const room = { [-1]: low - least, [1]: most - high };
    const sides = room[1] >= room[-1] ? ([1, -1] as const) : ([-1, 1] as const);
    return sides.filter((side) => room[side] > NOTHING);
  }

  /** Widens the range of a cell as far as any world of a region lies. */
  async #widen(cell: number, region: Region): Promise<boolean> {
    for (const side of this.#sidesOf(cell)) {
      if (this.isWide(cell)) break;
      const sum = (region.terms.get(cell) ?? []).map(([at, sign]): Term => [at, side * sign]);
      if (!(await this.#search(region, sum))) return false;
    }
    return true;
  }

  /**
   * The least that has to be hidden, if anything, for a cell to be wide enough, whichever way costs less.
   * @returns undefined where nothing that can be hidden would help, `failed` where the solver failed
   */
  async open(cell: number): Promise<Opening | 'failed' | undefined> {
    const everybody = this.#regionOf(ROOT);
    // What is possible near the cell is possible, and quicker to find.
    if (!(await this.#widen(cell, this.#regionOf(this.#topOf(cell))))) return 'failed';
    // Where a count can lie on both sides of the true one, neither may be far enough by itself.
    if (this.#sidesOf(cell).length > 1 && !(await this.#widen(cell, everybody))) return 'failed';
    if (this.isWide(cell)) return NOTHING_TO_HIDE;
    let best: Opening | undefined;
    for (const move of this.#movesOf(cell)) {
      const found = await this.#openings().find(cell, move, this.#solver);
      if (found === 'failed') return found;
      if (found !== undefined && (best === undefined || found.cost < best.cost)) best = found;
      if (best?.hide.length === 0) break;
    }
    if (best !== undefined) this.#learn(best.values, everybody);
    return best;
  }

  /**
   * How far the count has to lie from the true one, up or down, for its cell to be wide enough. Where that is further than
   * a count can lie it has to be opened on both sides, one after the other.
   */
  #movesOf(cell: number): readonly number[] {
    const width = widthOf(cell, this.#display) ?? 0;
    const count = this.#display.counts[cell] ?? 0;
    const [least, most] = toldOf(cell, this.#display);
    const [low, high] = this.#ranges.get(cell) ?? [count, count];
    const wide = [Math.ceil(low - NOTHING) + width, Math.floor(high + NOTHING) - width];
    const possible = wide.filter((to) => to >= least && to <= most);
    const ends = [most, least].filter((to) => to < low - NOTHING || to > high + NOTHING);
    return (possible.length > 0 ? possible : ends).map((to) => to - count);
  }

  /** The world in which a sum is greatest. @returns false where the solver failed */
  async #search(region: Region, sum: readonly Term[]): Promise<boolean> {
    const programme = { columns: region.columns, rows: rowsOf(region, this.#display) };
    const negative = sum.map(([at, value]): Term => [at, -value]);
    const [world] = await this.#solver.minimise(programme, [negative]);
    if (world?.status !== 'optimal') return false;
    this.#learn(world.values, region);
    return true;
  }

  /** What one world says of every cell that is sought. */
  #learn(values: Float64Array, { terms }: Region): void {
    for (const cell of this.#open) {
      const own = terms.get(cell);
      if (own === undefined) continue;
      let count = this.#display.counts[cell] ?? 0;
      for (const [at, sign] of own) count += (values[at] ?? 0) * sign;
      const [low, high] = this.#ranges.get(cell) ?? [count, count];
      if (count < low || count > high) this.#ranges.set(cell, [Math.min(low, count), Math.max(high, count)]);
    }
  }

  #regionOf(node: DepartmentPath): Region {
    const region = this.#regions.get(node) ?? regionAt(node, this.#named);
    this.#regions.set(node, region);
    return region;
  }

  /** The first-level department to search for a cell. */
  #topOf(cell: number): DepartmentPath {
    return ancestry(this.#display.lattice.cells[cell]?.department ?? ROOT).at(-2) ?? ROOT;
  }
}

const NOTHING_TO_HIDE: Opening = { cost: 0, hide: [], values: new Float64Array() };
/** Less of a person is rounding. */
const NOTHING = 1e-6;
/** Many cells at once are searched for as long as each world clears so many: fewer are quicker searched one by one. */
const WORTHWHILE = 3;
