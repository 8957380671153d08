import { addDays } from '@takeup/domain';
import type { Told } from './figure.js';
import { habitualLinks } from './habitual-links.js';
import { overlapLinks } from './overlap-links.js';
import type { Depth, Link } from './link.js';
import { isAmong, isStepOf, isWeek } from './link.js';

/**
 * What counts of the same people say about each other: whoever counts within a part of a period, in a part of the
 * connections or on a higher step of the ladder counts in the whole, and whoever counts in the whole does so in one of the
 * parts that make it up.
 */
export function linksBetween(figures: readonly Told[], depth: Depth = 'all'): readonly Link[] {
  const pairs = figures.flatMap((_, part) =>
    figures.flatMap((_, whole) => (isDirect(part, whole, figures) ? [[part, whole] as const] : [])),
  );
  return [
    ...pairs.map(([part, whole]): Link => [
      [part, 1],
      [whole, -1],
    ]),
    ...figures.flatMap((told, whole) =>
      [...coversOf(told, figures), ...sourcesOf(told, figures)].map((parts): Link => [
        [whole, 1],
        ...parts.map((part) => [part, -1] as const),
      ]),
    ),
    ...habitualLinks(figures, depth),
    ...overlapLinks(figures),
  ];
}

function isDirect(part: number, whole: number, figures: readonly Told[]): boolean {
  const within = (a: number, b: number) => a !== b && isPart(figures[a], figures[b]);
  const strictly = (a: number, b: number) => within(a, b) && !within(b, a);
  return (
    within(part, whole) && !figures.some((_, between) => strictly(part, between) && strictly(between, whole))
  );
}

function isPart(part: Told | undefined, whole: Told | undefined): boolean {
  return (
    part !== undefined &&
    whole !== undefined &&
    part.from >= whole.from &&
    part.to <= whole.to &&
    isStepOf(part.measure, whole.measure) &&
    isAmong(part.connections, whole.connections)
  );
}

/**
 * The sets of other figures that a period is made up of: weeks, or another long period and the weeks beyond it. Of several
 * measures of a part the narrowest one that includes the whole's says most.
 */
function coversOf(whole: Told, figures: readonly Told[]): readonly (readonly number[])[] {
  if (whole.measure === 'habitual') return [];
  const parts = narrowest(whole, figures);
  const weeks = parts.filter((part) => isWeek(figures[part]));
  const long = parts.filter((part) => !isWeek(figures[part]));
  const beside = [undefined, ...long].flatMap((one) => {
    const rest = restOf(whole, one === undefined ? undefined : figures[one]);
    if (rest.length === 0) return [[one as number]];
    const found = rest.map(({ from, to }) => weeksOver(from, to, weeks, figures));
    if (found.some((some) => some === undefined)) return [];
    return [[...(one === undefined ? [] : [one]), ...new Set(found.flatMap((some) => some ?? []))]];
  });
  return beside.filter((cover) => cover.length > 1);
}

/** Of each other period that shares days with the whole, the narrowest measure that everybody of the whole's counts in. */
function narrowest(whole: Told, figures: readonly Told[]): readonly number[] {
  const found = new Map<string, number>();
  figures.forEach((part, at) => {
    if (part.key === whole.key || part.to < whole.from || part.from > whole.to) return;
    if (!isStepOf(whole.measure, part.measure) || !isAmong(whole.connections, part.connections)) return;
    const key = `${part.key} ${part.connections.join()}`;
    const before = figures[found.get(key) ?? -1];
    if (before === undefined || isStepOf(part.measure, before.measure)) found.set(key, at);
  });
  return [...found.values()];
}

/** More sets of connections than these together say hardly more. */
const MOST_SETS = 5;

/**
 * The sets of connections that together hold all of one's: whoever took part did so on one of them. Somebody may be active
 * in three weeks of four without being so on any one connection.
 */
function sourcesOf(whole: Told, figures: readonly Told[]): readonly (readonly number[])[] {
  if (whole.measure === 'habitual') return [];
  const parts = [...figures.keys()].filter((at) => {
    const told = figures[at];
    return (
      told !== undefined &&
      told.key === whole.key &&
      told.measure === whole.measure &&
      !isAmong(whole.connections, told.connections) &&
      told.connections.some((connection) => whole.connections.includes(connection))
    );
  });
  const holds = (some: readonly number[]) =>
    whole.connections.every((one) => some.some((at) => figures[at]?.connections.includes(one)));
  const grow = (taken: readonly number[], left: readonly number[]): readonly (readonly number[])[] => {
    if (holds(taken)) return [taken];
    if (taken.length === MOST_SETS) return [];
    return left.flatMap((part, at) => grow([...taken, part], left.slice(at + 1)));
  };
  return whole.connections.length === 0 ? [] : grow([], parts);
}

type Days = Pick<Told, 'from' | 'to'>;

/** The days of a period before and after another that shares days with it; all of them where there is none. */
function restOf({ from, to }: Days, other: Days | undefined): readonly Days[] {
  if (other === undefined) return [{ from, to }];
  return [
    ...(other.from > from ? [{ from, to: addDays(other.from, -1) }] : []),
    ...(other.to < to ? [{ from: addDays(other.to, 1), to }] : []),
  ];
}

function weeksOver(
  from: string,
  to: string,
  weeks: readonly number[],
  figures: readonly Told[],
): readonly number[] | undefined {
  const over = weeks.filter((week) => {
    const told = figures[week];
    return told !== undefined && told.to >= from && told.from <= to;
  });
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (!over.some((week) => isOn(day, figures[week]))) return undefined;
  }
  return over;
}

function isOn(day: string, told: Told | undefined): boolean {
  return told !== undefined && told.from <= day && told.to >= day;
}
