import { dayNumber } from '../../charts/days';
import { nearest, resolvePeriod, stepFrom } from './periods';
import type { PeriodItem } from './periods';

const window = (to: string, state: PeriodItem['state'] = 'PUBLISHED'): PeriodItem => ({
  key: `28d:${to}`,
  from: to,
  to,
  state,
  due: null,
});
const items = [
  window('2026-10-25'),
  window('2026-11-01'),
  window('2026-11-08', 'NO_DATA'),
  window('2026-11-15'),
  window('2026-11-22'),
  window('2026-11-29', 'NOT_FINAL'),
];

describe('which period an address means', () => {
  it.each([
    ['none: the server decides', null, null, null],
    ['a published Sunday', '28d:2026-11-15', '28d:2026-11-15', null],
    ['a Sunday that is not final is shown as such', '28d:2026-11-29', '28d:2026-11-29', null],
    ['a weekday snaps back', '28d:2026-11-20', '28d:2026-11-15', 'snapped'],
    ['over a window without data', '28d:2026-11-14', '28d:2026-11-01', 'snapped'],
    ['a day of the future', '28d:2027-01-01', '28d:2026-11-22', 'snapped'],
    ['a day before the first', '28d:2020-01-01', '28d:2026-11-22', 'noEarlier'],
  ])('%s', (_name, asked, key, note) => {
    expect(resolvePeriod(asked, 'DAYS_28', items)).toMatchObject({ key, note });
  });

  it('names the newest of another kind', () => {
    expect(resolvePeriod(null, 'MONTH', [{ ...window('2026-10-31'), key: 'month:2026-10' }])).toEqual({
      key: 'month:2026-10',
      note: null,
    });
  });
});

describe('stepping', () => {
  it.each([
    ['back', '28d:2026-11-15', '28d:2026-11-01'],
    ['on', '28d:2026-11-22', undefined],
    ['monthBack', '28d:2026-11-22', '28d:2026-10-25'],
    ['monthOn', '28d:2026-10-25', '28d:2026-11-22'],
  ] as const)('%s from %s', (step, from, to) => expect(stepFrom(items, from, step)?.key).toBe(to));

  it('a drag lands on the nearest published end', () => {
    expect(nearest(items, dayNumber('2026-11-09'))?.to).toBe('2026-11-15');
    expect(nearest(items, dayNumber('2026-11-29'))?.to).toBe('2026-11-22');
  });
});
