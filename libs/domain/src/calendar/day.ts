/** A calendar day in the organisation's zone, `YYYY-MM-DD`. Days compare as text. */
export type Day = string;

/** A calendar month, `YYYY-MM`. */
export type Month = string;

/** Calendars before are not the one counted by here, and days beyond cannot be stored everywhere. */
const EARLIEST_DAY = '1583-01-01';
const LATEST_DAY = '9000-12-31';
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days of the Gregorian calendar from 0000-03-01 to 1970-01-01. */
const TO_1970 = 719_468;
const FOUR_CENTURIES = 146_097;
const FOUR_YEARS = 1_461;
const YEAR = 365;

/** Days from 1 March to the first of the month that comes so many months later: 0, 31, 61, 92 … */
function beforeMonth(sinceMarch: number): number {
  return Math.floor((153 * sinceMarch + 2) / 5);
}

/**
 * Whole days since 1970-01-01. Years are counted from March, so that a leap day is the last of its year
 * (E. G. Richards, "Calendars", in the Explanatory Supplement to the Astronomical Almanac, 3rd edition, 15.11).
 */
export function dayNumber(day: Day): number {
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4)) - (month < 3 ? 1 : 0);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * YEAR + leapDays + beforeMonth((month + 9) % 12) + Number(day.slice(8, 10)) - 1 - TO_1970;
}

/** @throws RangeError for what is no whole number, as of a text that is no day */
export function dayOf(number: number): Day {
  if (!Number.isSafeInteger(number)) throw new RangeError(`${number} is no day`);
  const since = number + TO_1970;
  const era = Math.floor(since / FOUR_CENTURIES);
  const ofEra = since - era * FOUR_CENTURIES;
  const leapDays =
    Math.floor(ofEra / (FOUR_YEARS - 1)) -
    Math.floor(ofEra / 36_524) +
    Math.floor(ofEra / (FOUR_CENTURIES - 1));
  const ofCycle = Math.floor((ofEra - leapDays) / YEAR);
  const ofYear = ofEra - (ofCycle * YEAR + Math.floor(ofCycle / 4) - Math.floor(ofCycle / 100));
  const sinceMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = ((sinceMarch + 2) % 12) + 1;
  const year = era * 400 + ofCycle + (month < 3 ? 1 : 0);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(ofYear - beforeMonth(sinceMarch) + 1, 2)}`;
}

function digits(number: number, length: number): string {
  return String(number).padStart(length, '0');
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
