import type { Answer, Programme, Solver, Term } from './solver.js';

/** A published table: its cells with their counts, and which cells add up to which. */
export interface Table {
  readonly cells: Readonly<Record<string, number>>;
  /** A total and its parts, by name. */
  readonly relations: readonly (readonly [total: string, parts: readonly string[]])[];
  /** Cells whose count is not published. */
  readonly suppressed: readonly string[];
}

export interface TableAudit {
  /** No small cell is shown, or can be told closer than the width. */
  readonly isSafe: boolean;
  /** What the published counts leave open for each suppressed cell; null is no upper bound, `[]` no answer. */
  readonly intervals: Readonly<Record<string, readonly [low: number, high: number | null] | readonly []>>;
}

/** Counts beyond this many times everything in the table are taken for unbounded. */
const BEYOND = 100;

/**
 * Whether a suppression pattern protects the small cells of a frequency table: for each cell of 1 to k − 1 people, how
 * far the largest and the smallest count lie apart over all tables without negative counts that agree with what is
 * published. It takes at least `width` people. A solver that fails makes the table unsafe.
 */
export async function auditTable(
  table: Table,
  { k, width = k }: { readonly k: number; readonly width?: number },
  solver: Solver,
): Promise<TableAudit> {
  const hidden = [...new Set(table.suppressed)];
  const small = Object.keys(table.cells).filter((cell) => isSmall(table.cells[cell] ?? 0, k));
  const beyond = BEYOND * Object.values(table.cells).reduce((sum, count) => sum + count, width);
  const answers = await solver.minimise(
    programmeOf(table, hidden, beyond),
    hidden.flatMap((_, column): Term[][] => [[[column, 1]], [[column, -1]]]),
  );
  const intervals = Object.fromEntries(
    hidden.map((cell, at) => [cell, intervalOf(answers[2 * at], answers[2 * at + 1], beyond)]),
  );
  const isWide = (cell: string) => {
    const [low, high] = intervals[cell] ?? [];
    return low !== undefined && (high === null || (high ?? 0) - low >= width - NEARLY);
  };
  return { isSafe: small.every(isWide), intervals };
}

const NEARLY = 1e-6;

function isSmall(count: number, k: number): boolean {
  return count > 0 && count < k;
}

/** Each relation over its suppressed cells; what is published moves to the other side. */
function programmeOf({ cells, relations }: Table, hidden: readonly string[], beyond: number): Programme {
  const columns = new Map(hidden.map((cell, column) => [cell, column]));
  return {
    columns: hidden.map(() => ({ lower: 0, upper: beyond, integer: false })),
    rows: relations.map(([total, parts]) => {
      const signed = [[total, -1] as const, ...parts.map((part) => [part, 1] as const)];
      const known = signed
        .filter(([cell]) => !columns.has(cell))
        .reduce((sum, [cell, sign]) => sum + sign * (cells[cell] ?? 0), 0);
      const terms = signed.flatMap(([cell, sign]): Term[] => {
        const column = columns.get(cell);
        return column === undefined ? [] : [[column, sign]];
      });
      return { lower: -known, upper: -known, terms };
    }),
  };
}

function intervalOf(
  low: Answer | undefined,
  high: Answer | undefined,
  beyond: number,
): readonly [number, number | null] | readonly [] {
  if (low?.status !== 'optimal' || high?.status !== 'optimal') return [];
  // A total that nothing limits runs into the bound of its own column or of a part's.
  return [low.objective, -high.objective >= beyond / 2 ? null : -high.objective];
}
