import type { Measure, Period } from '@takeup/domain';
import { monthPeriod, weekOf, window28 } from '@takeup/domain';
import fc from 'fast-check';
import type { Told } from './figure.js';
import { linksBetween } from './links.js';

const told = (period: Period, measure: Measure = 'active', connections = ['chat']): Told => ({
  key: period.key,
  from: period.from,
  to: period.to,
  measure,
  connections,
});
const [w41, w42, w43, w44] = ['2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26'].map(weekOf) as [
  Period,
  Period,
  Period,
  Period,
];
const window = window28('2026-11-01');
const part = (of: number, whole: number) => [
  [of, 1],
  [whole, -1],
];

it('links a week to the window around it, and the window to the weeks it is made of', () => {
  expect(linksBetween([w41, w42, w43, w44, window].map((period) => told(period)))).toEqual([
    part(0, 4),
    part(1, 4),
    part(2, 4),
    part(3, 4),
    [
      [4, 1],
      [0, -1],
      [1, -1],
      [2, -1],
      [3, -1],
    ],
  ]);
});

it.each<[string, readonly Told[], unknown]>([
  [
    'steps of the ladder, each to the next',
    [told(w44, 'reached'), told(w44, 'active'), told(w44, 'contributing')],
    [part(1, 0), part(2, 1)],
  ],
  ['nothing to a week beside it', [told(w43), told(w44)], []],
  [
    'connections to all of them',
    [told(w44, 'active', ['chat', 'signins']), told(w44, 'active', ['chat'])],
    [part(1, 0)],
  ],
  [
    'all connections to sets that together hold them, however these overlap',
    [
      told(w44, 'active', ['chat', 'portal', 'wiki']),
      told(w44, 'active', ['chat', 'portal']),
      told(w44, 'active', ['portal', 'wiki']),
      told(w44, 'active', ['chat']),
    ],
    [
      part(1, 0),
      part(2, 0),
      part(3, 1),
      [
        [0, 1],
        [1, -1],
        [2, -1],
      ],
      [
        [0, 1],
        [2, -1],
        [3, -1],
      ],
      [
        [1, 1],
        [2, -1],
        [3, -1],
      ],
    ],
  ],
  ['nothing to other connections', [told(w44, 'active', ['chat']), told(w44, 'active', ['signins'])], []],
  [
    'a window to the window before and the week beyond it',
    [told(window28('2026-10-25')), told(w44), told(window)],
    [
      part(1, 2),
      [
        [2, 1],
        [0, -1],
        [1, -1],
      ],
    ],
  ],
  ['no month to weeks that leave days of it out', [told(w42), told(monthPeriod('2026-10'))], [part(0, 1)]],
  [
    'habitual people to the weeks they are active in, three or four of them',
    [w41, w42, w43, w44, window].map((period) => told(period)).concat(told(window, 'habitual')),
    [
      part(0, 4),
      part(1, 4),
      part(2, 4),
      part(3, 4),
      part(5, 4),
      [
        [4, 1],
        [0, -1],
        [1, -1],
        [2, -1],
        [3, -1],
      ],
      ...[0, 1, 2].flatMap((one) =>
        [1, 2, 3]
          .filter((two) => two > one)
          .map((two) => [
            [5, 1],
            [one, -1],
            [two, -1],
          ]),
      ),
      [
        [4, 1],
        [5, 2],
        [0, -1],
        [1, -1],
        [2, -1],
        [3, -1],
      ],
      [
        [0, 1],
        [1, 1],
        [2, 1],
        [3, 1],
        [4, -2],
        [5, -2],
      ],
    ],
  ],
  [
    'sets of connections that overlap to all of them and what they share',
    [
      told(w44, 'active', ['chat', 'portal', 'wiki']),
      told(w44, 'active', ['chat', 'portal']),
      told(w44, 'active', ['portal', 'wiki']),
      told(w44, 'active', ['portal']),
    ],
    [
      part(1, 0),
      part(2, 0),
      part(3, 1),
      part(3, 2),
      [
        [0, 1],
        [1, -1],
        [2, -1],
      ],
      [
        [0, 1],
        [3, 1],
        [1, -1],
        [2, -1],
      ],
    ],
  ],
  [
    'whoever is active on both of two connections to whoever is reached on both',
    [
      ...[['chat'], ['portal'], ['chat', 'portal']].map((own) => told(w44, 'reached', own)),
      ...[['chat'], ['portal'], ['chat', 'portal']].map((own) => told(w44, 'active', own)),
    ],
    [
      part(0, 2),
      part(1, 2),
      part(3, 0),
      part(3, 5),
      part(4, 1),
      part(4, 5),
      part(5, 2),
      [
        [2, 1],
        [0, -1],
        [1, -1],
      ],
      [
        [5, 1],
        [3, -1],
        [4, -1],
      ],
      [
        [3, 1],
        [4, 1],
        [2, 1],
        [5, -1],
        [0, -1],
        [1, -1],
      ],
    ],
  ],
])('links %s', (_, figures, expected) => {
  expect(linksBetween(figures)).toEqual(expected);
});

const SETS = [
  ['chat'],
  ['portal'],
  ['wiki'],
  ['chat', 'portal'],
  ['portal', 'wiki'],
  ['chat', 'portal', 'wiki'],
];
const STEPS = ['reached', 'active', 'contributing'] as const;

/** How far up the ladder somebody went, by week and connection. */
type Deeds = readonly Readonly<Record<string, number>>[];

function countsIn({ key, measure, connections }: Told, deeds: Deeds): number {
  const step = STEPS.indexOf(measure === 'habitual' ? 'active' : (measure as (typeof STEPS)[number])) + 1;
  const weeks = [w41, w42, w43, w44].map((_, week) =>
    connections.some((connection) => (deeds[week]?.[connection] ?? 0) >= step),
  );
  const own = [w41, w42, w43, w44].findIndex((week) => week.key === key);
  if (own >= 0) return weeks[own] ? 1 : 0;
  const inWeeks = weeks.filter(Boolean).length;
  return inWeeks >= (measure === 'habitual' ? 3 : 1) ? 1 : 0;
}

it('every link holds for whoever did what, so for every group of them', () => {
  const figures = SETS.flatMap((connections) => [
    ...[w41, w42, w43, w44, window].flatMap((period) =>
      STEPS.map((measure) => told(period, measure, connections)),
    ),
    told(window, 'habitual', connections),
  ]);
  const links = linksBetween(figures);
  expect(links.length).toBeGreaterThan(300);
  const step = fc.integer({ min: 0, max: 3 });
  const week = fc.record({ chat: step, portal: step, wiki: step });
  fc.assert(
    fc.property(fc.array(week, { minLength: 4, maxLength: 4 }), (deeds) => {
      const counts = figures.map((figure) => countsIn(figure, deeds));
      const broken = links.filter(
        (link) => link.reduce((sum, [at, by]) => sum + by * (counts[at] ?? 0), 0) > 0,
      );
      expect(broken).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
