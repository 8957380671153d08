import { addDays, monthPeriod, weekOf } from '@takeup/domain';
import fc from 'fast-check';
import loadHighs from 'highs';
import { loadSolver } from '../highs-solver.js';
import type { Told } from './figure.js';
import { linksBetween } from './links.js';
import { before, told, w41, w42, w43, w44, window } from './testing/told-periods.js';

const SETS = [
  ['chat'],
  ['portal'],
  ['wiki'],
  ['chat', 'portal'],
  ['portal', 'wiki'],
  ['chat', 'portal', 'wiki'],
];
const STEPS = ['reached', 'active', 'contributing'] as const;

/** Days that lie in the same periods: the last week of September and the last of October lie in two months each. */
const SLOTS = [
  { from: '2026-09-28', to: '2026-09-30' },
  { from: '2026-10-01', to: '2026-10-04' },
  ...[w41, w42, w43],
  { from: '2026-10-26', to: '2026-10-31' },
  { from: '2026-11-01', to: '2026-11-01' },
];
const PERIODS = [weekOf('2026-09-28'), w41, w42, w43, w44, before, window, monthPeriod('2026-10')];

/** How far up the ladder somebody went, by slot and connection. */
type Deeds = readonly Readonly<Record<string, number>>[];

function countsIn({ from, to, measure, connections }: Told, deeds: Deeds): number {
  const step = STEPS.indexOf(measure === 'habitual' ? 'active' : (measure as (typeof STEPS)[number])) + 1;
  const isIn = (first: string, last: string) =>
    SLOTS.some(
      (slot, at) =>
        slot.from >= first &&
        slot.to <= last &&
        connections.some((connection) => (deeds[at]?.[connection] ?? 0) >= step),
    );
  if (measure !== 'habitual') return isIn(from, to) ? 1 : 0;
  const weeks = [0, 7, 14, 21].filter((days) => isIn(addDays(from, days), addDays(from, days + 6)));
  return weeks.length >= 3 ? 1 : 0;
}

it('every link holds for whoever did what, so for every group of them', () => {
  const figures = SETS.flatMap((connections) => [
    ...PERIODS.flatMap((period) => STEPS.map((measure) => told(period, measure, connections))),
    told(before, 'habitual', connections),
    told(window, 'habitual', connections),
  ]);
  const links = linksBetween(figures);
  expect(links.length).toBeGreaterThan(600);
  // Whoever is there in most weeks, or in few, at one height: those at the edge of being habitual are many.
  const step = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3 }));
  const week = fc.record({ chat: step, portal: step, wiki: step });
  fc.assert(
    fc.property(fc.array(week, { minLength: SLOTS.length, maxLength: SLOTS.length }), (deeds) => {
      const counts = figures.map((figure) => countsIn(figure, deeds));
      const broken = links.filter(
        (link) => link.reduce((sum, [at, by]) => sum + by * (counts[at] ?? 0), 0) > 0,
      );
      expect(broken).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

/** Every way to have been there or not. */
const LIVES: readonly Deeds[] = Array.from({ length: 2 ** SLOTS.length }, (_, life) =>
  SLOTS.map((_, slot) => ({ chat: (life >> slot) % 2 === 0 ? 0 : 2 })),
);
const FACTORS = [-2, -1, 0, 1, 2];

/** Whatever holds in every life and would not with a factor one higher: all the links that there are, with factors up to two. */
function linksOf(lives: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const kinds = [...new Map(lives.map((counts) => [counts.join(), counts])).values()];
  const found: number[][] = [];
  const left = kinds.map((counts) =>
    counts.map((_, at) => counts.slice(at).reduce((sum, one) => sum + one, 0)),
  );
  const [least = 0] = FACTORS;
  const grow = (factors: readonly number[], sums: readonly number[]): void => {
    const at = factors.length;
    if (sums.some((sum, kind) => sum + least * (left[kind]?.[at] ?? 0) > 0)) return;
    if (at < (kinds[0]?.length ?? 0)) {
      for (const factor of FACTORS) {
        grow(
          [...factors, factor],
          sums.map((sum, kind) => sum + factor * (kinds[kind]?.[at] ?? 0)),
        );
      }
    } else {
      const isTight = (place: number) =>
        kinds.some((counts, kind) => counts[place] === 1 && sums[kind] === 0);
      if (factors.every((_, place) => isTight(place))) found.push([...factors]);
    }
  };
  grow(
    [],
    kinds.map(() => 0),
  );
  return found;
}

it('of two windows one week apart and their weeks no link is missing', async () => {
  const figures = [
    ...PERIODS.filter(({ kind }) => kind !== 'month').map((period) => told(period)),
    told(before, 'habitual'),
    told(window, 'habitual'),
  ];
  const all = linksOf(LIVES.map((deeds) => figures.map((figure) => countsIn(figure, deeds))));
  expect(all.length).toBeGreaterThan(60);
  const solver = await loadSolver(loadHighs);
  const answers = await solver.minimise(
    {
      columns: figures.map(() => ({ lower: 0, upper: 1, integer: false })),
      rows: linksBetween(figures).map((terms) => ({ lower: -Infinity, upper: 0, terms })),
    },
    all.map((factors) => factors.map((factor, at) => [at, -factor])),
  );
  const broken = all.filter((factors, at) => {
    const answer = answers[at];
    const counts = answer?.status === 'optimal' ? answer.values : [];
    return factors.reduce((sum, factor, figure) => sum + factor * (counts[figure] ?? NaN), 0) > 1e-6;
  });
  expect(answers.map(({ status }) => status)).toEqual(all.map(() => 'optimal'));
  expect(broken).toEqual([]);
});
