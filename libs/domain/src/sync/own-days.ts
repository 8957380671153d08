import { addDays } from '../calendar/day.js';
import type { Zone } from '../calendar/zone.js';
import type { InstantSpan } from './slice.js';

/**
 * The days of a span by the midnights of another zone. A platform that counts by days of its own has its day of a date
 * stand for the organisation's of that date, never shifted. A day that the span only touches is taken whole.
 */
export function sameDays({ from, to }: InstantSpan, here: Zone, there: Zone): InstantSpan {
  return { from: there.startOf(here.dayAt(from)), to: there.startOf(addDays(here.dayAt(to - 1), 1)) };
}
