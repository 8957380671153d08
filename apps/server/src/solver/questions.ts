import type { Answer, Basis, Programme, Term } from '@takeup/disclosure';
import { RecentProgrammes } from '@takeup/disclosure';

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
  /** Of its columns and terms. */
  readonly shape: number;
  /** Lower, upper and 1 for an integer, column by column; none where the thread has the shape already. */
  readonly columns?: Float64Array<ArrayBuffer>;
  /** Lower, upper and the number of terms, row by row. */
  readonly rows: Float64Array<ArrayBuffer>;
  /** Column and value, term by term. */
  readonly terms?: Float64Array<ArrayBuffer>;
  readonly start: Basis | undefined;
  /** Shapes that will not be spoken of again. */
  readonly forget: readonly number[];
}

/** One end: an audit asks few programmes again and again with other bounds, so that only these are sent. */
export class Packer {
  #shapes = 0;
  #forget: number[] = [];
  readonly #sent = new RecentProgrammes<number>((shape) => this.#forget.push(shape));

  pack(programme: Programme): PackedProgramme {
    const { columns, rows, start } = programme;
    const bounds = new Float64Array(3 * rows.length);
    rows.forEach(({ lower, upper, terms }, row) => bounds.set([lower, upper, terms.length], 3 * row));
    const known = this.#sent.find(programme);
    if (known !== undefined) return { shape: known, rows: bounds, start, forget: [] };
    const shape = (this.#shapes += 1);
    this.#sent.add(programme, shape);
    const forget = this.#forget;
    this.#forget = [];
    return { shape, columns: packColumns(columns), rows: bounds, terms: packTerms(rows), start, forget };
  }
}

/** Made for this one question, and so given to the thread without a copy. A start is another question's as well. */
export function arraysOf({ columns, rows, terms }: PackedProgramme): readonly Float64Array<ArrayBuffer>[] {
  return [rows, ...(columns ? [columns] : []), ...(terms ? [terms] : [])];
}

/** The other end. */
export class Unpacker {
  readonly #shapes = new Map<number, Programme>();

  unpack({ shape, columns, rows, terms, start, forget }: PackedProgramme): Programme {
    for (const gone of forget) this.#shapes.delete(gone);
    const before = this.#shapes.get(shape);
    let at = 0;
    const next = (): Term => {
      const term: Term = [terms?.[at] ?? 0, terms?.[at + 1] ?? 0];
      at += 2;
      return term;
    };
    const programme = {
      columns: columns ? columnsOf(columns) : (before?.columns ?? []),
      rows: Array.from({ length: rows.length / 3 }, (_, n) => ({
        lower: rows[3 * n] ?? 0,
        upper: rows[3 * n + 1] ?? 0,
        terms: terms ? Array.from({ length: rows[3 * n + 2] ?? 0 }, next) : (before?.rows[n]?.terms ?? []),
      })),
    };
    this.#shapes.set(shape, programme);
    return { ...programme, ...(start ? { start } : {}) };
  }
}

function packColumns(columns: Programme['columns']): Float64Array<ArrayBuffer> {
  const packed = new Float64Array(3 * columns.length);
  columns.forEach(({ lower, upper, integer }, at) => packed.set([lower, upper, integer ? 1 : 0], 3 * at));
  return packed;
}

function columnsOf(columns: Float64Array): Programme['columns'] {
  return Array.from({ length: columns.length / 3 }, (_, n) => ({
    lower: columns[3 * n] ?? 0,
    upper: columns[3 * n + 1] ?? 0,
    integer: columns[3 * n + 2] === 1,
  }));
}

function packTerms(rows: Programme['rows']): Float64Array<ArrayBuffer> {
  const packed = new Float64Array(2 * rows.reduce((sum, { terms }) => sum + terms.length, 0));
  let at = 0;
  for (const { terms } of rows) {
    for (const term of terms) {
      packed.set(term, at);
      at += 2;
    }
  }
  return packed;
}
