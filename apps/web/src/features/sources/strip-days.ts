import { dayNumber, dayText } from '../../charts/days';

/** Between Sunday and Monday, in widths of a day, so that weeks can be counted. */
const WEEK_GAP = 0.35;
/** Less would not have room for a date. */
const TICK_DAYS = 14;
/** Day 0 of `dayNumber` is a Thursday. */
const isMonday = (day: number) => (day + 3) % 7 === 0;

export interface StripDays {
  /** In widths of a day. */
  readonly width: number;
  /** Where each day begins, in the same unit. */
  readonly starts: readonly number[];
  /** Every second Monday; `at` is its share of the width. */
  readonly ticks: readonly { readonly day: string; readonly at: number }[];
}

/** Lays days out in a row, weeks a little apart. */
export function stripDays(from: string, count: number): StripDays {
  const first = dayNumber(from);
  let gaps = 0;
  const starts = Array.from({ length: count }, (_, day) => {
    if (day > 0 && isMonday(first + day)) gaps += WEEK_GAP;
    return day + gaps;
  });
  const width = count + gaps;
  const monday = starts.findIndex((_, day) => isMonday(first + day));
  const ticks = starts.flatMap((start, day) =>
    monday >= 0 && day >= monday && (day - monday) % TICK_DAYS === 0
      ? [{ day: dayText(first + day), at: start / width }]
      : [],
  );
  return { width, starts, ticks };
}
