import type { Interval } from './wilson.js';
import { Z_95 } from './wilson.js';

/**
 * How over- or under-represented a part is: (a / A) ÷ (h / H), a of A successes in a part of h of H trials.
 * The 95 % interval is the log-delta one, the part and the rest taken as independent binomials; null where a is 0.
 * @throws RangeError unless 0 ≤ a ≤ min(A, h), A ≥ 1, 1 ≤ h ≤ H
 */
export function representation(
  part: { readonly a: number; readonly h: number },
  whole: { readonly A: number; readonly H: number },
): { readonly index: number; readonly interval: Interval | null } {
  const { a, h } = part;
  const { A, H } = whole;
  if (!(a >= 0 && a <= A && a <= h && A >= 1 && h >= 1 && h <= H))
    throw new RangeError(`representation: ${a} of ${h}`);
  const index = a / A / (h / H);
  if (a === 0) return { index, interval: null };
  const p = a / h;
  const q = H === h ? 0 : (A - a) / (H - h);
  const variance = (1 / a - 1 / A) ** 2 * h * p * (1 - p) + ((H - h) * q * (1 - q)) / A ** 2;
  const spread = Math.exp(Z_95 * Math.sqrt(variance));
  return { index, interval: { low: index / spread, high: index * spread } };
}
