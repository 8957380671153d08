/**
 * P(X ≤ count) for X ~ Binomial(n, p), summed from the largest term downwards in the log domain, so that small tails
 * keep their digits.
 * @throws RangeError unless 0 ≤ count ≤ n and 0 ≤ p ≤ 1
 */
export function binomialLowerTail(count: number, n: number, p: number): number {
  if (!(count >= 0 && count <= n && p >= 0 && p <= 1))
    throw new RangeError(`binomial: ${count} of ${n}, ${p}`);
  if (p === 0 || count === n) return 1;
  if (p === 1) return 0;
  const mode = Math.min(count, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  let sum = 1;
  let term = 1;
  for (let k = mode; k > 0 && term > sum * 1e-17; k -= 1) {
    term *= k / ((n - k + 1) * odds);
    sum += term;
  }
  term = 1;
  for (let k = mode; k < count; k += 1) {
    term *= ((n - k) * odds) / (k + 1);
    sum += term;
  }
  return Math.min(1, Math.exp(logBinomial(n, mode) + mode * Math.log(p) + (n - mode) * Math.log1p(-p)) * sum);
}

function logBinomial(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/** Stirling's series from 32 on (relative error under 1e-15 there), a plain sum below. */
function logFactorial(n: number): number {
  if (n < 32) {
    let sum = 0;
    for (let k = 2; k <= n; k += 1) sum += Math.log(k);
    return sum;
  }
  const x = n + 1;
  const inverse = 1 / (x * x);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / x;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}
