import { Zone } from '../calendar/zone.js';
import { dailySlots, monthlySlots } from './slots.js';

const zone = new Zone('Europe/London');
const at = (text: string) => Date.parse(text);
const daily = { zone, at: '01:30', catchUp: 'latest' } as const;

describe('daily slots', () => {
  it.each([
    ['the first is the current day, whatever the time', '2026-11-24T00:10:00Z', null, ['2026-11-24 due']],
    ['none before its time', '2026-11-24T01:29:59Z', '2026-11-23', []],
    ['one at its time', '2026-11-24T01:30:00Z', '2026-11-23', ['2026-11-24 due']],
    ['none twice', '2026-11-24T23:59:00Z', '2026-11-24', []],
    [
      'only the latest of those slept through',
      '2026-11-24T09:00:00Z',
      '2026-11-21',
      ['2026-11-22 skipped', '2026-11-23 skipped', '2026-11-24 due'],
    ],
    ['one on the night that has no 01:30', '2026-03-29T01:30:00Z', '2026-03-28', ['2026-03-29 due']],
    ['not yet before it', '2026-03-29T00:29:00Z', '2026-03-28', []],
    ['one on the night that has two, at the first', '2026-10-25T00:30:00Z', '2026-10-24', ['2026-10-25 due']],
    ['and none at the second', '2026-10-25T01:30:00Z', '2026-10-25', []],
  ])('%s', (_, now, newest, expected) => {
    expect(dailySlots(daily, at(now), newest).map(({ slot, state }) => `${slot} ${state}`)).toEqual(expected);
  });

  it('are each made up for where that is asked', () => {
    const each = dailySlots({ ...daily, catchUp: 'each' }, at('2026-11-24T09:00:00Z'), '2026-11-21');
    expect(each.map(({ state }) => state)).toEqual(['due', 'due', 'due']);
  });
});

it('monthly slots fall due when the month is over here, in order', () => {
  const slots = (now: string, newest: string | null) =>
    monthlySlots(zone, at(now), '2026-09', newest).map(({ slot }) => slot);
  expect(slots('2026-09-30T22:59:59Z', null)).toEqual([]);
  expect(slots('2026-09-30T23:00:00Z', null)).toEqual(['2026-09']);
  expect(slots('2026-11-24T00:00:00Z', null)).toEqual(['2026-09', '2026-10']);
  expect(slots('2026-11-24T00:00:00Z', '2026-10')).toEqual([]);
});
