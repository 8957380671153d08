import type { SeriesPoint } from './series';

export interface SeriesColumn {
  readonly day: number;
  readonly value: number | null;
  readonly high: number | null;
  readonly path: number | null;
  readonly range: readonly [number, number] | null;
  /** Between value and path, where the whole range lies on one side of the path. */
  readonly under: readonly [number, number] | null;
  readonly over: readonly [number, number] | null;
  readonly hollow: boolean;
  readonly lone: boolean;
}

/** Colour only where the range excludes the path; a window with missing days is never called under it. */
export function columnsOf(
  points: readonly SeriesPoint[],
  future: readonly { day: number; path: number }[],
): SeriesColumn[] {
  const drawn = points.map((point, i): SeriesColumn => {
    const { day, value, low, high, path, partial } = point;
    const band =
      value === null || path === null ? null : ([Math.min(value, path), Math.max(value, path)] as const);
    const known = (neighbour: SeriesPoint | undefined) => neighbour !== undefined && neighbour.value !== null;
    return {
      day,
      value,
      high,
      path,
      range: low === null || high === null ? null : [low, high],
      under: band !== null && !partial && high !== null && path !== null && high < path ? band : null,
      over: band !== null && low !== null && path !== null && low > path ? band : null,
      hollow: partial && value !== null,
      lone: value !== null && !known(points[i - 1]) && !known(points[i + 1]),
    };
  });
  const ahead = future.map(({ day, path }): SeriesColumn => ({
    day,
    path,
    value: null,
    high: null,
    range: null,
    under: null,
    over: null,
    hollow: false,
    lone: false,
  }));
  return [...drawn, ...ahead];
}

const STEPS = [0.01, 0.02, 0.04, 0.05, 0.1, 0.2, 0.25];

/** From zero, three or four lines, the top one over everything drawn. */
export function niceScale(values: readonly number[]): { max: number; ticks: readonly number[] } {
  const top = Math.max(...values, 0.01);
  const step = STEPS.find((candidate) => top / candidate <= 3.6) ?? 0.25;
  const count = Math.ceil(top / step - 1e-9);
  return {
    max: count * step,
    ticks: Array.from({ length: count + 1 }, (_, i) => Number((i * step).toFixed(4))),
  };
}

interface TickOptions {
  readonly domain: readonly [number, number];
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
  readonly gapLabel: string;
  readonly dayTick: (day: number) => string;
}

/** Firsts of the months within both ends. */
function monthStarts(from: number, to: number): readonly number[] {
  const starts: number[] = [];
  const date = new Date(from * 86_400_000);
  for (let month = date.getUTCMonth(); ; month += 1) {
    const day = Date.UTC(date.getUTCFullYear(), month, 1) / 86_400_000;
    if (day > to) return starts;
    if (day >= from) starts.push(day);
  }
}

/** Share of the width that a label takes where it is narrowest, on a phone. */
const ROOM = 0.2;

/** The gaps that there is room to name, the newest first; all are drawn. */
export function namedGaps<T extends { readonly from: number; readonly to: number }>(
  gaps: readonly T[],
  [from, to]: readonly [number, number],
): readonly T[] {
  const named: T[] = [];
  const middle = (gap: T) => (gap.from + gap.to) / 2;
  for (const gap of gaps.toSorted((a, b) => b.from - a.from))
    if (named.every((other) => Math.abs(middle(other) - middle(gap)) >= (to - from) * ROOM)) named.push(gap);
  return named;
}

/** Gaps are named first; dates take the room that is left, so that no two labels touch. */
export function axisTicks({
  domain: [from, to],
  gaps,
  gapLabel,
  dayTick,
}: TickOptions): readonly { at: number; text: string }[] {
  const room = (to - from) * ROOM;
  const placed: { at: number; text: string }[] = [];
  const place = (at: number, text: string) => {
    if (placed.every((tick) => Math.abs(tick.at - at) >= room)) placed.push({ at, text });
  };
  for (const gap of namedGaps(gaps, [from, to])) place((gap.from + gap.to) / 2, gapLabel);
  const edge = (to - from) * 0.04;
  const starts = monthStarts(from, to).filter((day) => day - from >= edge && to - day >= edge);
  if (starts.length > 1) for (const day of starts) place(day, dayTick(day));
  else for (const day of [from + Math.round(edge * 2), to - Math.round(edge * 2)]) place(day, dayTick(day));
  return placed.toSorted((a, b) => a.at - b.at);
}
