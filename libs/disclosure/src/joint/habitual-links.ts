import { HABITUAL_WEEKS } from '@takeup/domain';
import { besideLinks } from './beside-links.js';
import type { Told } from './figure.js';
import type { Depth, Link } from './link.js';
import { isWeek, weeksIn } from './link.js';
import type { Way } from './nearest.js';
import { nearest } from './nearest.js';

const WEEKS = 4;

/**
 * What a window's habitual people say of its weeks. They are active in 3 or 4 of them, and so in at least one of any two; the
 * others in 1 or 2. That bounds the weeks from both sides: from below also those of more connections, from above also those
 * of fewer.
 */
export function habitualLinks(figures: readonly Told[], depth: Depth): readonly Link[] {
  return figures.flatMap((told, habitual) => {
    if (told.measure !== 'habitual') return [];
    const active = figures.findIndex(
      (other) =>
        other.measure === 'active' &&
        other.key === told.key &&
        other.connections.join() === told.connections.join(),
    );
    const weeks = (way: Way) =>
      nearest(
        told.connections,
        way,
        figures,
        (week) => week.measure === 'active' && isWeek(week) && weeksIn(week, told) === 1,
      );
    const window = { told, habitual, active };
    return [
      ...fromBelow(window, weeks('wider'), depth),
      ...fromAbove(window, weeks('narrower'), depth),
      ...(depth === 'all' ? besideLinks(window, figures) : []),
    ];
  });
}

/** A window's habitual people, and those active in it where that is told. */
export interface Window {
  readonly told: Told;
  readonly habitual: number;
  /** -1: not told. */
  readonly active: number;
}

const MOST_OTHERS = HABITUAL_WEEKS - 1;
const every = (weeks: readonly number[], factor: number) => weeks.map((week) => [week, factor] as const);

function fromBelow({ habitual, active }: Window, weeks: readonly number[], depth: Depth): readonly Link[] {
  const links: Link[] = some(2, weeks).map((two): Link => [[habitual, 1], ...every(two, -1)]);
  // Whoever misses one week of four at most misses one of three at most.
  for (const three of threeOf(weeks, depth)) links.push([[habitual, 2], ...every(three, -1)]);
  if (weeks.length < WEEKS) return links;
  if (active >= 0) links.push([[active, 1], [habitual, MOST_OTHERS], ...every(weeks, -1)]);
  else links.push([[habitual, HABITUAL_WEEKS], ...every(weeks, -1)]);
  return links;
}

function fromAbove({ habitual, active }: Window, weeks: readonly number[], depth: Depth): readonly Link[] {
  if (active < 0) return [];
  // Whoever is active in all three is habitual, anybody else in two of them at most.
  const links: Link[] = threeOf(weeks, depth).map((three): Link => [
    ...every(three, 1),
    [active, -MOST_OTHERS],
    [habitual, -1],
  ]);
  if (weeks.length === WEEKS)
    links.push([...every(weeks, 1), [active, -MOST_OTHERS], [habitual, MOST_OTHERS - WEEKS]]);
  return links;
}

const threeOf = (weeks: readonly number[], depth: Depth) => (depth === 'all' ? some(3, weeks) : []);

/** All sets of so many. */
function some(count: number, of: readonly number[]): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return of.flatMap((one, at) => some(count - 1, of.slice(at + 1)).map((others) => [one, ...others]));
}
