import type { Display } from './display.js';
import type { Region } from './region.js';
import { ANYTHING, movesOf } from './region.js';
import type { Column, Programme, Solver, Term } from './solver.js';

/** A world in which a count lies as far out as asked, and what would have to be hidden so that it fits what is told. */
export interface Opening {
  readonly cost: number;
  readonly hide: readonly number[];
  /** Of the region's columns, in that world. */
  readonly values: Float64Array;
}

/** What it costs, a person, that a told count is another; undefined where the cell cannot be hidden. */
export type PriceOf = (cell: number) => number | undefined;

/** Less of a person is rounding. */
const NOTHING = 1e-6;

/**
 * Finds the told counts that have to give way so that a count can lie further out: a linear programme in which every told
 * count that can be hidden may be another at a price. In the true world only the count that is asked for is amiss, and
 * nothing costs anything there: a good place to begin.
 */
export class Openings {
  readonly #display: Display;
  readonly #columns: readonly Column[];
  readonly #costs: readonly Term[];
  /** By told cell: the terms of its row, and the columns that let it give way. */
  readonly #told: ReadonlyMap<
    number,
    { readonly terms: readonly Term[]; readonly giving: readonly number[] }
  >;
  /** The rows of what is asked for: whatever gives way, this count has to move. */
  readonly #sought: readonly (readonly [cell: number, terms: readonly Term[]])[];

  constructor(region: Region, display: Display, sought: ReadonlySet<number>, priceOf: PriceOf) {
    const columns = [...region.columns];
    const costs: Term[] = [];
    const give = (cell: number): readonly Term[] => {
      const price = priceOf(cell);
      if (price === undefined) return [];
      return ([1, -1] as const).map((sign): Term => {
        columns.push({ lower: 0, upper: Infinity, integer: false });
        costs.push([columns.length - 1, price]);
        return [columns.length - 1, sign];
      });
    };
    const told = [...region.terms].filter(([cell]) => display.statuses[cell] !== 'HIDDEN');
    this.#display = display;
    this.#told = new Map(
      told.map(([cell, own]) => {
        const giving = give(cell);
        return [cell, { terms: [...own, ...giving], giving: giving.map(([column]) => column) }];
      }),
    );
    this.#sought = [...region.terms].filter(([cell]) => sought.has(cell));
    this.#columns = columns;
    this.#costs = costs;
  }

  /**
   * @param move by how many people the count has to lie above the true one, or below it
   * @returns undefined where nothing that can be hidden would help, `failed` where the solver failed
   */
  async find(cell: number, move: number, solver: Solver): Promise<Opening | 'failed' | undefined> {
    const programme: Programme = {
      columns: this.#columns,
      rows: [
        ...[...this.#told].map(([told, { terms }]) => ({ ...movesOf(told, this.#display), terms })),
        ...this.#sought.map(([sought, terms]) => ({
          ...(sought === cell ? { lower: move, upper: move } : ANYTHING),
          terms,
        })),
      ],
    };
    const [answer] = await solver.minimise(programme, [this.#costs]);
    if (answer?.status === 'infeasible') return undefined;
    if (answer?.status !== 'optimal') return 'failed';
    const { values, objective } = answer;
    const hide = [...this.#told]
      .filter(([told]) => this.#display.statuses[told] !== 'HIDDEN')
      .filter(([, { giving }]) => giving.some((column) => (values[column] ?? 0) > NOTHING))
      .map(([told]) => told);
    return { cost: objective, hide, values };
  }
}
