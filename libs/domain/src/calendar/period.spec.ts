import fc from 'fast-check';
import { addDays, daysBetween, eachDay, isDay, monthOf, weekday } from './day.js';
import type { Period } from './period.js';
import { epochOf, lengthOf, parsePeriod, periodsWithin, weekOf, window28 } from './period.js';

const read = (text: string) => {
  const period = parsePeriod(text);
  return typeof period === 'string' ? period : `${period.from} ${period.to}`;
};

describe('reading a period', () => {
  it.each([
    ['week:2026-W47', '2026-11-16 2026-11-22'],
    ['week:2009-W53', '2009-12-28 2010-01-03'],
    ['week:2026-W53', '2026-12-28 2027-01-03'],
    ['week:2027-W01', '2027-01-04 2027-01-10'],
    ['week:2025-W01', '2024-12-30 2025-01-05'],
    ['week:2025-W53', 'no-such-week'],
    ['week:2026-W00', 'no-such-week'],
    ['week:2026-W54', 'no-such-week'],
    ['week:2026-47', 'unreadable'],
    ['month:2026-02', '2026-02-01 2026-02-28'],
    ['month:2024-02', '2024-02-01 2024-02-29'],
    ['month:2026-13', 'unreadable'],
    ['month:2026-00', 'unreadable'],
    ['quarter:2026-Q1', '2026-01-01 2026-03-31'],
    ['quarter:2026-Q4', '2026-10-01 2026-12-31'],
    ['quarter:2026-Q5', 'unreadable'],
    ['28d:2010-02-28', '2010-02-01 2010-02-28'],
    ['28d:2026-11-22', '2026-10-26 2026-11-22'],
    ['28d:2026-11-21', 'not-a-sunday'],
    ['28d:2026-02-30', 'no-such-day'],
    ['day:2026-11-20', '2026-11-20 2026-11-20'],
    ['day:2026-02-29', 'no-such-day'],
    ['', 'unreadable'],
    ['week', 'unreadable'],
    ['week:', 'unreadable'],
    ['decade:2020', 'unreadable'],
    ['28d:2026-11-22 ', 'unreadable'],
    ['28d:2026-11-22\n', 'unreadable'],
    ['WEEK:2026-W47', 'unreadable'],
  ])('%j is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('the month that counts a period', () => {
  it.each([
    ['week:2026-W45', '2026-11'],
    ['week:2026-W44', '2026-10'],
    // Thursday the 31st of December still belongs to the old year.
    ['week:2026-W53', '2026-12'],
    ['week:2009-W53', '2009-12'],
    ['28d:2026-11-01', '2026-10'],
    ['28d:2026-11-08', '2026-11'],
    ['month:2026-10', '2026-10'],
    ['quarter:2026-Q3', '2026-09'],
  ])('%s: %s', (text, month) => {
    const period = parsePeriod(text);
    expect(typeof period === 'string' ? period : epochOf(period)).toBe(month);
  });
});

const day = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1995-01-01', n));

describe('every period', () => {
  it('is read back from its key, and a window has four of each weekday', () => {
    fc.assert(
      fc.property(day, (from) => {
        const periods = periodsWithin(from, addDays(from, 130));
        for (const period of periods) {
          expect(parsePeriod(period.key)).toEqual(period);
          if (period.kind !== '28d') continue;
          const weekdays = [...eachDay(period.from, period.to)].map(weekday);
          expect(
            [1, 2, 3, 4, 5, 6, 7].map((own) => weekdays.filter((other) => other === own).length),
          ).toEqual(Array.from({ length: 7 }, () => 4));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('comes after all that end before it, and of those that end with it after the shorter ones', () => {
    const periods = periodsWithin('2025-01-01', '2026-12-31');
    const order = (a: Period, b: Period) => daysBetween(b.to, a.to) || lengthOf(a) - lengthOf(b);
    expect(periods).toEqual([...periods].sort(order));
    expect(periods.filter(({ kind }) => kind === 'quarter')).toHaveLength(8);
    expect(periods.filter(({ kind }) => kind === 'month')).toHaveLength(24);
    expect(new Set(periods.map(({ key }) => key)).size).toBe(periods.length);
  });

  it('a week numbers its days as ISO 8601 does', () => {
    fc.assert(
      fc.property(day, (own) => {
        const { from, to, key } = weekOf(own);
        expect([weekday(from), weekday(to), from <= own && own <= to]).toEqual([1, 7, true]);
        // The year of a week is that of its Thursday, and its first week holds the 4th of January.
        expect(key.slice(5, 9)).toBe(addDays(from, 3).slice(0, 4));
        expect(weekOf(`${key.slice(5, 9)}-01-04`).key.slice(10)).toBe('W01');
        expect(window28(to).to).toBe(to);
        expect(epochOf(weekOf(own))).toBe(monthOf(addDays(from, 3)));
      }),
    );
  });
});

it.each([
  ['2026-02-28', true],
  ['2026-02-30', false],
  ['2024-02-29', true],
  ['2026-2-3', false],
  ['2026-13-01', false],
  ['0000-01-01', false],
  ['1583-01-01', true],
  ['', false],
])('%j is a day: %s', (text, expected) => {
  expect(isDay(text)).toBe(expected);
});
