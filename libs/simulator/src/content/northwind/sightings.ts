import { mondayOf, weekday } from '../../calendar.js';
import type { Weeks } from '../../weeks.js';

const DAY = 86_400_000;
/** Nothing is known about who looked in before that. */
const WEEKS = 8;
const EVENING = 17 * 3_600_000;

/** When accounts were last seen, as the platform's presence has it: the last time only. */
export class Sightings {
  private known: { readonly day: number; readonly seen: ReadonlyMap<number, number> } | undefined;

  constructor(private readonly weeks: Weeks) {}

  /** Ms since 1970; 0 where the account was not seen in the last weeks. */
  last(account: number, now: number): number {
    const day = Math.floor(now / DAY) - 1;
    if (this.known?.day !== day) this.known = { day, seen: this.read(day) };
    const seen = this.known.seen.get(account);
    return seen === undefined ? 0 : seen * DAY + EVENING;
  }

  /** Who looked in on a day, by person number. */
  on(day: number): readonly number[] {
    const bit = 1 << weekday(day);
    return [...this.weeks.on(day, mondayOf(day))]
      .filter(({ reads }) => (reads & bit) !== 0)
      .map(({ person }) => person);
  }

  private read(until: number): Map<number, number> {
    const seen = new Map<number, number>();
    for (let day = mondayOf(until) - 7 * (WEEKS - 1); day <= until; day += 1) {
      const bit = 1 << weekday(day);
      for (const { person, reads } of this.weeks.on(day, mondayOf(day)))
        if ((reads & bit) !== 0) seen.set(person, day);
    }
    return seen;
  }
}
