import type { DepartmentPath } from '@takeup/domain';
import { ROOT, ancestry } from '@takeup/domain';
import type { Display, Range } from './display.js';
import { isWide, widthOf } from './display.js';
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
   * Widens many cells at once: worlds in which every second one counts for as much, and the others for as little, as can
   * be. Most cells need no search of their own afterwards.
   * @returns false where the solver failed
   */
  async explore(): Promise<boolean> {
    const open = [...this.#open].filter((cell) => !this.isWide(cell));
    for (const node of new Set(open.flatMap((cell) => this.#nodesOf(cell)))) {
      if (!(await this.#exploreWithin(node))) return false;
    }
    return true;
  }

  async #exploreWithin(node: DepartmentPath): Promise<boolean> {
    const region = this.#regionOf(node);
    for (let round = 0, idle = 0; idle < MOST_IDLE; round += 1) {
      const open = [...region.terms.keys()].filter((cell) => !this.isWide(cell));
      if (open.length < FEW) return true;
      const bit = round % (Math.ceil(Math.log2(open.length)) + 1);
      const up = open.filter((_, place) => bit === 0 || (place >> (bit - 1)) % 2 === 0);
      const down = new Set(open.filter((cell) => !up.includes(cell)));
      const weights = new Map<number, number>();
      for (const cell of open) {
        for (const [at] of region.terms.get(cell) ?? [])
          weights.set(at, (weights.get(at) ?? 0) + (down.has(cell) ? -1 : 1));
      }
      const found = await this.#search(region, [...weights]);
      if (found === undefined) return false;
      const left = open.filter((cell) => !this.isWide(cell)).length;
      idle = open.length - left < 2 ? idle + 1 : 0;
    }
    return true;
  }

  /**
   * Widens the range of a cell until it is wide enough or no world lies further out. In a large organisation near the
   * cell first, with everybody else as they truly are: what is possible there is possible. Only a search over everybody
   * can say that it is narrow.
   */
  async widen(cell: number): Promise<Finding> {
    for (const node of this.#nodesOf(cell)) {
      const region = this.#regionOf(node);
      const found: World[] = [];
      for (const sign of [-1, 1]) {
        const worlds = await this.#search(region, region.terms.get(cell) ?? [], [sign]);
        if (worlds === undefined) return 'failed';
        if (this.isWide(cell)) return 'wide';
        found.push(...worlds);
      }
      if (node === ROOT) return { narrowBy: toldBy(found, region) };
    }
    return 'failed';
  }

  /** The worlds in which a sum is least and greatest; undefined where the solver failed. */
  async #search(
    region: Region,
    sum: readonly Term[],
    signs: readonly number[] = [1, -1],
  ): Promise<readonly World[] | undefined> {
    const start = this.#starts.get(region);
    const rows = rowsOf(region, this.#display);
    const programme = { columns: region.columns, rows, ...(start ? { start } : {}) };
    const answers = await this.#solver.minimise(
      programme,
      signs.map((sign) => sum.map(([at, value]): Term => [at, sign * value])),
    );
    const worlds = answers.filter((answer) => answer.status === 'optimal');
    const last = worlds.at(-1);
    if (last === undefined || worlds.length < answers.length) return undefined;
    this.#starts.set(region, last.basis);
    for (const world of worlds) this.#learn(world, region);
    return worlds;
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

  #regionOf(node: DepartmentPath): Region {
    const region = this.#regions.get(node) ?? regionAt(node, new Set(this.#sought), this.#display);
    this.#regions.set(node, region);
    return region;
  }

  /** The departments to search for a cell: the first-level one before all, where all are many. */
  #nodesOf(cell: number): readonly DepartmentPath[] {
    const { lattice, atoms } = this.#display;
    const top = ancestry(lattice.cells[cell]?.department ?? ROOT).at(1) ?? ROOT;
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
/** After so many worlds in a row that widened next to nothing, the rest is searched one by one. */
const MOST_IDLE = 2;
/** Atoms beyond which a programme over all of them takes far longer than one for each first-level department. */
const LARGE = 1000;
