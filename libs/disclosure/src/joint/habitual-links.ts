import { HABITUAL_WEEKS } from '@takeup/domain';
import type { Told } from './figure.js';
import type { Link } from './link.js';
import { isAmong, isWeek } from './link.js';

const WEEKS = 4;

/**
 * What a window's habitual people say of its weeks. They are active in 3 or 4 of them, and so in at least one of any two; the
 * others in 1 or 2. That bounds the weeks from both sides: from below also those of more connections, from above also those
 * of fewer.
 */
export function habitualLinks(figures: readonly Told[]): readonly Link[] {
  return figures.flatMap((told, habitual) => {
    if (told.measure !== 'habitual') return [];
    const active = figures.findIndex(
      (other) =>
        other.measure === 'active' &&
        other.key === told.key &&
        other.connections.join() === told.connections.join(),
    );
    const wider = weeksOf(told, figures, (week) => isAmong(told.connections, week.connections));
    const narrower = weeksOf(told, figures, (week) => isAmong(week.connections, told.connections));
    const most = HABITUAL_WEEKS - 1;
    const every = (weeks: readonly number[], factor: number) => weeks.map((week) => [week, factor] as const);
    const links: Link[] = wider.flatMap((one, at) =>
      wider.slice(at + 1).map((two): Link => [[habitual, 1], ...every([one, two], -1)]),
    );
    if (wider.length === WEEKS && active >= 0)
      links.push([[active, 1], [habitual, most], ...every(wider, -1)]);
    if (wider.length === WEEKS && active < 0) links.push([[habitual, HABITUAL_WEEKS], ...every(wider, -1)]);
    if (narrower.length === WEEKS && active >= 0)
      links.push([...every(narrower, 1), [active, -most], [habitual, most - WEEKS]]);
    return links;
  });
}

/** The weeks of a window by their days, each with the connections nearest to its own among those that are let. */
function weeksOf(
  { from, to, connections }: Told,
  figures: readonly Told[],
  isLet: (week: Told) => boolean,
): readonly number[] {
  const found = new Map<string, number>();
  const far = (at: number | undefined) =>
    at === undefined ? Infinity : Math.abs((figures[at]?.connections.length ?? 0) - connections.length);
  figures.forEach((week, at) => {
    if (week.measure !== 'active' || !isWeek(week) || week.from < from || week.to > to || !isLet(week))
      return;
    if (far(at) < far(found.get(week.key))) found.set(week.key, at);
  });
  return [...found.values()];
}
