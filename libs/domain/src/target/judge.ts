import type { ReleasedStatus, Verdict } from '../release/status.js';

/** A released figure as far as a verdict needs it. */
export interface JudgedFigure {
  readonly status: ReleasedStatus;
  readonly people: number;
  /** Null unless SHOWN. */
  readonly count: number | null;
  /** 95 % interval of the rate, 0 to 1; null unless SHOWN. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Some days of the period are missing: the value is at least what is shown. */
  readonly partial: boolean;
}

/** A figure against its path. */
export interface Judgement {
  /** Value − path, 0 to 1. */
  readonly gap: number | null;
  /** People missing to the path. */
  readonly short: number | null;
  /** The least number of people missing, where only a bound is shown. */
  readonly shortAtLeast: number | null;
  readonly verdict: Verdict | null;
}

const NOTHING: Judgement = { gap: null, short: null, shortAtLeast: null, verdict: null };

/** Guards ceil against a product such as 0.07 · 100 = 7.000000000000001. */
const ROUNDING = 1e-9;

/** @param path where the group should be on the period's last day, 0 to 1 */
export function judge(figure: JudgedFigure, path: number, t: number): Judgement {
  const { status, people, count, interval, partial } = figure;
  const expected = Math.ceil(path * people - ROUNDING);
  if (status === 'FEWER_THAN_T') return { ...NOTHING, shortAtLeast: Math.max(0, expected - (t - 1)) };
  if (status !== 'SHOWN' || count === null || interval === null || people === 0) return NOTHING;
  return {
    gap: count / people - path,
    short: Math.max(0, expected - count),
    shortAtLeast: null,
    verdict: verdictOf(interval, path, partial),
  };
}

function verdictOf(interval: { low: number; high: number }, path: number, partial: boolean): Verdict {
  if (interval.low > path) return 'ABOVE';
  return interval.high < path && !partial ? 'BELOW' : 'NO_CLEAR_GAP';
}
