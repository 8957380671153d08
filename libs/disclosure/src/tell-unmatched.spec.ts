import type { UnmatchedCounts } from '@takeup/domain';
import { UNMATCHED_REASONS } from '@takeup/domain';
import fc from 'fast-check';
import { inSteps, tellUnmatched } from './tell-unmatched.js';

const NOBODY = Object.fromEntries(UNMATCHED_REASONS.map((reason) => [reason, 0])) as UnmatchedCounts;
const told = (counts: Partial<UnmatchedCounts>, minimumGroup = 10) =>
  Object.fromEntries(tellUnmatched({ ...NOBODY, ...counts }, minimumGroup));
const asCounts = (values: readonly number[]) =>
  Object.fromEntries(UNMATCHED_REASONS.map((reason, at) => [reason, values[at] ?? 0])) as UnmatchedCounts;
const sum = (values: readonly number[]) => values.reduce((all, own) => all + own, 0);

it.each<[Partial<UnmatchedCounts>, object, string]>([
  [{ absent: 121, bot: 38, left: 24 }, { absent: 120, bot: 30, left: 20 }, 'in steps of ten'],
  [{ absent: 9 }, {}, 'fewer than the step'],
  [{ absent: 12 }, {}, 'twelve in all: what is left of ten would be two'],
  [{ absent: 125 }, { absent: 110 }, 'a step less where too little would be left'],
  [{ absent: 120, left: 4, bot: 3 }, { absent: 110 }, 'the same with small reasons beside'],
  [{ absent: 30, outside: 20 }, { absent: 30, outside: 20 }, 'exactly, where nobody is left'],
  [
    { absent: 69, left: 9, bot: 9, shared: 9, outside: 9, off: 9, nameless: 9 },
    {},
    'nothing, where all are large',
  ],
])('%j is told as %j: %s', (counts, expected) => {
  expect(told(counts)).toEqual(expected);
});

it('steps are of the minimum group where that is larger', () => {
  expect(told({ absent: 121, bot: 38, left: 24 }, 25)).toEqual({ absent: 100, bot: 25 });
  expect(told({ absent: 121, bot: 38, left: 24 }, 5)).toEqual({ absent: 120, bot: 30, left: 20 });
});

/** Every way for so many to be of so many kinds: what an asker who knows the sum has to reckon with. */
function* worlds(total: number, kinds: number): Generator<number[]> {
  if (kinds === 1) yield [total];
  else
    for (let first = 0; first <= total; first += 1)
      for (const rest of worlds(total - first, kinds - 1)) yield [first, ...rest];
}

describe('whoever knows the sum and the rule', () => {
  it.each([
    [3, 3, 24],
    [4, 3, 20],
    [3, 5, 30],
  ])(
    'of %i kinds in steps of %i: nothing under a step is ruled out for a kind of which nothing is told',
    (kinds, step, most) => {
      let looked = 0;
      for (let total = 0; total <= most; total += 1) {
        const alike = new Map<string, number[][]>();
        for (const world of worlds(total, kinds)) {
          const key = inSteps(world, step).join();
          alike.set(key, [...(alike.get(key) ?? []), world]);
        }
        for (const [key, own] of alike) {
          const told = key.split(',').map(Number);
          const isAllTold = sum(told) === total;
          if (sum(told) === 0) continue;
          told.forEach((count, at) => {
            if (count > 0) return;
            const possible = [...new Set(own.map((world) => world[at] ?? 0))].filter((value) => value < step);
            const expected = isAllTold ? [0] : Array.from({ length: step }, (_, value) => value);
            expect({ total, key, possible: possible.sort((a, b) => a - b) }).toEqual({
              total,
              key,
              possible: expected,
            });
            looked += 1;
          });
        }
      }
      expect(looked).toBeGreaterThan(20);
    },
  );

  it('where nothing is told, a kind may have a whole step, or none is ruled out', () => {
    for (let total = 0; total <= 24; total += 1) {
      const own = [...worlds(total, 4)].filter((world) => sum(inSteps(world, 4)) === 0);
      for (let at = 0; at < 4 && own.length > 0; at += 1) {
        const possible = new Set(own.map((world) => world[at] ?? 0));
        expect(Math.max(...possible) - Math.min(...possible)).toBeGreaterThanOrEqual(Math.min(total, 3));
      }
    }
  });

  it('is told no more than there is, and of nothing under the minimum', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 3_000 })), {
          minLength: UNMATCHED_REASONS.length,
          maxLength: UNMATCHED_REASONS.length,
        }),
        fc.integer({ min: 5, max: 40 }),
        (values, minimumGroup) => {
          const counts = asCounts(values);
          const step = Math.max(10, minimumGroup);
          for (const [reason, atLeast] of tellUnmatched(counts, minimumGroup)) {
            expect(atLeast).toBeLessThanOrEqual(counts[reason]);
            expect(atLeast % step).toBe(0);
            expect(counts[reason]).toBeGreaterThanOrEqual(minimumGroup);
          }
        },
      ),
    );
  });
});
