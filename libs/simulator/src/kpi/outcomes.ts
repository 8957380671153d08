import { isoDay, seasonOf, toDay, weekday } from '../calendar.js';
import { chunks } from '../chunks.js';
import { PLANTED, type PlantedSeries } from '../planted.js';
import { Salt, unit } from '../random.js';
import { areasOf, type Area } from './areas.js';

/** A KPI file of the bank: what `takeup import outcome` takes. */
export interface NorthwindOutcome {
  /** `connection/key` */
  readonly series: string;
  /** outcome.csv of the values written from `from` to `to`, both included; nothing exists before November 2023. */
  csv(from: string, to: string): Iterable<string>;
}

export const OUTCOME_HEADER = 'at,department,value,n,numerator,denominator';

export function outcomes(seed: number): readonly NorthwindOutcome[] {
  return PLANTED.kpi.series.map((series, index) => {
    const areas = areasOf(series);
    const source = { seed, series, index, areas };
    return { series: series.series, csv: (from, to) => chunks(OUTCOME_HEADER, lines(source, from, to)) };
  });
}

interface Source {
  readonly seed: number;
  readonly series: PlantedSeries;
  readonly index: number;
  readonly areas: readonly Area[];
}

function* lines(source: Source, from: string, to: string): Generator<string> {
  const first = Math.max(toDay(from), toDay(PLANTED.kpi.firstDay));
  for (let day = first, last = toDay(to); day <= last; day += 1) {
    if (!isWritten(source.series, day)) continue;
    const values = source.areas.map((area, place) => valueOf(source, { area, place, day }));
    yield row(source.series, day, '', totalOf(source.series, values));
    for (const [place, value] of values.entries()) {
      yield row(source.series, day, source.areas[place]!.path, value);
    }
  }
}

/** A week is written on its Sunday, a month on its last day. */
function isWritten({ every, missing }: PlantedSeries, day: number): boolean {
  const ends = every === 'week' ? weekday(day) === 6 : isoDay(day + 1).endsWith('-01');
  return ends && !missing.includes(isoDay(day));
}

interface Value {
  readonly value: number;
  readonly cases: number;
  /** Of a share, how many of the cases. */
  readonly hits: number | null;
}

interface Spot {
  readonly area: Area;
  readonly place: number;
  readonly day: number;
}

function valueOf(source: Source, { area, place, day }: Spot): Value {
  const { series, seed, index } = source;
  const luck = (purpose: number) => normal(seed, index * 1000 + place * 10 + purpose, day);
  const quiet = series.every === 'week' ? seasonOf(day - 6) : 1;
  const cases = Math.max(5, Math.round(series.cases * area.share * quiet * (1 + 0.05 * luck(1))));
  if (series.kind === 'count') return { value: cases, cases, hits: null };
  const common = series.scatter.common * normal(seed, index * 1000 + 999, day);
  const expected = series.base + area.offset + courseOf(series, day) + effectOf(series, area, day);
  const value = expected + common + series.scatter.area * luck(2);
  if (series.kind === 'mean') return { value: rounded(Math.max(value, 0.1)), cases, hits: null };
  const hits = Math.round((Math.min(Math.max(value, 0), 100) / 100) * cases);
  return { value: rounded((100 * hits) / cases), cases, hits };
}

/** What happens everywhere alike: the season towards January, and a drift. */
function courseOf({ season, drift }: PlantedSeries, day: number): number {
  const year = Number(isoDay(day).slice(0, 4));
  const distance = Math.min(...[year, year + 1].map((own) => Math.abs(day - toDay(`${own}-01-15`))));
  const seasonal = season.peak * Math.exp(-(distance ** 2) / (2 * season.width ** 2));
  if (drift === null) return seasonal;
  const [from, to] = [toDay(drift.from), toDay(drift.to)];
  return seasonal + drift.by * Math.min(Math.max((day - from) / (to - from), 0), 1);
}

/** In areas that take part, growing week by week from go-live until it has grown out. */
function effectOf({ effect }: PlantedSeries, { treated }: Area, day: number): number {
  if (effect === null || !treated) return 0;
  const weeks = (day - toDay(effect.goLive)) / 7;
  return effect.perWeek * Math.min(Math.max(weeks, 0), effect.weeks);
}

/** The whole bank is what its areas are, by their cases. */
function totalOf({ kind }: PlantedSeries, values: readonly Value[]): Value {
  const sum = (of: (value: Value) => number) => values.reduce((total, value) => total + of(value), 0);
  const cases = sum((value) => value.cases);
  if (kind === 'count') return { value: cases, cases, hits: null };
  if (kind === 'mean') {
    return { value: rounded(sum((value) => value.value * value.cases) / cases), cases, hits: null };
  }
  const hits = sum((value) => value.hits ?? 0);
  return { value: rounded((100 * hits) / cases), cases, hits };
}

function row(
  { kind }: PlantedSeries,
  day: number,
  department: string,
  { value, cases, hits }: Value,
): string {
  const parts = hits === null ? ',' : `${hits},${cases}`;
  return `${isoDay(day)},${department},${value},${kind === 'count' ? '' : cases},${parts}`;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Nearly normal, mean 0 and standard deviation 1: the sum of four even draws. */
function normal(seed: number, a: number, day: number): number {
  const draw = (part: number) => unit(seed, Salt.outcome, a, day * 4 + part);
  return (draw(0) + draw(1) + draw(2) + draw(3) - 2) * Math.sqrt(3);
}
