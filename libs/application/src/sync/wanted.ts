import type { Day, InstantSpan, Zone } from '@takeup/domain';
import { addDays, addMonths, eachDay, firstOfMonth, maxDay, monthOf } from '@takeup/domain';

/** Months that rows of people are kept. */
export const KEPT_MONTHS = 13;

/** What a first sync reads before anything else, so that the newest figures stand early. */
export const NEWEST_DAYS = 120;

/** Days: no platform's history is as long. */
export const EVER = 100_000;

export interface Wanted {
  readonly zone: Zone;
  /** The organisation's day. */
  readonly today: Day;
  /** First day asked for by the operator; null: as far back as rows of people are kept. */
  readonly since: Day | null;
  /** How far back the platform's history reaches. */
  readonly historyDays: number;
  /** Only from here on, this time. */
  readonly from?: Day;
}

/** From the first day wanted to the end of the last whole one. */
export function wantedSpan({ zone, today, since, historyDays, from }: Wanted): InstantSpan {
  const kept = firstOfMonth(addMonths(monthOf(today), -KEPT_MONTHS));
  const first = maxDay(since ?? kept, addDays(today, -historyDays));
  return { from: zone.startOf(from === undefined ? first : maxDay(first, from)), to: zone.startOf(today) };
}

/** The first instant of every day within a span. */
export function dayStarts(zone: Zone, { from, to }: InstantSpan): readonly number[] {
  return from < to ? [...eachDay(zone.dayAt(from), zone.dayAt(to - 1))].map((day) => zone.startOf(day)) : [];
}

/** What is wanted and lies further back than the platform can tell; empty where its history is long enough. */
export function beyondHistory(wanted: Omit<Wanted, 'from'>): InstantSpan {
  const { from } = wantedSpan({ ...wanted, historyDays: EVER });
  return { from, to: Math.max(from, wantedSpan(wanted).from) };
}

/** The first instant of every month within a span: long reading is cut there. */
export function monthStarts(zone: Zone, { from, to }: InstantSpan): readonly number[] {
  const starts: number[] = [];
  for (let month = monthOf(zone.dayAt(from)); ; month = addMonths(month, 1)) {
    const start = zone.startOf(firstOfMonth(month));
    if (start >= to) return starts;
    starts.push(start);
  }
}
