import type { Day } from '../calendar/day.js';
import { GIVE_UP_AFTER } from '../coverage/stream-days.js';
import { addDays } from '../calendar/day.js';
import type { InstantSpan } from './slice.js';
import { mergeSpans } from './spans.js';

/** Local dates on which a day must have been asked for in vain before it is given up. */
export const GIVE_UP_TRIES = 3;

export interface AskedInVain {
  /** Local dates on which the day was asked for without success. */
  readonly on: ReadonlySet<Day>;
  /** The platform said that it has nothing of this day and never will. */
  readonly absent: boolean;
}

/**
 * A day is given up when the platform answered that it is not there, or when it was asked for on three local dates in
 * vain and ended at least 14 days ago. A day never asked for is pending whatever its age.
 */
export function isGivenUp(day: Day, asked: AskedInVain, today: Day): boolean {
  return asked.absent || (asked.on.size >= GIVE_UP_TRIES && addDays(day, 1 + GIVE_UP_AFTER) <= today);
}

/**
 * What the platform said on three local dates that it does not have: it is not asked for again by itself, but when
 * somebody asks for these days.
 */
export function absentForGood(
  asked: readonly (InstantSpan & { readonly askedOn: Day })[],
): readonly InstantSpan[] {
  const edges = [...new Set(asked.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const pieces = edges.slice(1).map((to, i) => ({ from: edges[i] ?? to, to }));
  return mergeSpans(
    pieces.filter(({ from, to }) => {
      const dates = asked.filter((one) => one.from <= from && one.to >= to).map(({ askedOn }) => askedOn);
      return new Set(dates).size >= GIVE_UP_TRIES;
    }),
  );
}
