import type { EditionFacts } from '@takeup/domain';
import { FACTS, GOAL, SHOWN, sealed } from '../sample.spec-data.js';
import { reportOf } from './report-of.js';

const report = reportOf(sealed());
const [initiative] = FACTS.initiatives;
if (initiative === undefined) throw new Error('the sample has an initiative');
const withGoal = (goal: Partial<typeof GOAL>): EditionFacts => ({
  ...FACTS,
  initiatives: [{ ...initiative, goals: [{ ...GOAL, ...goal }] }],
});

describe('the report of a month', () => {
  it('opens with the lead goal, its range and its path, and claims no cause', () => {
    const [first = ''] = report.verdict;
    expect(first).toMatch(/Ask an expert.*21\.3 h.*95% range.*25 Oct 2026.*1\.4 h better than its path/);
    expect(first).toContain('it does not show what part the initiative has in it');
    expect(report.verdict.join(' ')).not.toMatch(/caus|thanks to|because of/i);
  });

  it('counts the targets by their standing', () => {
    expect(report.verdict.join(' ')).toMatch(
      /Of 4 adoption targets: .*1\*\* with no clear gap.*2\*\* short of path.*1\*\* that cannot be told/,
    );
  });

  it('names the days that were given up and says that they are not zero', () => {
    expect(report.coverage.join(' ')).toMatch(
      /Mattermost.*19 to 22 Oct 2026.*never counted as zero.*from Client question tickets.*whoever runs Takeup/,
    );
    expect(report.strips.map(({ of }) => of)).toEqual(['27 of 31', '31 of 31']);
    expect(report.strips[0]?.marks.slice(17, 23)).toEqual(['full', ...Array(4).fill('hatched'), 'full']);
  });

  it('says whose people were counted where the directory was read later', () => {
    const rosters = [{ asOf: '2026-10-01', rosterOn: '2026-11-02' }];
    expect(report.coverage.join(' ')).not.toMatch(/directory/);
    const held = reportOf(sealed({ ...FACTS, rosters })).coverage.join(' ');
    expect(held).toMatch(
      /People of 1 Oct 2026 as the directory had them on 2 Nov 2026: without those who had left/,
    );
  });

  it('says of days that may still come that they are not there yet, not that they were given up', () => {
    const coverageOf = FACTS.coverage.map(({ states, ...own }) => ({
      ...own,
      states: states.map((state) => (state === 'given-up' ? ('suspect' as const) : state)),
    }));
    const { coverage } = reportOf(sealed({ ...FACTS, coverage: coverageOf }));
    expect(coverage.join(' ')).toMatch(
      /Mattermost.*19 to 22 Oct 2026 are not complete yet.*never counted as zero/,
    );
    expect(coverage.join(' ')).not.toMatch(/given up/);
  });

  it('keeps a moved goalpost in sight, with its reason and how it would read without', () => {
    const told = report.goalposts.map(({ text }) => text).join(' ');
    expect(told).toMatch(/deadline moved from 31 Mar 2027 to \*\*30 Jun 2027/);
    expect(told).toContain('Wave 2 moved to February');
    expect(told).toMatch(/Against the terms before .*3\.7 pp/);
  });

  it('says what was restated since the report before', () => {
    expect(report.changed.map(({ text }) => text).join(' ')).toMatch(/Restated: .*24\.9 h.*24\.5 h/);
  });

  it('has no figure of a hidden group', () => {
    const row = report.position[0]?.rows.find(({ name }) => name.includes('Finance'));
    expect(row).toMatchObject({
      now: 'hidden',
      before: 'hidden',
      range: '',
      baseline: '–',
      path: '–',
      sign: 'unknown',
    });
    expect(report.withheld).toMatch(/^2 groups are hidden/);
  });

  it('is not signed, and says so', () => {
    expect(report.signOff.map(({ state }) => state)).toEqual(['not signed', 'not signed', 'not signed']);
  });

  it.each<[string, Partial<typeof GOAL>, RegExp]>([
    ['near its path', { status: 'NEAR' }, /no clear gap/],
    ['short of it', { status: 'UNDER', gap: -1.4 }, /1\.4 h short of its path/],
    ['not evidenced', { evidence: { ...GOAL.evidence, grade: 0 } }, /We cannot tell yet/],
    ['silent', { now: null, gap: null, status: 'UNKNOWN' }, /no value has come yet/],
  ])('tells a goal that is %s', (_what, goal, says) => {
    expect(reportOf(sealed(withGoal(goal))).verdict[0]).toMatch(says);
  });

  it('says so where nothing is declared, known or promised', () => {
    const bare = reportOf(sealed({ ...FACTS, initiatives: [], goalposts: [], coverage: [], previous: null }));
    expect(bare.verdict[0]).toContain('No charter was confirmed');
    expect(bare.position).toEqual([]);
    expect(bare.previous).toBeNull();
    expect(bare.coverage).toEqual(['No source is known.']);
  });

  it('breaks the line of a chart where a period is missing', () => {
    const lines = report.charts[0]?.marks.filter(({ kind }) => kind === 'line') ?? [];
    expect(lines).toHaveLength(2);
    expect(report.charts[0]?.gaps).toBe('**Nothing came from Client question tickets** on 5 to 11 Oct 2026.');
    expect(JSON.stringify(report.charts)).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('shows a bound where almost nobody is active', () => {
    const row = report.position[0]?.rows.find(({ name }) => name.startsWith('Directors'));
    expect(row).toMatchObject({ now: '≤1 of 30', sign: 'under' });
    expect(SHOWN.people).toBe(1860);
  });
});
