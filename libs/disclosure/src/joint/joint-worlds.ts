import type { Range } from '../display.js';
import { isWide, widthOf } from '../display.js';
import type { Solver, Term } from '../solver.js';
import type { Extent, JointRegion, JointWorld, Place } from './joint-region.js';
import { jointRegion } from './joint-region.js';

/** The worlds that fit several figures at once, searched from the true one. It notices when more is hidden. */
export class JointWorlds {
  readonly #world: JointWorld;
  readonly #solver: Solver;
  /** By cell: the figures in which its count must stay open and is not known to, and the counts found possible. */
  readonly #open = new Map<number, Map<number, Range>>();
  readonly #named = new Set<number>();
  #regions = new WeakMap<object, JointRegion>();

  constructor(world: JointWorld, solver: Solver) {
    this.#world = world;
    this.#solver = solver;
    world.figures.forEach(({ display }, figure) => {
      display.statuses.forEach((status, cell) => {
        const width = widthOf(cell, display);
        if (status !== 'HIDDEN' || width !== undefined) this.#named.add(cell);
        if (width === undefined || width === 0) return;
        const count = display.counts[cell] ?? 0;
        const own = this.#open.get(cell) ?? new Map<number, Range>();
        this.#open.set(cell, own.set(figure, [count, count]));
      });
    });
  }

  /** Cells of which a count must stay open. */
  get cells(): readonly number[] {
    return [...this.#open.keys()];
  }

  /** The figures in which the count of a cell is not known to be open enough. */
  openIn(cell: number): readonly Place[] {
    const own = this.#open.get(cell) ?? new Map<number, Range>();
    for (const [figure, range] of own) {
      const width = this.#widthOf({ figure, cell });
      if (width === undefined || isWide(range, width)) own.delete(figure);
    }
    return [...own.keys()].map((figure) => ({ figure, cell }));
  }

  /** How far the count has to move from the true one, up and down, for its cell to be open enough. */
  movesOf({ figure, cell }: Place): readonly [up: number, down: number] {
    const width = this.#widthOf({ figure, cell }) ?? 0;
    const count = this.#world.figures[figure]?.display.counts[cell] ?? 0;
    const [low, high] = this.#open.get(cell)?.get(figure) ?? [count, count];
    return [Math.ceil(low - ROUNDING) + width - count, Math.floor(high + ROUNDING) - width - count];
  }

  /** Kept until something is hidden. */
  region(surrounding: Omit<Extent, 'isNamed'>): JointRegion {
    const known =
      this.#regions.get(surrounding) ??
      jointRegion({ ...surrounding, isNamed: (cell) => this.#named.has(cell) }, this.#world);
    this.#regions.set(surrounding, known);
    return known;
  }

  /** What was made of what is told does not hold any more. */
  hidden(): void {
    this.#regions = new WeakMap();
  }

  isOpen({ figure, cell }: Place): boolean {
    return this.openIn(cell).some((place) => place.figure === figure);
  }

  /**
   * Widens the counts at some places together, some up and the others down and the other way round, as far as the region
   * lets them, and whatever those worlds widen beside.
   * @returns false where the solver failed
   */
  async widen(up: readonly Place[], down: readonly Place[], region: JointRegion): Promise<boolean> {
    const sum = added([
      ...up.flatMap(region.termsOf),
      ...down.flatMap(region.termsOf).map(([at, value]): Term => [at, -value]),
    ]);
    if (sum.length === 0) return true;
    const answers = await this.#solver.minimise(
      region.programme,
      [-1, 1].map((sign) => sum.map(([at, value]): Term => [at, sign * value])),
    );
    for (const answer of answers) if (answer.status === 'optimal') this.learn(answer.values, region);
    return answers.every(({ status }) => status === 'optimal');
  }

  giveUp({ figure, cell }: Place): void {
    this.#open.get(cell)?.delete(figure);
  }

  /** A count that is possible. */
  found({ figure, cell }: Place, count: number): void {
    const [low, high] = this.#open.get(cell)?.get(figure) ?? [count, count];
    this.#open.get(cell)?.set(figure, [Math.min(low, count), Math.max(high, count)]);
  }

  /** What one world says of everything that is sought. */
  learn(values: Float64Array, { cells, termsOf }: JointRegion): void {
    for (const cell of cells) {
      const own = this.#open.get(cell);
      for (const figure of own?.keys() ?? []) {
        let count = this.#world.figures[figure]?.display.counts[cell] ?? 0;
        for (const [at, value] of termsOf({ figure, cell })) count += (values[at] ?? 0) * value;
        this.found({ figure, cell }, count);
      }
    }
  }

  #widthOf({ figure, cell }: Place): number | undefined {
    const display = this.#world.figures[figure]?.display;
    return display && widthOf(cell, display);
  }
}

function added(terms: readonly Term[]): readonly Term[] {
  const sums = new Map<number, number>();
  for (const [at, value] of terms) sums.set(at, (sums.get(at) ?? 0) + value);
  return [...sums];
}

const ROUNDING = 1e-6;
