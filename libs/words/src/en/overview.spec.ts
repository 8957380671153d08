import type { InitiativeStands } from '@takeup/domain';
import { overviewVerdict } from '@takeup/domain';
import type { GoalSaid } from './goals.js';
import { overview } from './overview.js';
import type { AdoptionSaid } from './overview-paragraph.js';
import { overviewHeadline, overviewStandfirst } from './overview-verdict.js';

const ON = '2026-11-23';
const stands = (name: string, own: Partial<InitiativeStands> = {}): InitiativeStands => ({
  name,
  state: 'confirmed',
  goal: 'ABOVE',
  doubt: null,
  adoption: 'ABOVE',
  shortAtLeast: null,
  grade: 1,
  gate: null,
  ...own,
});
const draft = stands('D', { state: 'draft', goal: 'UNKNOWN', adoption: 'UNKNOWN', grade: 0 });
const said = (...initiatives: readonly InitiativeStands[]) => {
  const verdict = overviewVerdict({ on: ON, initiatives });
  return { headline: overviewHeadline(verdict), standfirst: overviewStandfirst(verdict) };
};

describe('the sentence that a sponsor reads first', () => {
  it.each<[string, readonly InitiativeStands[], string]>([
    ['no charter', [], 'What is this for? Nobody has declared it yet.'],
    [
      'drafts only',
      [draft],
      'What is this for? The only charter is a draft, so nothing is measured against it yet.',
    ],
    ['one above', [stands('A')], 'A is above its path today.'],
    [
      'one under with a gate',
      [stands('A', { goal: 'UNDER', gate: '2027-01-29' })],
      'A is under its path today. It needs your decision by 29 Jan 2027.',
    ],
    [
      'one unknown',
      [stands('A', { goal: 'UNKNOWN', doubt: 'no-value' })],
      'We cannot tell yet where A stands.',
    ],
    [
      'two near',
      [stands('A', { goal: 'NEAR' }), stands('B', { goal: 'NEAR' })],
      'Both initiatives are near path today.',
    ],
    [
      'one of each, and whose decision is due',
      [
        stands('A', { gate: '2027-01-29' }),
        stands('B', { goal: 'UNDER', gate: '2026-12-11' }),
        stands('C', { goal: 'UNKNOWN', doubt: 'stale' }),
      ],
      'One initiative is above path today, one is under it and of one we cannot tell yet. B needs your decision by 11 Dec 2026.',
    ],
    [
      'a decision today about two',
      [stands('A', { gate: ON }), stands('B', { gate: ON })],
      'Both initiatives are above path today. A and B need your decision today.',
    ],
  ])('%s', (_, initiatives, headline) => {
    expect(said(...initiatives).headline).toBe(headline);
  });

  it.each<[string, readonly InitiativeStands[], string]>([
    [
      'goal and adoption differ',
      [stands('A', { adoption: 'UNDER', gate: '2027-01-29' })],
      '**A**: its goal is above path, the adoption that is to bring it about under. The evidence has reached grade 1 of 5, declared: **no benefit is counted** before grade 4.',
    ],
    [
      'what is unknown, plainly',
      [stands('A', { goal: 'UNKNOWN', doubt: 'before-go-live', adoption: 'UNKNOWN', grade: 0 }), draft],
      'Where **A** stands cannot be told yet: it has not gone live. Whether the people that **A** is meant for use it cannot be told against a path yet. The evidence has reached grade 0 of 5, not enough data: **no benefit is counted** before grade 4. No charter names a decision that is still to come. One more is a draft, and nothing is measured in it.',
    ],
    [
      'almost nobody, by the bound',
      [stands('A', { adoption: 'UNKNOWN', shortAtLeast: 44, gate: '2027-01-29' })],
      'Of the people that **A** is meant for **at least 44 are missing** to its path. The evidence has reached grade 1 of 5, declared: **no benefit is counted** before grade 4.',
    ],
    ['nothing of no charter', [], ''],
  ])('%s', (_, initiatives, standfirst) => {
    expect(said(...initiatives).standfirst).toBe(standfirst);
  });
});

const GOAL: GoalSaid = {
  name: 'Time to answer',
  unit: 'h',
  direction: 'down',
  baseline: 26,
  target: 8,
  deadline: '2027-06-30',
  goLive: '2026-09-07',
  now: { value: 19.4, low: 18.4, high: 20.3, from: '2026-11-16', to: '2026-11-22', path: 21.4 },
  gap: 2,
  status: 'ABOVE',
  doubt: null,
  rhythm: 'weekly',
};
const ROW: AdoptionSaid = {
  status: 'SHOWN',
  people: 3671,
  rate: 0.198,
  low: 0.185,
  high: 0.211,
  path: 0.18,
  gap: 0.018,
  countAtMost: null,
  countAtLeast: null,
  verdict: 'ABOVE',
};
const used = (row: AdoptionSaid | null, partial = false) =>
  ({ who: 'Analyst', measure: 'ACTIVE', row, partial }) as const;

describe('the paragraph of an initiative', () => {
  it.each<[string, Parameters<typeof overview.paragraph>[0], string]>([
    [
      'says where goal and adoption stand, and claims nothing between them',
      { draft: false, goal: GOAL, adoption: used(ROW) },
      'Time to answer: **19.4 h** (18.4–20.3), 2.0 h better than its path. The target is **8 h** by 30 Jun 2027. Of 3,671 people it is meant for (Analyst), **19.8%** are active, 1.8 pp over path. What part one has in the other is not shown.',
    ],
    [
      'says at least where days are missing, and no gap that may be chance',
      {
        draft: false,
        goal: { ...GOAL, status: 'NEAR' },
        adoption: used({ ...ROW, verdict: 'NO_CLEAR_GAP' }, true),
      },
      'Time to answer: **19.4 h** (18.4–20.3), near its path of 21.4 h. The target is **8 h** by 30 Jun 2027. Of 3,671 people it is meant for (Analyst), **at least 19.8%** are active, no clear gap to path. What part one has in the other is not shown.',
    ],
    [
      'says nothing of a hidden group',
      { draft: false, goal: null, adoption: used({ ...ROW, status: 'HIDDEN', people: null, rate: null }) },
      'Its charter names no goal. The adoption of its people (Analyst) is hidden to protect people. What part one has in the other is not shown.',
    ],
    [
      'says that a draft is not measured',
      { draft: true, goal: GOAL, adoption: null },
      'A draft: nothing is measured. When its charter is complete and confirmed, it is measured from that day on.',
    ],
  ])('%s', (_, own, paragraph) => {
    expect(overview.paragraph(own)).toBe(paragraph);
    expect(paragraph).not.toMatch(/because|thanks to|drives|impact|caused|credit|effect/i);
  });

  it.each<[string, Partial<AdoptionSaid>, string]>([
    ['a bound', { status: 'FEWER_THAN_T', countAtMost: 1, rate: null }, 'fewer than 2'],
    [
      'another bound',
      { status: 'ALL_BUT_FEWER_THAN_T', people: 20, countAtLeast: 19, rate: null },
      'all but fewer than 2',
    ],
    ['hidden', { status: 'HIDDEN', rate: null }, 'Hidden to protect people'],
    ['nobody', { status: 'NO_PEOPLE', rate: null }, 'nobody in this group'],
    ['no data', { status: 'NO_DATA', rate: null }, 'no data'],
    ['not final', { status: 'NOT_FINAL', rate: null }, 'not final yet'],
  ])('tells %s from zero', (_, own, text) => {
    const row = { ...ROW, ...own };
    expect(overview.adoption.figure(row, false)).toBe(text);
    expect(overview.adoption.gap(row)).toBeNull();
  });
});

describe('benefit, cost and purpose', () => {
  it('adds up no amounts of two currencies, and says what has no date', () => {
    const sums = [
      { currency: 'GBP', amount: 212_000 },
      { currency: 'USD', amount: 3000 },
    ];
    expect(overview.benefit.cost(sums, 1)).toBe('£212k and US$3,000 and 1 item without a date');
    expect(overview.benefit.missing(1)).toBe(
      'Counted from grade 4 on. The evidence is at grade 1: declared.',
    );
  });

  it.each([
    [0, 'under 1%'],
    [31, '31%'],
    [100, 'over 99%'],
  ])('a rounded share of %d reads %s', (of, text) => {
    expect(overview.purpose.percent(of)).toBe(text);
  });
});
