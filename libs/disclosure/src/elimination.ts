/** A vector with whole entries, by column; zeros are left out. Exact, because a rounded zero would be a hole. */
export type Vector = Map<number, bigint>;

interface Pivot {
  readonly column: number;
  readonly row: Vector;
}

/**
 * Vectors in echelon form: each has a pivot column that no later one has. Whole numbers throughout; a row may be
 * multiplied, never rounded.
 */
export class Echelon {
  readonly #pivots: Pivot[] = [];
  /** Where among the pivots that of a column stands. */
  readonly #places = new Map<number, number>();

  get pivots(): readonly Pivot[] {
    return this.#pivots;
  }

  /** Takes all pivot columns out of a row. An earlier pivot may bring in a later one, never the other way round. */
  reduce(row: Vector): void {
    let place = Infinity;
    for (const column of row.keys()) place = Math.min(place, this.#places.get(column) ?? Infinity);
    for (; place < this.#pivots.length; place += 1) {
      const pivot = this.#pivots[place];
      if (pivot !== undefined && row.has(pivot.column)) clearColumn(row, pivot);
    }
  }

  /** @param row a reduced one, not empty @param column one of its columns */
  add(row: Vector, column: number): void {
    this.#places.set(column, this.#pivots.length);
    this.#pivots.push({ column, row });
  }

  /** Takes each pivot column out of all other rows: the form that a space has only one of. */
  reduceBack(): void {
    for (let place = this.#pivots.length - 1; place > 0; place -= 1) {
      const pivot = this.#pivots[place];
      if (pivot === undefined) continue;
      for (const { row } of this.#pivots.slice(0, place)) if (row.has(pivot.column)) clearColumn(row, pivot);
    }
  }
}

/** Adds a multiple of the pivot's row to a multiple of `row`, so that the pivot's column goes. */
function clearColumn(row: Vector, pivot: Pivot): void {
  const own = row.get(pivot.column) ?? 0n;
  const lead = pivot.row.get(pivot.column) ?? 1n;
  const common = divisor(own, lead);
  // The sign goes to the other factor, so that a row keeps its own.
  const times = abs(lead / common);
  const minus = lead < 0n ? -own / common : own / common;
  if (times !== 1n) for (const [column, value] of row) row.set(column, value * times);
  for (const [column, value] of pivot.row) {
    const left = (row.get(column) ?? 0n) - minus * value;
    if (left === 0n) row.delete(column);
    else row.set(column, left);
  }
  if (times !== 1n) divideByCommon(row);
}

/** Keeps numbers small: the same direction in the smallest whole numbers. */
function divideByCommon(row: Vector): void {
  let common = 0n;
  for (const value of row.values()) {
    common = divisor(common, value);
    if (common === 1n) return;
  }
  if (common > 1n) for (const [column, value] of row) row.set(column, value / common);
}

/** Greatest common divisor, not negative. */
export function divisor(a: bigint, b: bigint): bigint {
  let [left, right] = [abs(a), abs(b)];
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
