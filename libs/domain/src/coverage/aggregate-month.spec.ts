import { addDays, eachDay } from '../calendar/day.js';
import type { AggregateDay } from './aggregate-month.js';
import { aggregateCoverage, aggregateMonths } from './aggregate-month.js';

const OCTOBER = [...eachDay('2026-10-01', '2026-10-31')];
const on = (day: string, more: Partial<AggregateDay> = {}): AggregateDay => ({
  ...{ day, measure: 'messages', value: 2, settled: true },
  ...more,
});
const stateOn = (today: string, told: readonly AggregateDay[]) => {
  const coverage = aggregateCoverage('2026-10', told, today);
  return coverage.state === 'gap' ? coverage.missing : coverage.state;
};

it('a month of which every day is there and changes no more is whole', () => {
  const told = [...OCTOBER.map((day) => on(day)), on('2026-11-01', { value: 900 })];
  expect(aggregateCoverage('2026-10', told, '2026-11-12')).toEqual({
    ...{ state: 'whole', days: 31 },
    sums: new Map([['messages', 62]]),
  });
});

it.each<[string, (day: string) => readonly AggregateDay[], string, string | readonly string[]]>([
  ['not there', (day) => (day === '2026-10-17' ? [] : [on(day)]), '2026-11-12', ['2026-10-17']],
  [
    'not read again after it had settled',
    (day) => [on(day, { settled: day !== '2026-10-17' })],
    '2026-11-12',
    ['2026-10-17'],
  ],
  [
    'there in a part of what is counted',
    (day) => [on(day), ...(day === '2026-10-17' ? [] : [on(day, { measure: 'reactions' })])],
    '2026-11-12',
    ['2026-10-17'],
  ],
  ['still to come', (day) => (day > '2026-10-29' ? [] : [on(day)]), '2026-11-10', 'awaited'],
  ['still to settle', (day) => [on(day, { settled: day < '2026-10-29' })], '2026-11-08', 'awaited'],
  ['late', (day) => (day > '2026-10-29' ? [] : [on(day)]), '2026-11-11', ['2026-10-30']],
])('a day that is %s makes no whole month', (_, of, today, expected) => {
  expect(stateOn(today, OCTOBER.flatMap(of))).toEqual(expected);
  expect(addDays('2026-10-30', 12)).toBe('2026-11-11');
});

it('a month of which nothing came is a gap, and no zero', () => {
  expect(stateOn('2026-12-01', [])).toEqual(OCTOBER);
});

it.each([
  ['2026-01-01', ['2026-10', '2026-09', '2026-08']],
  ['2026-10-01', ['2026-10']],
  ['2026-09-02', ['2026-10']],
  ['2026-10-02', []],
  ['2026-11-02', []],
])('counted since %s, in November there are the months %j', (first, months) => {
  expect(aggregateMonths(first, '2026-11-28')).toEqual(months);
});
