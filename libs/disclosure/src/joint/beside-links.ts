import { addDays } from '@takeup/domain';
import type { Told } from './figure.js';
import type { Window } from './habitual-links.js';
import type { Link } from './link.js';
import { WEEK, isAmong, isWeek, weeksIn } from './link.js';
import { nearest } from './nearest.js';

/** What a window's habitual people say of periods that share some of its weeks: other windows, and months. */
export function besideLinks(window: Window, figures: readonly Told[]): readonly Link[] {
  return [...partLinks(window, figures), ...stepLinks(window, figures)];
}

/** Whoever misses one week at most is active in any two, and so in every period that holds two of them whole. */
function partLinks({ told, habitual }: Window, figures: readonly Told[]): readonly Link[] {
  const shared = nearest(
    told.connections,
    'wider',
    figures,
    (other) => other.measure === 'active' && other.key !== told.key && weeksIn(told, other) > 1,
  );
  const isWithin = (one: Told | undefined, other: Told | undefined) =>
    one !== undefined &&
    other !== undefined &&
    one.from >= other.from &&
    one.to <= other.to &&
    isAmong(one.connections, other.connections);
  return shared
    .filter((other) => !shared.some((one) => one !== other && isWithin(figures[one], figures[other])))
    .map((other): Link => [
      [habitual, 1],
      [other, -1],
    ]);
}

/** Windows one week before or after, and the week that this one has alone. */
function stepLinks({ told, habitual, active }: Window, figures: readonly Told[]): readonly Link[] {
  return [-WEEK, WEEK].flatMap((step): readonly Link[] => {
    const [from, to] = [told.from, told.to].map((day) => addDays(day, step));
    const alone = step < 0 ? addDays(told.to, 1 - WEEK) : told.from;
    const isNext = (other: Told) => other.measure === 'habitual' && other.from === from && other.to === to;
    const isAlone = (other: Told) => other.measure === 'active' && isWeek(other) && other.from === alone;
    const one = (way: 'wider' | 'narrower', isLet: (other: Told) => boolean) =>
      nearest(told.connections, way, figures, isLet)[0];
    const links: Link[] = [];
    const [next, week] = [one('wider', isNext), one('wider', isAlone)];
    // Whoever is habitual without the week that is alone is so in three weeks of the other window.
    if (next !== undefined && week !== undefined)
      links.push([
        [habitual, 1],
        [next, -1],
        [week, -1],
      ]);
    const [other, own] = [one('narrower', isNext), one('narrower', isAlone)];
    // Whoever is habitual there is active in two of the weeks they share, so here too, and with the week alone in three.
    if (other !== undefined && own !== undefined && active >= 0)
      links.push([
        [other, 1],
        [own, 1],
        [habitual, -1],
        [active, -1],
      ]);
    return links;
  });
}
