/** A coefficient of a row or an objective: column, value. */
export type Term = readonly [column: number, value: number];

export interface Column {
  readonly lower: number;
  readonly upper: number;
  /** Whole numbers only. */
  readonly integer: boolean;
}

/** lower ≤ Σ value · column ≤ upper. */
export interface Row {
  readonly lower: number;
  readonly upper: number;
  readonly terms: readonly Term[];
}

/** A linear programme over bounded columns; an integer one where a column says so. It is only ever minimised. */
export interface Programme {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Where the last solution of a programme of this shape stood: the next one is near. Never for an integer one. */
  readonly start?: Basis;
}

/** A solver's own way of saying where a solution stands, by column and row. */
export interface Basis {
  readonly columns: Int32Array;
  readonly rows: Int32Array;
}

/** What came of one objective. `failed` is anything that is no proof: a limit reached, an error, a solver that is gone. */
export type Answer =
  | {
      readonly status: 'optimal';
      readonly objective: number;
      /** Of each column. Flat, as it goes from thread to thread. */
      readonly values: Float64Array;
      readonly basis: Basis;
    }
  | { readonly status: 'infeasible' }
  | { readonly status: 'failed' };

/**
 * Solves small linear and integer programmes. It never throws and always answers as many times as it is asked: whoever
 * asks hides what a `failed` leaves open.
 */
export interface Solver {
  /** The least value of each objective over one programme, in the order asked. */
  minimise(programme: Programme, objectives: readonly (readonly Term[])[]): Promise<readonly Answer[]>;
}

export const FAILED: Answer = { status: 'failed' };
