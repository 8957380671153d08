import { render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { words } from '../../ui/words';
import { OverviewView } from './OverviewView';
import { percentOf, purposeLines } from './types';
import type { Initiative, Overview, Purpose } from './types';

const NO_ROWS = {
  personas: [],
  personaNames: [],
  departments: [],
  statuses: [],
  people: [],
  counts: [],
  countsAtMost: [],
  countsAtLeast: [],
  rates: [],
  lows: [],
  highs: [],
  paths: [],
  targets: [],
  deadlines: [],
  initiatives: [],
  declaredAfter: [],
  gaps: [],
  shorts: [],
  shortsAtLeast: [],
  verdicts: [],
};
const ROW = {
  ...NO_ROWS,
  personas: ['rm'],
  personaNames: ['RM'],
  departments: ['ALL'],
  statuses: ['SHOWN' as const],
  people: [3671],
  rates: [0.198],
  lows: [0.185],
  highs: [0.211],
  paths: [0.18],
  gaps: [0.018],
  verdicts: ['ABOVE' as const],
};
const BENEFIT = { evidenced: '£0', missing: 'Counted from grade 4 on.', cost: '£212k' };
const DECISION = {
  initiative: 'ask',
  initiativeName: 'Ask',
  on: '2027-01-29',
  days: 67,
  question: 'Extend?',
  retirements: ['at the gate on 29 Jan 2027, if Time is over 20'],
};
const ASK: Initiative = {
  key: 'ask',
  name: 'Ask',
  state: 'CONFIRMED',
  version: 1,
  standing: 'ABOVE',
  paragraph: 'Time: **19.4 h**.',
  need: 'Clients wait.',
  sponsor: 'Head of Wealth',
  goals: [],
  adoption: {
    persona: 'rm',
    personaName: 'RM',
    department: null,
    measure: 'ACTIVE',
    target: 0.6,
    deadline: '2027-06-30',
    partial: false,
    rows: ROW,
  },
  benefit: BENEFIT,
  next: DECISION,
};
const DRAFT: Initiative = {
  ...ASK,
  key: 'fraud',
  name: 'Fraud',
  state: 'DRAFT',
  standing: 'DRAFT',
  adoption: null,
  next: null,
  sponsor: null,
};
const PURPOSE: Purpose = {
  to: '2026-11-22',
  partial: false,
  declared: true,
  percentWith: 31,
  departments: {
    departments: ['Alpha', 'IT', 'Small', 'Wealth'],
    it: [false, true, false, false],
    percentsOfAll: [null, 60, null, 40],
    percentsWith: [null, 9, null, 64],
  },
  before: { to: '2026-10-25', partial: false, declared: true, percentWith: 22 },
};
const OVERVIEW: Overview = {
  on: '2026-11-23',
  window: {
    key: '28d:2026-11-22',
    kind: 'DAYS_28',
    from: '2026-10-26',
    to: '2026-11-22',
    final: true,
    due: null,
  },
  asOf: '2026-11-01',
  rosterOn: null,
  partial: false,
  missing: [],
  headline: 'Ask is above its path today.',
  standfirst: 'The evidence has reached **grade 1**.',
  benefit: BENEFIT,
  next: DECISION,
  initiatives: [ASK, DRAFT],
  purpose: PURPOSE,
  reach: {
    measures: ['ACTIVE'],
    partials: [true],
    rows: ROW,
    departments: { ...ROW, departments: ['IT'], representations: [4.5] },
    onlyIt: { departments: ['IT'], ofPeople: 0.12, ofActive: 0.54, index: 4.5, rateOutside: 0.06 },
    orphans: [{ connection: 'files', title: 'Coffee' }],
    someHidden: true,
  },
};

const show = (change: Partial<Overview> = {}) =>
  render(
    <MemoryRouter>
      <OverviewView overview={{ ...OVERVIEW, ...change }} minimum={10} working={false} />
    </MemoryRouter>,
  );

describe('the overview', () => {
  it('says how each initiative stands in words beside its glyph, and ends in the same four facts', () => {
    show();
    const own = within(screen.getByRole('region', { name: 'Ask' }));
    expect(own.getByText('Above path today').className).toContain('over');
    expect(own.getAllByRole('term').map(({ textContent }) => textContent)).toEqual([
      'Adoption against target',
      'Evidence',
      'Benefit against cost',
      'Next gate',
    ]);
    expect(own.getByText(/1\.8 pp over path/).className).toContain('over');
    expect(own.getByText(/Retired at the gate on 29 Jan 2027/)).toBeTruthy();
  });

  it('measures nothing in a draft', () => {
    show();
    const own = within(screen.getByRole('region', { name: 'Fraud' }));
    expect(own.getByText('Nothing is measured.')).toBeTruthy();
    expect(own.queryAllByRole('term')).toEqual([]);
  });

  it('counts no benefit, and tells the next decision with the way to its charter', () => {
    show();
    expect(screen.getAllByText('£0')).toHaveLength(1);
    const link = screen.getByRole('link', { name: 'Read the charter: Ask' });
    expect(link.getAttribute('href')).toBe('/i/ask/charter');
  });

  it('names the technology in search of a need', () => {
    show();
    const own = within(screen.getByRole('region', { name: 'Most activity answers no declared need' }));
    expect(own.getByText(/91% of the acts of IT in 28 days/)).toBeTruthy();
    expect(own.getAllByRole('row').map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('Department'),
      expect.stringMatching(/IT.*little declared need.*60%9%/),
      expect.stringMatching(/Wealth.*40%64%/),
      expect.stringMatching(/Alpha.*Hidden to protect people/),
      expect.stringMatching(/Small.*Hidden to protect people/),
    ]);
  });

  it.each<[string, Partial<Purpose>, RegExp]>([
    ['hidden', { percentWith: null }, /Hidden to protect people/],
    [
      'before any charter was in force',
      { declared: false },
      /No charter was confirmed when this window ended/,
    ],
  ])('shows no share of acts that is %s', (_, change, text) => {
    const { container } = show({ purpose: { ...PURPOSE, ...change } });
    expect(container.querySelector('.overview-strip')?.textContent).toMatch(text);
    expect(container.querySelector('.overview-strip')?.textContent).not.toMatch(/coverage\d/);
  });

  it('says beside what acts were for which source misses days, and that the shares go without them', () => {
    const before = { to: '2026-10-25', partial: true, declared: true, percentWith: 22 };
    const missing = [{ day: '2026-11-03', connection: 'chat', title: 'Our Chat' }];
    show({ purpose: { ...PURPOSE, partial: true, before }, partial: true, missing });
    const section = screen.getByRole('region', { name: words.overview.purpose.title(31) });
    expect(section.textContent).toContain('Nothing came from Our Chat on 3 Nov 2026.');
    expect(section.textContent).toContain(words.missing.effect.purpose);
    expect(document.body.textContent).toContain('in the 28 days to 25 Oct 2026, of which days are missing.');
    expect(document.body.textContent).toContain(words.overview.purpose.partial);
  });

  it('says whose people were counted where the directory was read later, and nothing where it was not', () => {
    const { unmount } = show();
    expect(document.body.textContent).not.toContain('as the directory had them');
    unmount();
    show({ rosterOn: '2026-11-23' });
    expect(document.body.textContent).toContain(
      'People of 1 Nov 2026 as the directory had them on 23 Nov 2026',
    );
  });

  it('asks what it is for where no charter is confirmed, and names who is there', () => {
    show({ initiatives: [DRAFT], next: null, headline: 'What is this for?' });
    const own = within(
      screen.getByRole('region', { name: 'What is seen before anybody says what it is for' }),
    );
    expect(own.getByText('4.5')).toBeTruthy();
    expect(own.getByText('Coffee')).toBeTruthy();
    expect(own.getByText('at least 19.8%')).toBeTruthy();
    expect(own.getByText('Smaller ones are hidden to protect people.')).toBeTruthy();
    expect(screen.queryByText('Next decision')).toBeNull();
  });

  it('has something to say before anything is published', () => {
    show({ window: null, purpose: null, reach: null, initiatives: [] });
    expect(screen.getByText(/Nothing is published yet/)).toBeTruthy();
  });
});

describe('what acts were for', () => {
  it('is told by department, most acts first, hidden ones after them by name', () => {
    expect(purposeLines(PURPOSE).map(({ department }) => department)).toEqual([
      'IT',
      'Wealth',
      'Alpha',
      'Small',
    ]);
  });

  it.each([
    [{ declared: true, percentWith: 0 }, 0],
    [{ declared: true, percentWith: null }, null],
    [{ declared: false, percentWith: 0 }, null],
  ])('is unknown rather than zero: %j', (of, percent) => {
    expect(percentOf(of)).toBe(percent);
  });
});
