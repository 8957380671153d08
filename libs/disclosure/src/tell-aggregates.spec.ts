import type { ActKind, AggregateMeasure } from '@takeup/domain';
import fc from 'fast-check';
import { isLargeEnough, tellAggregates } from './tell-aggregates.js';

const ALL: readonly ActKind[] = ['view', 'react', 'post'];

function told(
  measure: AggregateMeasure,
  sum: number,
  more: {
    readonly counted?: readonly ActKind[];
    readonly minimumGroup?: number;
  } = {},
) {
  const { counted = [], minimumGroup = 10 } = more;
  return tellAggregates({ days: 30, sums: new Map([[measure, sum]]), counted }, minimumGroup).get(measure);
}

it.each<[AggregateMeasure, number, object, readonly [string, number | null]]>([
  ['viewers', 30 * 124, {}, ['about', 120]],
  ['viewers', 30 * 125, {}, ['about', 130]],
  ['viewers', 30 * 10, {}, ['about', 10]],
  ['viewers', 30 * 10 - 1, {}, ['fewer', 10]],
  ['viewers', 0, {}, ['fewer', 10]],
  ['viewers', 30 * 124, { minimumGroup: 25 }, ['about', 125]],
  ['viewers', 30 * 24, { minimumGroup: 25 }, ['fewer', 25]],
  ['viewers', 30 * 124, { minimumGroup: 5 }, ['about', 120]],
  ['viewers', 30 * 124, { counted: ['view'] }, ['withheld', null]],
  ['viewers', 30 * 124, { counted: ['post', 'reply'] }, ['about', 120]],
  ['reactors', 30 * 124, { counted: ['react'] }, ['withheld', null]],
  ['posters', 30 * 124, { counted: ['reply'] }, ['withheld', null]],
  ['messages', 1_234, {}, ['about', 1_230]],
  ['messages', 9, {}, ['fewer', 10]],
  ['messages', 9, { minimumGroup: 25 }, ['fewer', 10]],
  ['messages', 1_234_567, { counted: ['post'] }, ['withheld', null]],
  ['messages', 9, { counted: ['reply'] }, ['withheld', null]],
  ['reactions', 40, { counted: ['post'] }, ['about', 40]],
  ['reactions', 40, { counted: ['react'] }, ['withheld', null]],
  ['channels', 30 * 42, { counted: ALL }, ['about', 40]],
  ['channels', 30 * 3, { counted: ALL }, ['fewer', 10]],
])('%s of %i in a month, %j', (measure, sum, more, [how, value]) => {
  expect(told(measure, sum, more)).toEqual({ told: how, value });
});

it.each<[number, number, string]>([
  [30 * 9, 740, 'withheld'],
  [30 * 9, 9, 'fewer'],
  [30 * 10, 740, 'about'],
])(
  'of %i who wrote, all days together, and %i messages the messages are told: %s',
  (posters, messages, how) => {
    const sums = new Map<AggregateMeasure, number>([
      ['messages', messages],
      ['reactions', 740],
      ['posters', posters],
    ]);
    const told = tellAggregates({ days: 30, sums, counted: [] }, 10);
    expect(told.get('messages')?.told).toBe(how);
    expect(told.get('reactions')?.told).toBe('about');
  },
);

it.each([
  [null, false],
  [19, false],
  [20, true],
])('an organisation of %s people is told: %s', (people, isTold) => {
  expect(isLargeEnough(people, 10)).toBe(isTold);
});

describe('whoever knows all but one person', () => {
  const month = fc.record({
    minimumGroup: fc.integer({ min: 3, max: 60 }),
    daily: fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 28, maxLength: 31 }),
  });

  it('is told a multiple of the step, half of it away at most, and nothing under it', () => {
    fc.assert(
      fc.property(month, ({ minimumGroup, daily }) => {
        const sum = daily.reduce((all, own) => all + own, 0);
        const step = Math.max(10, minimumGroup);
        const own = tellAggregates(
          { days: daily.length, sums: new Map([['viewers', sum]]), counted: [] },
          minimumGroup,
        ).get('viewers');
        const mean = sum / daily.length;
        if (own?.told === 'about')
          return own.value % step === 0 && own.value >= step && Math.abs(own.value - mean) <= step / 2;
        return own?.told === 'fewer' && own.value === step && mean < step;
      }),
    );
  });
});
