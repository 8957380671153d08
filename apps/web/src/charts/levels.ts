/** How many lines a panel has room for. */
const MOST_STEPS = 4;
/** A scale that would be mostly empty under its line may start above zero. */
const EMPTY_SHARE = 0.5;

export interface Levels {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

/** Steps of 1, 2, 2.5 or 5 times a power of ten around everything drawn; from zero unless most of it would be empty. */
export function levelsOf(values: readonly number[], startsAtZero: boolean): Levels {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const above = !startsAtZero && least > 0 && least > most * EMPTY_SHARE;
  const bottom = above ? least : Math.min(0, least);
  const step = niceStep(Math.max(most - bottom, Math.abs(most) * 0.05, 1e-6) / MOST_STEPS);
  const from = Math.floor(bottom / step + 1e-9) * step;
  const count = Math.max(1, Math.ceil((most - from) / step - 1e-9));
  const ticks = Array.from({ length: count + 1 }, (_, i) => Number((from + i * step).toPrecision(10)));
  return { from, to: ticks.at(-1) ?? most, ticks };
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10) * power;
}
