import { levelsOf } from './levels';

describe('the lines of a scale', () => {
  it.each([
    ['a KPI that is to fall far', [26, 19.4, 8], false, [0, 10, 20, 30]],
    ['a share that moves between 58 and 75', [58, 75], false, [55, 60, 65, 70, 75]],
    ['the same where zero has to be seen', [58, 75], true, [0, 20, 40, 60, 80]],
    ['small shares', [0.02, 0.11], true, [0, 0.05, 0.1, 0.15]],
    ['values under zero', [-3, 4], false, [-4, -2, 0, 2, 4]],
  ])('of %s', (_name, values, zero, expected) => {
    const { from, to, ticks } = levelsOf(values, zero);
    expect(ticks).toEqual(expected);
    expect([from, to]).toEqual([expected[0], expected.at(-1)]);
  });

  it.each([[[12]], [[0]], [[-5]]])('hold the only value %j', (values) => {
    const { from, to, ticks } = levelsOf(values, false);
    expect(from).toBeLessThanOrEqual(Math.min(...values));
    expect(to).toBeGreaterThanOrEqual(Math.max(...values));
    expect(ticks.length).toBeGreaterThan(1);
  });
});
