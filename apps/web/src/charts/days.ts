import { spansOf } from '@takeup/words';

const DAY_MS = 86_400_000;

/** Days since 1970, as the x of charts. */
export const dayNumber = (iso: string) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY_MS);
export const dayText = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Days as bands: those in a row are one, a day counts once, and `to` is the day after. */
export function dayBands(days: readonly string[]): readonly { from: number; to: number }[] {
  return spansOf(days).map(({ from, to }) => ({ from: dayNumber(from), to: dayNumber(to) + 1 }));
}
