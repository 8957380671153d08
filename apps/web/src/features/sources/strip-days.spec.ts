import { stripDays } from './strip-days';

it('lays weeks apart, and dates every second Monday', () => {
  // A Thursday; the Mondays are the 7th, 14th, 21st and 28th.
  const { width, starts, ticks } = stripDays('2026-09-03', 26);
  const gaps = starts.flatMap((start, day) => (day > 0 && start - (starts[day - 1] ?? 0) > 1 ? [day] : []));
  expect(gaps).toEqual([4, 11, 18, 25]);
  expect(width).toBeCloseTo((starts[25] ?? 0) + 1);
  expect(ticks.map(({ day }) => day)).toEqual(['2026-09-07', '2026-09-21']);
  expect(ticks[0]?.at).toBeCloseTo((starts[4] ?? 0) / width);
});

it('without days there is nothing', () => {
  expect(stripDays('2026-09-03', 0)).toEqual({ width: 0, starts: [], ticks: [] });
});
