import type { Measure, Period } from '@takeup/domain';
import { monthPeriod, weekOf, window28 } from '@takeup/domain';
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
])('links %s', (_, figures, expected) => {
  expect(linksBetween(figures)).toEqual(expected);
});
