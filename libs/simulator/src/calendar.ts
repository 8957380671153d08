/** Days are whole numbers (days since 1970-01-01): cheap to step through, to compare and to hash. */

const MS = 86_400_000;

export const FIRST_DAY = '2025-10-01';
const FIRST_YEAR = 2025;
const FIRST_MONTH = 9;

export const toDay = (iso: string): number => {
  const day = Date.parse(`${iso}T00:00:00Z`) / MS;
  if (!Number.isInteger(day)) throw new RangeError(`not a day: ${iso}`);
  return day;
};

/** Rosters write a start date per person: some eleven thousand different days, millions of times. */
const written = new Map<number, string>();

export function isoDay(day: number): string {
  let text = written.get(day);
  if (text === undefined) {
    text = new Date(day * MS).toISOString().slice(0, 10);
    written.set(day, text);
  }
  return text;
}

/** 0 = Monday … 6 = Sunday. */
export const weekday = (day: number): number => (day + 3) % 7;

export const mondayOf = (day: number): number => day - weekday(day);

/** Months count from October 2025 = 0, the first roster. */
export function monthOf(day: number): number {
  const date = new Date(day * MS);
  return (date.getUTCFullYear() - FIRST_YEAR) * 12 + date.getUTCMonth() - FIRST_MONTH;
}

export const monthStart = (month: number): number => Date.UTC(FIRST_YEAR, FIRST_MONTH + month, 1) / MS;

/** Christmas Day and New Year's Day close the bank; Boxing Day is a bank holiday. */
export function isHoliday(day: number): boolean {
  const date = isoDay(day).slice(5);
  return date === '12-25' || date === '12-26' || date === '01-01';
}

/** The days on which the bank is closed, from the first day up to and without another. */
export function closedDays(before: string): string[] {
  const days: string[] = [];
  for (let day = toDay(FIRST_DAY); day < toDay(before); day += 1) if (isHoliday(day)) days.push(isoDay(day));
  return days;
}

/** How much of a usual week's activity the week has: less at the turn of the year, a little less in August. */
export function seasonOf(monday: number): number {
  const from = isoDay(monday).slice(5);
  if (from >= '12-20' || from === '01-01') return 0.45;
  return from >= '08-01' && from <= '08-25' ? 0.88 : 1;
}

const RHYTHM = [1, 1.06, 1.06, 1, 0.86, 0.05, 0.04];

/** A few people are on call on every holiday: a closed day is quiet, never empty (an empty one would read as missing). */
const ON_CALL = 0.035;

export const dayWeights = (monday: number): number[] =>
  RHYTHM.map((weight, index) => (isHoliday(monday + index) ? Math.min(weight, ON_CALL) : weight));
