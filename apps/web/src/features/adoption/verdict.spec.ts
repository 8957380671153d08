import { row, shown } from './rows.spec-data';
import { standfirstOf } from './standfirst';
import { rules, tallyOf, verdictOf } from './verdict';
import type { Facts } from './verdict';

const none = { total: 0, below: 0, above: 0, unclear: 0, short: 0, bound: 0 };
const facts = (change: Partial<Facts> = {}): Facts => ({
  measure: 'ACTIVE',
  place: null,
  period: '28 days to 22 Nov 2026',
  kind: 'DAYS_28',
  partial: false,
  counting: false,
  t: 2,
  total: shown({ people: 48210, count: 6840, rate: 6840 / 48210 }),
  tally: none,
  onlyIt: null,
  spread: null,
  isSomeHidden: false,
  ...change,
});
const it61 = { departments: ['Technology'], ofPeople: 0.12, ofActive: 0.61, index: 5.1, rateOutside: 0.06 };

describe('the headline', () => {
  it.each<[string, Partial<Facts>, string, string]>([
    [
      'only IT',
      { onlyIt: it61, spread: { atOrOver: 2, withTarget: 8 } },
      'only-it',
      'Technology is 12% of staff and 61% of active people.',
    ],
    [
      'IT a little over',
      { onlyIt: { ...it61, ofActive: 0.17, index: 1.4 } },
      'rate',
      '14% of people are active: 6,840 of 48,210.',
    ],
    [
      'IT over, yet few points',
      { onlyIt: { ...it61, ofPeople: 0.02, ofActive: 0.05, index: 2.5 } },
      'rate',
      '14% of people are active: 6,840 of 48,210.',
    ],
    [
      'IT, of another measure',
      { onlyIt: it61, measure: 'REACHED' },
      'rate',
      '14% of people are reached: 6,840 of 48,210.',
    ],
    [
      'IT, in a department',
      { onlyIt: it61, place: 'Wealth' },
      'rate',
      '14% of people in Wealth are active: 6,840 of 48,210.',
    ],
    [
      'spread',
      { spread: { atOrOver: 2, withTarget: 8 } },
      'spread',
      '2 of 8 departments with a target are at or over their path.',
    ],
    [
      'spread of none',
      { spread: { atOrOver: 0, withTarget: 8 } },
      'spread',
      'None of 8 departments with a target is at its path.',
    ],
    [
      'spread of all',
      { spread: { atOrOver: 3, withTarget: 3 } },
      'spread',
      'All 3 departments with a target are at or over their path.',
    ],
    [
      'spread, days missing',
      { spread: { atOrOver: 2, withTarget: 8 }, partial: true },
      'spread',
      'At least 2 of 8 departments with a target are at or over their path.',
    ],
    [
      'groups',
      { tally: { total: 26, below: 13, above: 7, unclear: 6, short: 0, bound: 0 } },
      'groups',
      '13 of 26 groups with a target are under the path.',
    ],
    [
      'one group',
      { tally: { total: 1, below: 0, above: 1, unclear: 0, short: 0, bound: 0 } },
      'groups',
      'The one group with a target is over its path.',
    ],
    [
      'spread, some hidden, which may have a target too',
      { spread: { atOrOver: 0, withTarget: 1 }, isSomeHidden: true },
      'spread',
      'The one department shown with a target is under its path.',
    ],
    [
      'groups, some hidden',
      {
        tally: { total: 5, below: 1, above: 0, unclear: 4, short: 0, bound: 0 },
        place: 'Sales',
        isSomeHidden: true,
      },
      'groups',
      '1 of 5 groups shown with a target in Sales is under the path.',
    ],
    [
      'groups, days missing',
      { tally: { total: 26, below: 0, above: 7, unclear: 19, short: 0, bound: 0 }, partial: true },
      'rate',
      'At least 14% of people are active: 6,840 of 48,210.',
    ],
    [
      'silence',
      { total: row({ status: 'FEWER_THAN_T', people: 30, countAtMost: 1 }) },
      'fewer',
      'Fewer than 2 of 30 people are active.',
    ],
    [
      'nearly all',
      { total: row({ status: 'ALL_BUT_FEWER_THAN_T', people: 30, countAtLeast: 29 }) },
      'all-but',
      'All but fewer than 2 of 30 people are active.',
    ],
    [
      'hidden',
      { total: row(), onlyIt: it61 },
      'hidden',
      'Hidden to protect people: no figure can be shown without telling too much of a few.',
    ],
    [
      'no data',
      { total: row({ status: 'NO_DATA' }) },
      'no-data',
      'Nobody can say who is active here: the data is missing.',
    ],
    [
      'not final',
      { total: row({ status: 'NOT_FINAL' }) },
      'not-final',
      'The 28 days to 22 Nov 2026 are not final yet.',
    ],
    [
      'nobody',
      { total: row({ status: 'NO_PEOPLE' }), place: 'Wealth' },
      'nobody',
      'Nobody is in scope in Wealth.',
    ],
  ])('%s', (_name, change, key, text) => expect(verdictOf(facts(change))).toEqual({ key, text }));

  it('has one rule a key', () => expect(new Set(rules.map(({ key }) => key)).size).toBe(rules.length));
});

it('counts groups by what can be said of them', () => {
  const rows = [
    shown({ path: 0.2, gap: -0.04, verdict: 'BELOW' }),
    shown({ path: 0.1, gap: 0.06, verdict: 'ABOVE' }),
    shown({ path: 0.16, gap: 0, verdict: 'NO_CLEAR_GAP' }),
    row({ status: 'FEWER_THAN_T', path: 0.2 }),
    row({ status: 'FEWER_THAN_T', path: 0.2, shortAtLeast: 5 }),
    shown(),
    row(),
    null,
  ];
  expect(tallyOf(rows)).toEqual({ total: 5, below: 1, above: 1, unclear: 1, short: 1, bound: 1 });
});

it.each<[string, Partial<Facts['tally']>, string]>([
  [
    'by their bound only',
    { total: 2, short: 2 },
    'Of 2 groups with a target, **2 are under the path by their bound**.',
  ],
  [
    'by figures and by a bound',
    { total: 5, below: 2, short: 1, above: 2 },
    'Of 5 groups with a target, **2 are under the path**, 1 more by its bound and 2 are over it.',
  ],
  [
    'with another bound',
    { total: 3, below: 1, unclear: 1, bound: 1 },
    'Of 3 groups with a target, **1 is under the path**, 1 is too close to call and 1 is known only as a bound.',
  ],
  [
    'the one group',
    { total: 1, short: 1 },
    'The one group with a target is **under its path by its bound**.',
  ],
])('says who is under the path: %s', (_name, tally, text) =>
  expect(standfirstOf(facts({ tally: { ...none, ...tally } }), 'rate', [])).toContain(text),
);
