import { isoDay, mondayOf, weekday } from './calendar.js';
import { chunks } from './chunks.js';
import { PLANTED } from './planted.js';
import { employeeId } from './roster.js';
import { STRANGERS, strangerActs } from './strangers.js';
import type { Weeks } from './weeks.js';

export const SIGNIN_HEADER = 'day,account,kind';

export interface SigninSource {
  readonly seed: number;
  readonly weeks: Weeks;
}

function* lines({ seed, weeks }: SigninSource, from: number, to: number): Generator<string> {
  for (let day = from; day <= to; day += 1) {
    const date = isoDay(day);
    if (PLANTED.absentSigninDays.includes(date)) continue;
    const bit = 1 << weekday(day);
    for (const { person, reads } of weeks.on(day, mondayOf(day))) {
      if ((reads & bit) !== 0) yield `${date},${employeeId(person)},signin`;
    }
    for (const stranger of STRANGERS) {
      if (!stranger.bot && strangerActs(seed, stranger, day) > 0)
        yield `${date},X${100 + stranger.number},signin`;
    }
  }
}

/** One line per person and day at most; whoever acts on a day has signed in on it. */
export const signins = (source: SigninSource, from: number, to: number): Iterable<string> =>
  chunks(SIGNIN_HEADER, lines(source, from, to));
