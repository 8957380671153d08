import { dayBands, dayNumber } from '../../charts/days';
import type { SeriesPoint } from '../../charts/series';
import type { GroupPanelQuery } from '../../graphql/generated/graphql';

export type Group = Extract<GroupPanelQuery['group'], { __typename: 'Group' }>;
export type Series = Group['series'];

const WINDOWS = 26;

/** The half year that ends with the newest window; a window that is not shown is a hole in the line, never a zero. */
export function pointsOf(series: Series): readonly SeriesPoint[] {
  const points = series.ends.map((end, i): SeriesPoint => {
    const shown = series.statuses[i] === 'SHOWN';
    return {
      day: dayNumber(end),
      value: shown ? (series.rates[i] ?? null) : null,
      low: shown ? (series.lows[i] ?? null) : null,
      high: shown ? (series.highs[i] ?? null) : null,
      path: series.paths[i] ?? null,
      partial: series.partial[i] ?? false,
    };
  });
  return points.slice(-WINDOWS);
}

/** The path beyond the newest window: a fifth of what is drawn, or to the deadline if that comes first. */
export function futureOf(
  points: readonly SeriesPoint[],
  target: Series['target'],
): readonly { day: number; path: number }[] {
  const last = points.at(-1);
  const first = points[0];
  if (target === null || last === undefined || first === undefined || last.path === null) return [];
  const deadline = dayNumber(target.deadline);
  const end = Math.min(deadline, last.day + Math.max(28, Math.round((last.day - first.day) / 5)));
  if (end <= last.day) return [];
  const slope = (target.value - last.path) / (deadline - last.day);
  return [{ day: end, path: last.path + slope * (end - last.day) }];
}

/** Days given up, joined to bands; each source's days count once. */
export function bandsOf(series: Series, first: number): readonly { from: number; to: number }[] {
  return dayBands(series.missing.map(({ day }) => day).filter((day) => dayNumber(day) >= first));
}
