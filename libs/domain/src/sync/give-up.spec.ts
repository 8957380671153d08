import { absentForGood } from './give-up.js';

const asked = (askedOn: string, from: number, to: number) => ({ askedOn, from, to });

it('what was absent on three dates is not asked for again, whatever was asked for together', () => {
  expect(
    absentForGood([
      asked('2026-11-01', 0, 30),
      asked('2026-11-02', 10, 20),
      asked('2026-11-02', 20, 40),
      asked('2026-11-03', 10, 15),
      asked('2026-11-04', 15, 20),
      asked('2026-11-04', 35, 40),
    ]),
  ).toEqual([{ from: 10, to: 20 }]);
});

it('three times on one date is once', () => {
  expect(absentForGood([1, 2, 3].map(() => asked('2026-11-01', 0, 10)))).toEqual([]);
});
