import { monthPeriod, weekOf, window28 } from '@takeup/domain';
import type { Told } from './figure.js';
import { linksBetween } from './links.js';
import { before, told, w41, w42, w43, w44, window } from './testing/told-periods.js';

const THREE_OF_FOUR = [
  [0, 1, 2],
  [0, 1, 3],
  [0, 2, 3],
  [1, 2, 3],
];
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
      ...THREE_OF_FOUR.map((three) => [[5, 2], ...three.map((week) => [week, -1])]),
      [
        [4, 1],
        [5, 2],
        [0, -1],
        [1, -1],
        [2, -1],
        [3, -1],
      ],
      ...THREE_OF_FOUR.map((three) => [...three.map((week) => [week, 1]), [4, -2], [5, -1]]),
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
    'habitual people to three of the weeks where no more are told',
    [told(window, 'habitual'), told(w41), told(w42), told(w44)],
    [
      [
        [0, 1],
        [1, -1],
        [2, -1],
      ],
      [
        [0, 1],
        [1, -1],
        [3, -1],
      ],
      [
        [0, 1],
        [2, -1],
        [3, -1],
      ],
      [
        [0, 2],
        [1, -1],
        [2, -1],
        [3, -1],
      ],
    ],
  ],
  [
    'habitual people to periods that hold two of the weeks whole, the narrowest ones',
    [
      told(window28('2026-11-15'), 'habitual'),
      told(monthPeriod('2026-10')),
      told(window),
      told(monthPeriod('2026-11')),
      told(window28('2026-11-22')),
      told(window28('2026-11-22'), 'active', ['chat', 'wiki']),
    ],
    [part(4, 5), part(0, 2), part(0, 3), part(0, 4)],
  ],
  [
    'habitual people of a window to those of the next, and to the weeks that one of them has alone',
    [
      told(before, 'habitual'),
      told(window, 'habitual'),
      told(window),
      told(weekOf('2026-09-28')),
      told(w44),
      told(w44, 'active', ['chat', 'wiki']),
    ],
    [
      part(1, 2),
      part(4, 2),
      part(4, 5),
      part(0, 2),
      [
        [0, 1],
        [1, -1],
        [3, -1],
      ],
      [
        [1, 1],
        [0, -1],
        [4, -1],
      ],
      [
        [0, 1],
        [4, 1],
        [2, -1],
        [1, -1],
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
