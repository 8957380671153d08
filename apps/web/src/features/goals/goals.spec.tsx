import { render, screen, within } from '@testing-library/react';
import { words } from '../../ui/words';
import { dayNumber, dayText } from '../../charts/days';
import { domainOf, markersOf, monthTicks, pathOf, pointsOf } from './chart-data';
import { EvidenceLadder } from './EvidenceLadder';
import { GoalFacts } from './GoalFacts';
import { GoalTable } from './GoalTable';
import { saidOf } from './types';
import type { Goal } from './types';

const NOW = {
  from: '2026-11-16',
  to: '2026-11-22',
  value: 19.35,
  low: 18.4,
  high: 20.3,
  basis: 'SCATTER',
  path: 21.38,
} as const;
const GOAL: Goal = {
  __typename: 'Goal',
  initiative: 'ask',
  initiativeName: 'Ask',
  key: 'time',
  name: 'Time to answer',
  lead: true,
  owner: null,
  state: 'CONFIRMED',
  charterVersion: 1,
  declaredOn: '2026-08-24',
  replaced: null,
  unit: 'h',
  direction: 'DOWN',
  baseline: 26,
  baselineFrom: '2026-06-01',
  baselineTo: '2026-08-31',
  target: 8,
  goLive: '2026-09-07',
  deadline: '2027-06-30',
  milestones: [],
  on: '2026-11-23',
  source: 'tickets/time',
  sourceTitle: 'Tickets',
  rhythm: 'WEEKLY',
  tolerance: 0.98,
  pathToday: 21.32,
  now: NOW,
  gap: 2.03,
  status: 'ABOVE',
  doubt: null,
  verdict: 'Time to answer: 19.4 h, 2.0 h better than its path.',
  series: {
    froms: ['2026-08-24', '2026-11-02', '2026-11-16'],
    tos: ['2026-08-30', '2026-11-08', '2026-11-22'],
    values: [26.1, 20.5, 19.35],
    lows: [25.1, 19.5, 18.4],
    highs: [27.1, 21.5, 20.3],
    paths: [26, 22.2, 21.38],
  },
  gaps: [{ from: '2026-11-09', to: '2026-11-15' }],
  evidence: {
    grade: 1,
    name: 'Declared',
    cap: 5,
    capped: null,
    gates: [
      { code: 'confirmed', grade: 1, met: true, message: 'Confirmed' },
      { code: 'adoption-known', grade: 2, met: true, message: 'Adoption is published' },
      { code: 'association-tested', grade: 2, met: false, message: 'A test' },
    ],
    nextGrade: 2,
    nextNeeds: ['A test'],
  },
  noForecast: words.goals.noForecast,
  noBenefit: words.goals.noBenefit,
  gates: [
    { on: '2027-01-29', question: 'Extend?' },
    { on: '2027-06-30', question: 'Continue?' },
  ],
  adoption: null,
};
const text = words.goals;

describe('the first sentence of a goal', () => {
  it.each<[string, Partial<Goal>, string]>([
    ['better than its path', {}, 'Time to answer: 19.4 h, 2.0 h better than its path.'],
    ['short of it', { status: 'UNDER', gap: -3.04 }, 'Time to answer: 19.4 h, 3.0 h short of its path.'],
    [
      'in points where it is a percentage',
      { unit: '%', status: 'UNDER', gap: -3.04 },
      'Time to answer: 19.4%, 3.0 pp short of its path.',
    ],
    ['near it', { status: 'NEAR', gap: 0.4 }, 'Time to answer: 19.4 h, near its path of 21.4 h.'],
    [
      'without a range',
      { status: 'UNKNOWN', doubt: 'NO_RANGE' },
      'Time to answer: 19.4 h, and no telling what that is worth.',
    ],
    [
      'too old',
      { status: 'UNKNOWN', doubt: 'STALE' },
      'Time to answer has not been known since 22 Nov 2026.',
    ],
    [
      'before go-live',
      { status: 'UNKNOWN', doubt: 'BEFORE_GO_LIVE' },
      'Time to answer: 19.4 h before go-live.',
    ],
    [
      'without a value',
      { status: 'UNKNOWN', doubt: 'NO_VALUE', now: null, gap: null },
      'Time to answer: no value has come yet.',
    ],
    [
      'in a draft',
      { status: 'UNKNOWN', doubt: 'DRAFT', now: null, gap: null },
      'Time to answer stands in a draft: nothing is measured against it.',
    ],
  ])('%s', (_name, change, sentence) => {
    const said = saidOf({ ...GOAL, ...change });
    expect(text.verdict(said)).toBe(sentence);
    // At the first grade nothing may be said of what brought it about.
    expect(`${text.verdict(said)} ${text.standfirst(said)}`).not.toMatch(
      /because|thanks to|drives|impact|caused|credit|effect/i,
    );
  });
});

describe('the path that is told', () => {
  const facts = (change: Partial<Goal>) =>
    render(<GoalFacts goal={{ ...GOAL, ...change }} />).container.textContent;

  it('is that of the day that the gap beside it was judged on', () => {
    expect(facts({})).toMatch(/Path on 22 Nov\s*21\.4 h.*2\.0 h better/);
  });

  it('is today’s where there is no gap', () => {
    const path = /Path today\s*21\.3 h/;
    expect(facts({ status: 'UNKNOWN', doubt: 'STALE' })).toMatch(path);
    expect(facts({ status: 'UNKNOWN', doubt: 'NO_VALUE', now: null, gap: null })).toMatch(path);
  });
});

describe('what is drawn of a goal', () => {
  const domain = domainOf(GOAL);

  it('begins with its baseline and reaches to the next gate where that is near', () => {
    expect(domain.map(dayText)).toEqual(['2026-06-01', '2027-02-05']);
    expect(domainOf({ ...GOAL, gates: [] }).map(dayText)).toEqual(['2026-06-01', '2026-12-28']);
    expect(markersOf(GOAL, domain).map(({ sign, day }) => `${sign} ${dayText(day)}`)).toEqual([
      'L 2026-09-07',
      '1 2027-01-29',
    ]);
  });

  it('has a hole where a period is missing, and colour only after go-live', () => {
    const points = pointsOf(GOAL, domain);
    expect(points.map(({ value }) => value)).toEqual([26.1, 20.5, null, 19.35]);
    expect(points.map(({ path }) => path)).toEqual([null, 22.2, null, 21.38]);
  });

  it('draws the path along the baseline to go-live, through milestones, and cuts it at the edge', () => {
    const corners = pathOf(GOAL, domain);
    expect(corners.slice(0, 2)).toEqual([
      { day: domain[0], value: 26 },
      { day: dayNumber('2026-09-07'), value: 26 },
    ]);
    expect(corners.at(-1)?.day).toBe(domain[1]);
    expect(corners.at(-1)?.value).toBeCloseTo(26 - (18 * 151) / 296, 9);
    const milestones = [{ on: '2026-12-31', value: 24 }];
    expect(pathOf({ ...GOAL, milestones }, domain)).toContainEqual({
      day: dayNumber('2026-12-31'),
      value: 24,
    });
    expect(pathOf({ ...GOAL, deadline: '2026-12-31' }, domain).at(-1)?.value).toBe(8);
  });

  it('names no more months than there is room for', () => {
    expect(monthTicks(domain, 9)).toHaveLength(8);
    expect(monthTicks(domain, 4).map(dayText)).toEqual([
      '2026-06-01',
      '2026-08-01',
      '2026-10-01',
      '2026-12-01',
    ]);
  });
});

describe('the facts of a goal', () => {
  it('say the gap in words beside its colour, and that there is no forecast', () => {
    render(<GoalFacts goal={GOAL} />);
    expect(screen.getByText(/2\.0 h better than path/).className).toContain('over');
    expect(screen.getByText('not yet')).toBeTruthy();
    expect(screen.getByText('18.4–20.3, 95% range, from its own scatter')).toBeTruthy();
  });

  it('has no gap where the value is too old to be held against today', () => {
    render(<GoalFacts goal={{ ...GOAL, status: 'UNKNOWN', doubt: 'STALE' }} />);
    expect(screen.queryByText(/path$/)).toBeNull();
  });
});

describe('the ladder', () => {
  it('shows where the goal stands and what the next rung needs, met and open', () => {
    render(<EvidenceLadder evidence={GOAL.evidence} />);
    const needs = within(screen.getByRole('list', { name: 'What the next grade needs' }));
    expect(needs.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'met: Adoption is published',
      'still open: A test',
    ]);
    expect(screen.getByText('Now here.').closest('li')?.textContent).toContain('Declared');
  });

  it('at grade 0 asks for what the first grade needs', () => {
    const gates = [{ code: 'confirmed', grade: 1, met: false, message: 'A confirmed charter' }];
    render(<EvidenceLadder evidence={{ ...GOAL.evidence, grade: 0, nextGrade: 1, gates }} />);
    expect(screen.getByText('We cannot tell yet.')).toBeTruthy();
    expect(screen.queryByText('Now here.')).toBeNull();
    expect(screen.getByText(/A confirmed charter/).closest('ol > li')?.textContent).toContain('Declared');
  });
});

it('the table has a line for the period without data, newest first', () => {
  render(<GoalTable goal={GOAL} from={domainOf(GOAL)[0]} adoption={[]} />);
  const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^16 to 22 Nov 2026.*19\.4 h/),
    '9 to 15 Nov 2026no data',
    expect.stringMatching(/^2 to 8 Nov 2026.*20\.5 h/),
    expect.stringMatching(/^24 to 30 Aug 2026.*26\.1 h/),
  ]);
});
