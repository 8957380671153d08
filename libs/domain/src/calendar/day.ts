/** A calendar day in the organisation's zone, `YYYY-MM-DD`. Days compare as text. */
export type Day = string;

/** A calendar month, `YYYY-MM`. */
export type Month = string;

const MS = 86_400_000;
/** Calendars before are not the one counted by here, and days beyond cannot be stored everywhere. */
const EARLIEST_DAY = '1583-01-01';
const LATEST_DAY = '9000-12-31';
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whole days since 1970-01-01. */
export function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / MS;
}

export function dayOf(number: number): Day {
  return new Date(number * MS).toISOString().slice(0, 10);
}

/** True for a day that exists: 2026-02-30 has the shape of one and is none. */
export function isDay(text: string): boolean {
  if (!SHAPE.test(text) || text < EARLIEST_DAY || text > LATEST_DAY) return false;
  const number = dayNumber(text);
  return Number.isFinite(number) && dayOf(number) === text;
}

export function addDays(day: Day, days: number): Day {
  return dayOf(dayNumber(day) + days);
}

/** Days from `a` to `b`, negative where `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return dayNumber(b) - dayNumber(a);
}

/** ISO weekday: Monday 1 … Sunday 7. */
export function weekday(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

export function firstOfMonth(month: Month): Day {
  return `${month}-01`;
}

export function addMonths(month: Month, months: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

export function lastOfMonth(month: Month): Day {
  return addDays(firstOfMonth(addMonths(month, 1)), -1);
}

export function maxDay(a: Day, b: Day): Day {
  return a > b ? a : b;
}

export function minDay(a: Day, b: Day): Day {
  return a < b ? a : b;
}

/** Every day from `from` to `to`, both inclusive. */
export function* eachDay(from: Day, to: Day): Iterable<Day> {
  for (let n = dayNumber(from), end = dayNumber(to); n <= end; n += 1) yield dayOf(n);
}
