import type { Day, Month } from '../calendar/day.js';
import { addDays, addMonths, firstOfMonth } from '../calendar/day.js';
import type { Zone } from '../calendar/zone.js';
import type { Instant } from '../sync/slice.js';

/**
 * What becomes of slots that fell due while nobody was there: `each` is made up for, or only the `latest`.
 */
export type CatchUp = 'each' | 'latest';

export interface DueSlot {
  readonly slot: string;
  readonly state: 'due' | 'skipped';
}

/** A wall-clock time of every day, `HH:MM`. */
export interface Daily {
  readonly zone: Zone;
  readonly at: string;
  readonly catchUp: CatchUp;
}

/**
 * Slots keyed by local date, so that a change of the clocks makes neither none nor two of a day. The first slot ever
 * is the current day's, whatever the time.
 */
export function dailySlots(
  { zone, at, catchUp }: Daily,
  now: Instant,
  newest: Day | null,
): readonly DueSlot[] {
  const today = zone.dayAt(now);
  if (newest === null) return [{ slot: today, state: 'due' }];
  const begun = now >= zone.instantOf(Date.parse(`${today}T${at}:00Z`));
  const last = begun ? today : addDays(today, -1);
  const slots: Day[] = [];
  for (let day = addDays(newest, 1); day <= last; day = addDays(day, 1)) slots.push(day);
  return keptOf(slots, catchUp);
}

/** Slots keyed by month: each falls due when the month is over. */
export function monthlySlots(
  zone: Zone,
  now: Instant,
  first: Month,
  newest: Month | null,
): readonly DueSlot[] {
  const slots: Month[] = [];
  let month = newest === null ? first : addMonths(newest, 1);
  while (zone.startOf(firstOfMonth(addMonths(month, 1))) <= now) {
    slots.push(month);
    month = addMonths(month, 1);
  }
  return keptOf(slots, 'each');
}

function keptOf(slots: readonly string[], catchUp: CatchUp): readonly DueSlot[] {
  return slots.map((slot, i) => ({
    slot,
    state: catchUp === 'each' || i === slots.length - 1 ? 'due' : 'skipped',
  }));
}
