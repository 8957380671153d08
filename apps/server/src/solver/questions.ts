import type { Answer, Basis, Programme, Term } from '@takeup/disclosure';

/** What goes into the solver's thread. */
export interface Question {
  readonly id: number;
  readonly programme: PackedProgramme;
  readonly objectives: readonly (readonly Term[])[];
}

/** What comes out of it. */
export interface Reply {
  readonly id: number;
  readonly answers: readonly Answer[];
}

/** A programme in a few flat arrays: thousands of small ones cost more to hand over than most programmes to solve. */
export interface PackedProgramme {
  /** Lower, upper and 1 for an integer, column by column; none where columns and terms are those of the question before. */
  readonly columns?: Float64Array;
  /** Lower, upper and the number of terms, row by row. */
  readonly rows: Float64Array;
  /** Column and value, term by term. */
  readonly terms?: Float64Array;
  readonly start: Basis | undefined;
}

/** @param before the last programme that went into the same thread: an audit asks one again and again with other bounds */
export function pack(programme: Programme, before?: Programme): PackedProgramme {
  const { columns, rows, start } = programme;
  const bounds = Float64Array.from(rows.flatMap(({ lower, upper, terms }) => [lower, upper, terms.length]));
  if (before && isAlike(programme, before)) return { rows: bounds, start };
  const terms = new Float64Array(2 * rows.reduce((sum, row) => sum + row.terms.length, 0));
  let at = 0;
  for (const row of rows) {
    for (const [column, value] of row.terms) {
      terms[at] = column;
      terms[at + 1] = value;
      at += 2;
    }
  }
  return {
    columns: Float64Array.from(
      columns.flatMap(({ lower, upper, integer }) => [lower, upper, integer ? 1 : 0]),
    ),
    rows: bounds,
    terms,
    start,
  };
}

function isAlike({ columns, rows }: Programme, before: Programme): boolean {
  return (
    columns === before.columns &&
    rows.length === before.rows.length &&
    rows.every(({ terms }, row) => terms === before.rows[row]?.terms)
  );
}

/** @param before the last programme that was unpacked in this thread */
export function unpack({ columns, rows, terms, start }: PackedProgramme, before?: Programme): Programme {
  let at = 0;
  const next = (): Term => {
    const term: Term = [terms?.[at] ?? 0, terms?.[at + 1] ?? 0];
    at += 2;
    return term;
  };
  return {
    columns: columns ? columnsOf(columns) : (before?.columns ?? []),
    rows: Array.from({ length: rows.length / 3 }, (_, n) => ({
      lower: rows[3 * n] ?? 0,
      upper: rows[3 * n + 1] ?? 0,
      terms: terms ? Array.from({ length: rows[3 * n + 2] ?? 0 }, next) : (before?.rows[n]?.terms ?? []),
    })),
    ...(start ? { start } : {}),
  };
}

function columnsOf(columns: Float64Array): Programme['columns'] {
  return Array.from({ length: columns.length / 3 }, (_, n) => ({
    lower: columns[3 * n] ?? 0,
    upper: columns[3 * n + 1] ?? 0,
    integer: columns[3 * n + 2] === 1,
  }));
}
