/** Two-sided 95 % normal quantile. */
export const Z_95 = 1.959963984540054;

/** A range, both ends in the unit of the estimate. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson score interval of a proportion, 0 to 1 (Wilson 1927; Newcombe 1998, method 3).
 * @param count successes, 0 ≤ count ≤ n
 * @param n trials, at least 1
 * @throws RangeError outside these
 */
export function wilson(count: number, n: number, z: number = Z_95): Interval {
  if (!(n >= 1 && count >= 0 && count <= n)) throw new RangeError(`wilson: ${count} of ${n}`);
  const square = z * z;
  const centre = count + square / 2;
  const spread = z * Math.sqrt((count * (n - count)) / n + square / 4);
  return {
    low: count === 0 ? 0 : (centre - spread) / (n + square),
    high: count === n ? 1 : (centre + spread) / (n + square),
  };
}
