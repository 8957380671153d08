import type { Display, Range } from './display.js';
import { isWide, toldOf, widthOf } from './display.js';
import { around } from './places.js';

/**
 * Told cells around a cell of which each by itself tells it too closely, by bounds alone: few people of a department took
 * part, or all but a few. Nothing but hiding them helps, so no solver is asked. Where there are none the cell may still
 * be told by several together.
 */
export function forcing(cell: number, display: Display): readonly number[] {
  const width = widthOf(cell, display);
  if (width === undefined) return [];
  return (around(display.lattice)[cell] ?? []).filter(
    (whole) => display.statuses[whole] !== 'HIDDEN' && !isWide(within(cell, whole, display), width),
  );
}

/** What a group that contains a cell tells of it: all the rest of the group may take part, or none. */
function within(cell: number, whole: number, display: Display): Range {
  const [least, most] = toldOf(cell, display);
  const [low, high] = toldOf(whole, display);
  const people = (of: number) => display.lattice.cells[of]?.people ?? 0;
  return [Math.max(least, low - (people(whole) - people(cell))), Math.min(most, high)];
}
