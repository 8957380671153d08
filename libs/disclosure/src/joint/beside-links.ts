import type { Told } from './figure.js';
import type { Window } from './habitual-links.js';
import type { Link } from './link.js';
import { weeksIn } from './link.js';
import { narrowest, nearest } from './nearest.js';
import { stepLinks } from './step-links.js';

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
  return narrowest(shared, figures).map((other): Link => [
    [habitual, 1],
    [other, -1],
  ]);
}
