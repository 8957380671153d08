import { dayWeights, monthOf, seasonOf } from './calendar.js';
import { actingHabit, readingHabit } from './habits.js';
import { activeLevel, reachedLevel } from './levels.js';
import { Memo } from './memo.js';
import type { Month, People } from './people.js';
import { cumulate, pick, Salt, unit } from './random.js';
import { CELLS } from './seats.js';

/** Somebody who does anything in a week; bit n of a mask is day n (0 = Monday). */
export interface Presence {
  readonly seat: number;
  readonly person: number;
  readonly acts: number;
  readonly reads: number;
  /** 0 = the keenest of those who take part. */
  readonly depth: number;
}

const THURSDAY = 3;
const SUNDAY = 6;

/** Who takes part in a week, and on which days: drawn by person and week, so it does not matter what was asked before. */
export class Weeks {
  private readonly memo = new Memo<number, readonly Presence[]>(3);

  constructor(
    private readonly seed: number,
    private readonly people: People,
  ) {}

  /** Those of a day's week who are on the roster in that seat on the day itself. */
  *on(day: number, monday: number): Generator<Presence> {
    const { person } = this.people.month(monthOf(day));
    const sameMonth = monthOf(day) === monthOf(monday + THURSDAY);
    for (const presence of this.of(monday)) {
      if (sameMonth || person[presence.seat] === presence.person) yield presence;
    }
  }

  private of(monday: number): readonly Presence[] {
    return this.memo.get(monday, () => {
      // The first days may belong to a week whose Thursday lies before the first roster: there is no earlier one.
      const month = this.people.month(Math.max(0, monthOf(monday + THURSDAY)));
      return this.plan(monday, month);
    });
  }

  private plan(monday: number, { person, keenness }: Month): Presence[] {
    const active = Array.from({ length: CELLS }, (_, cell) => activeLevel(cell, monday + SUNDAY));
    const reached = Array.from({ length: CELLS }, (_, cell) => reachedLevel(cell, monday + SUNDAY));
    const season = seasonOf(monday);
    const days = cumulate(dayWeights(monday));
    const present: Presence[] = [];
    for (let seat = 0; seat < person.length; seat += 1) {
      const who = person[seat]!;
      if (who === 0) continue;
      const { cell, launch } = this.people.seat(seat);
      const level = launch ? 1 : active[cell]!;
      const depth = keenness[seat]! / level;
      const acting = actingHabit(depth);
      const reading = readingHabit(keenness[seat]! / (launch ? 1 : reached[cell]!));
      const draw = { seed: this.seed, who, monday, days };
      const acts =
        acting && unit(this.seed, Salt.week, who, monday) < acting.weekly * season
          ? drawDays(draw, Salt.days, acting.days)
          : 0;
      const reads =
        reading && unit(this.seed, Salt.read, who, monday) < reading.weekly * season
          ? drawDays(draw, Salt.readDays, reading.days)
          : 0;
      if ((acts | reads) !== 0) present.push({ seat, person: who, acts, reads: reads | acts, depth });
    }
    return present;
  }
}

interface Draw {
  readonly seed: number;
  readonly who: number;
  readonly monday: number;
  readonly days: readonly number[];
}

function drawDays({ seed, who, monday, days }: Draw, salt: number, most: number): number {
  let mask = 0;
  for (let nth = 0; nth < most; nth += 1) mask |= 1 << pick(days, unit(seed, salt, who, monday * 8 + nth));
  return mask;
}
