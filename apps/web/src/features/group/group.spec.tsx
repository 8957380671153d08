import { render, screen } from '@testing-library/react';
import { columnsOf, niceScale } from '../../charts/scale';
import type { SeriesPoint } from '../../charts/series';
import type { Row } from '../../graphql/rows';
import { GroupView } from './GroupView';
import { headlineOf } from './headline';
import { bandsOf, futureOf, pointsOf } from './series';
import type { Group, Series } from './series';

const context = { measure: 'ACTIVE', t: 2, partial: false, minimum: 10, due: null } as const;
const base: Row = {
  persona: 'analyst',
  personaName: 'Analyst',
  department: 'Wealth',
  status: 'SHOWN',
  people: 1860,
  count: 298,
  countAtMost: null,
  countAtLeast: null,
  rate: 0.16,
  low: 0.144,
  high: 0.178,
  path: 0.18,
  target: 0.6,
  deadline: '2027-06-30',
  initiative: 'x',
  declaredAfter: false,
  gap: -0.02,
  short: 37,
  shortAtLeast: null,
  verdict: 'BELOW',
};

describe('the sentence about a group', () => {
  it.each<[string, Partial<Row>, object, string | null, RegExp]>([
    [
      'under',
      {},
      {},
      'under',
      /^\*\*16\.0% active, 2\.0 pp under path\.\*\* 298 of 1,860 people\. The range \(14\.4–17\.8\) stays below 18\.0.*37 people short/,
    ],
    [
      'over',
      { verdict: 'ABOVE', path: 0.1, gap: 0.06, short: 0 },
      {},
      'over',
      /6\.0 pp over path.*stays above 10\.0/,
    ],
    ['unclear', { verdict: 'NO_CLEAR_GAP', path: 0.17 }, {}, 'same', /no clear gap.*cannot tell yet/],
    [
      'days missing',
      { verdict: 'NO_CLEAR_GAP' },
      { partial: true },
      'same',
      /At least 16\.0% active.*Days are missing/,
    ],
    ['no target', { target: null, path: null, gap: null, verdict: null }, {}, null, /No target is declared/],
    ['unread baseline', { path: null, gap: null, verdict: null }, {}, null, /baseline is not yet read/],
    ['target came later', { declaredAfter: true }, {}, 'under', /declared after this period/],
    [
      'silent',
      { status: 'FEWER_THAN_T', shortAtLeast: 12 },
      {},
      null,
      /Fewer than 2 of 1,860 people active.*At least 12 people short/,
    ],
    ['hidden', { status: 'HIDDEN' }, {}, null, /^\*\*Hidden to protect people/],
  ])('%s', (_name, change, more, glyph, text) => {
    const headline = headlineOf({ ...base, ...change }, { ...context, ...more });
    expect(headline.glyph).toBe(glyph);
    expect(headline.text).toMatch(text);
    expect(headline.text).not.toContain('%-points');
  });
});

const series: Series = {
  ends: ['2026-11-01', '2026-11-08', '2026-11-15', '2026-11-22'],
  statuses: ['SHOWN', 'HIDDEN', 'SHOWN', 'SHOWN'],
  partial: [false, false, true, false],
  counts: [1, null, 3, 4],
  people: [10, null, 10, 10],
  rates: [0.1, null, 0.3, 0.4],
  lows: [0.05, null, 0.2, 0.3],
  highs: [0.15, null, 0.4, 0.5],
  paths: [0.2, 0.2, 0.2, 0.2],
  missing: [
    { day: '2026-11-12', connection: 'a', title: 'a' },
    { day: '2026-11-13', connection: 'a', title: 'a' },
    { day: '2026-11-13', connection: 'b', title: 'b' },
    { day: '2026-11-18', connection: 'a', title: 'a' },
  ],
  breaks: [],
  target: {
    initiative: 'x',
    initiativeName: 'X',
    baseline: 0.1,
    measured: false,
    value: 0.6,
    goLive: '2026-09-07',
    deadline: '2027-06-30',
  },
};

describe('the trend', () => {
  const points = pointsOf(series);
  it('leaves a hole where a window is not shown', () =>
    expect(points.map(({ value }) => value)).toEqual([0.1, null, 0.3, 0.4]));
  it('joins missing days to bands, each day once', () => {
    const first = points[0]?.day ?? 0;
    expect(bandsOf(series, first).map(({ from, to }) => [from - first, to - first])).toEqual([
      [11, 13],
      [17, 18],
    ]);
  });
  it('goes on towards the target, not past the deadline', () => {
    const [ahead] = futureOf(points, series.target);
    expect(ahead?.day).toBe((points[3]?.day ?? 0) + 28);
    expect(ahead?.path).toBeGreaterThan(0.2);
    expect(futureOf(points, null)).toEqual([]);
  });
  it('shades the gap only where the range leaves the path out, and never calls a window with missing days under', () => {
    const point = (change: Partial<SeriesPoint>): SeriesPoint => ({
      day: 1,
      value: 0.1,
      low: 0.05,
      high: 0.15,
      path: 0.2,
      partial: false,
      ...change,
    });
    const [under, partial, unclear, over] = columnsOf(
      [
        point({}),
        point({ partial: true }),
        point({ high: 0.25 }),
        point({ value: 0.4, low: 0.3, high: 0.5 }),
      ],
      [],
    );
    expect([under?.under, partial?.under, unclear?.under, over?.over]).toEqual([
      [0.1, 0.2],
      null,
      null,
      [0.2, 0.4],
    ]);
  });
  it.each([
    [[0.02], 0.02],
    [[0.18, 0.245], 0.3],
    [[0.95], 1],
  ])('begins at zero and ends over %p', (values, max) => {
    expect(niceScale(values).max).toBeCloseTo(max);
    expect(niceScale(values).ticks[0]).toBe(0);
  });
});

it('shows nothing of a hidden group but why', () => {
  const column = <T,>(value: T) => [value];
  const group = {
    persona: 'analyst',
    personaName: 'Analyst',
    department: 'Wealth',
    asOf: '2026-11-01',
    rosterOn: '2026-11-23',
    period: {
      key: '28d:2026-11-22',
      kind: 'DAYS_28',
      from: '2026-10-26',
      to: '2026-11-22',
      final: true,
      due: null,
    },
    row: {
      personas: column('analyst'),
      personaNames: column('Analyst'),
      departments: column('Wealth'),
      statuses: column('HIDDEN'),
      people: [null],
      counts: [null],
      countsAtMost: [null],
      countsAtLeast: [null],
      rates: [null],
      lows: [null],
      highs: [null],
      paths: [null],
      targets: [null],
      deadlines: [null],
      initiatives: [null],
      declaredAfter: [null],
      gaps: [null],
      shorts: [null],
      shortsAtLeast: [null],
      verdicts: [null],
    },
    ladder: [],
    series,
  } as unknown as Group;
  const { container } = render(
    <GroupView group={group} measure="ACTIVE" policy={{ minimumGroup: 10, t: 2 }} partial={false} />,
  );
  expect(screen.getByText('Hidden to protect people.')).toBeTruthy();
  expect(container.querySelector('svg')).toBeNull();
  expect(container.textContent?.replace('under 10', '')).not.toMatch(/\d/);
});
