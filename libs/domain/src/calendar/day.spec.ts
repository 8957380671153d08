import { addDays, dayNumber, dayOf, isDay } from './day.js';

const MS = 86_400_000;
const FIRST = Date.UTC(1583, 0, 1) / MS;
const LAST = Date.UTC(9000, 11, 31) / MS;
/** Of no year, month or cycle of leap years a part, so that every kind of day is met. */
const STEP = 13;

describe('days by number', () => {
  it('are those of the platform’s own calendar, in all years that can be asked for', () => {
    const wrong: string[] = [];
    for (let number = FIRST; number <= LAST; number += STEP) {
      const day = new Date(number * MS).toISOString().slice(0, 10);
      if (dayOf(number) !== day || dayNumber(day) !== number) wrong.push(day);
    }
    expect(wrong).toEqual([]);
  });

  it.each(['2026-02-29', '2026-00-10', '2026-13-01', '2026-04-31', '2026-11-00', '2100-02-29'])(
    'knows that %s is none',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );

  it('refuses to go on from what is no day', () => {
    expect(() => addDays('tomorrow', 1)).toThrow('NaN is no day');
  });
});
