import type { Corner } from '../../charts/AlignedPanel';
import { dayBands, dayNumber, dayText } from '../../charts/days';
import type { SeriesPoint } from '../../charts/series';
import type { Adoption, Goal } from './types';

/** Without a baseline period in the charter, what is drawn begins this long before go-live. */
const BEFORE_GO_LIVE = 91;
/** What is to come: at least this, and up to the next gate where it is near. */
const AHEAD = 28;
const NEXT_GATE_WITHIN = 90;

export interface Marker {
  /** `L` for go-live, gates by number. */
  readonly sign: string;
  readonly day: number;
  readonly question: string | null;
}

type Dated = Pick<Goal, 'baselineFrom' | 'goLive' | 'on' | 'deadline' | 'gates'>;

/** From the beginning of the baseline to a little beyond today. */
export function domainOf({ baselineFrom, goLive, on, deadline, gates }: Dated): readonly [number, number] {
  const today = dayNumber(on);
  const start = goLive === null ? today - 2 * BEFORE_GO_LIVE : dayNumber(goLive) - BEFORE_GO_LIVE;
  const from = Math.min(baselineFrom === null ? start : dayNumber(baselineFrom), today - AHEAD);
  const next = gates
    .map((gate) => dayNumber(gate.on))
    .find((day) => day > today && day - today <= NEXT_GATE_WITHIN);
  const ahead = Math.max(AHEAD, Math.round((today - from) / 5), next === undefined ? 0 : next - today + 7);
  const end = today + ahead;
  return [from, deadline === null ? end : Math.max(today + AHEAD, Math.min(end, dayNumber(deadline)))];
}

/** Values as points on the last day that each speaks of. Colour belongs to what came after go-live. */
export function pointsOf(goal: Goal, [from]: readonly [number, number]): readonly SeriesPoint[] {
  const live = goal.goLive === null ? Infinity : dayNumber(goal.goLive);
  const { tos, values, lows, highs, paths } = goal.series;
  const points = tos.map((to, i): SeriesPoint => {
    const day = dayNumber(to);
    return {
      day,
      value: values[i] ?? null,
      low: lows[i] ?? null,
      high: highs[i] ?? null,
      path: day < live ? null : (paths[i] ?? null),
      partial: false,
    };
  });
  const holes = goal.gaps.map((gap): SeriesPoint => {
    const day = Math.round((dayNumber(gap.from) + dayNumber(gap.to)) / 2);
    return { day, value: null, low: null, high: null, path: null, partial: false };
  });
  return [...points, ...holes].filter(({ day }) => day >= from).toSorted((a, b) => a.day - b.day);
}

/** Stretches in sight of which no value came. Both ends inclusive. */
export function gapsIn(goal: Goal, [from]: readonly [number, number]): Goal['gaps'] {
  return goal.gaps.filter(({ to }) => dayNumber(to) >= from);
}

/** The path's corners within the domain: along the baseline to go-live, through the milestones to the target. */
export function pathOf(goal: Goal, [from, to]: readonly [number, number]): readonly Corner[] {
  const { baseline, target, goLive, deadline, milestones } = goal;
  if (baseline === null || target === null || goLive === null || deadline === null) return [];
  const corners: Corner[] = [
    { day: Math.min(from, dayNumber(goLive)), value: baseline },
    { day: dayNumber(goLive), value: baseline },
    ...milestones.map(({ on, value }) => ({ day: dayNumber(on), value })),
    { day: dayNumber(deadline), value: target },
  ];
  const inside = corners.filter(({ day }) => day <= to);
  const next = corners[inside.length];
  const last = inside.at(-1);
  if (last === undefined) return [];
  if (next === undefined) return last.day < to ? [...inside, { day: to, value: last.value }] : inside;
  const share = (to - last.day) / (next.day - last.day);
  return [...inside, { day: to, value: last.value + (next.value - last.value) * share }];
}

export function markersOf(goal: Goal, [from, to]: readonly [number, number]): readonly Marker[] {
  const gates = goal.gates.map(({ on, question }, i): Marker => ({
    sign: String(i + 1),
    day: dayNumber(on),
    question,
  }));
  const live: readonly Marker[] =
    goal.goLive === null ? [] : [{ sign: 'L', day: dayNumber(goal.goLive), question: null }];
  return [...live, ...gates].filter(({ day }) => day >= from && day <= to);
}

/** Firsts of months that leave room for their names. @param most how many there is room for */
export function monthTicks([from, to]: readonly [number, number], most: number): readonly number[] {
  const starts: number[] = [];
  const date = new Date(`${dayText(from)}T00:00:00Z`);
  for (let month = date.getUTCMonth(); ; month += 1) {
    const day = dayNumber(new Date(Date.UTC(date.getUTCFullYear(), month, 1)).toISOString().slice(0, 10));
    if (day > to - (to - from) * 0.02) break;
    if (day >= from) starts.push(day);
  }
  const every = Math.max(1, Math.ceil(starts.length / most));
  return starts.filter((_, i) => i % every === 0);
}

/** Windows of the group's adoption on the goal's own days; one that is not shown is a hole in the line. */
export function adoptionPoints(
  { series }: Adoption,
  [from, to]: readonly [number, number],
): readonly SeriesPoint[] {
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
  return points.filter(({ day }) => day >= from && day <= to);
}

/** The path as the release has it, and on to the edge at the slope that leads to the target. */
export function adoptionPath(
  points: readonly SeriesPoint[],
  { target, deadline }: NonNullable<Goal['adoption']>,
  [, to]: readonly [number, number],
): readonly Corner[] {
  const known = points.flatMap(({ day, path }) => (path === null ? [] : [{ day, value: path }]));
  const last = known.at(-1);
  if (last === undefined || target === null || deadline === null) return known;
  const end = dayNumber(deadline);
  if (end <= last.day || last.day >= to) return known;
  const share = Math.min(1, (to - last.day) / (end - last.day));
  return [...known, { day: to, value: last.value + (target - last.value) * share }];
}

/** Days in sight that a source never delivered. */
export function missingIn({ series }: Adoption, [from, to]: readonly [number, number]) {
  return series.missing.filter(({ day }) => dayNumber(day) >= from && dayNumber(day) <= to);
}

/** The same, joined to bands. */
export function adoptionBands(adoption: Adoption, domain: readonly [number, number]) {
  return dayBands(missingIn(adoption, domain).map(({ day }) => day));
}
