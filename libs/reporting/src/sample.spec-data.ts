import type { EditionFacts, EditionGoal, EditionRow, EditionTarget, SealedEdition } from '@takeup/domain';
import { addDays, eachDay, sealEdition } from '@takeup/domain';

const WEEKS = Array.from({ length: 30 }, (_, week) => addDays('2026-10-25', -7 * (29 - week)));

export const GOAL: EditionGoal = {
  key: 'time-to-answer',
  name: 'Median time to answer a client question',
  lead: true,
  on: '2026-10-31',
  unit: 'h',
  direction: 'down',
  baseline: 26,
  target: 8,
  goLive: '2026-09-07',
  deadline: '2027-06-30',
  milestones: [],
  source: 'tickets/time_to_answer',
  sourceTitle: 'Client question tickets',
  rhythm: 'weekly',
  tolerance: 1.3,
  now: point('2026-10-25', 21.3, 22.7),
  gap: 1.4,
  status: 'ABOVE',
  doubt: null,
  points: WEEKS.filter((day) => day !== '2026-10-11').map((day, i) =>
    point(day, 26 - i * 0.16, 26 - i * 0.11),
  ),
  gaps: [{ from: '2026-10-05', to: '2026-10-11' }],
  evidence: {
    grade: 1,
    cap: 5,
    needs: [{ code: 'shared-periods', grade: 2, met: false, details: { has: 7, needs: 16 } }],
  },
  before: { on: '2026-09-30', value: 24.5, gap: 0.4, status: 'NEAR', grade: 1, told: 24.9 },
};

function point(to: string, value: number, path: number) {
  return { at: to, from: addDays(to, -6), to, value, low: value - 1.3, high: value + 1.3, path };
}

export const SHOWN: EditionRow = {
  ...{ department: 'ALL', persona: 'rm', status: 'SHOWN', people: 1860, count: 281, rate: 281 / 1860 },
  ...{ low: 0.1355, high: 0.1681, baseline: 0.04, path: 0.1419, target: 0.6, deadline: '2027-06-30' },
  ...{ gap: 0.0092, short: 0, verdict: 'NO_CLEAR_GAP' },
};
const HIDDEN: EditionRow = { department: 'Finance', persona: 'rm', status: 'HIDDEN' };

const TARGETS: readonly EditionTarget[] = [
  target('Relationship Managers', null, SHOWN, { ...SHOWN, rate: 0.084, verdict: 'NO_CLEAR_GAP' }),
  target(
    'Relationship Managers',
    'Retail Banking',
    { ...SHOWN, rate: 0.09, low: 0.07, high: 0.11, gap: -0.05, verdict: 'BELOW' },
    { ...SHOWN, verdict: 'NO_CLEAR_GAP' },
  ),
  target('Relationship Managers', 'Finance', HIDDEN, HIDDEN),
  target(
    'Directors',
    null,
    {
      department: 'ALL',
      persona: 'director',
      status: 'FEWER_THAN_T',
      people: 30,
      countAtMost: 1,
      path: 0.2,
      shortAtLeast: 5,
    },
    null,
  ),
];

function target(
  personaName: string,
  department: string | null,
  now: EditionRow | null,
  before: EditionRow | null,
): EditionTarget {
  const persona = personaName === 'Directors' ? 'director' : 'rm';
  return {
    ...{ measure: 'active', persona, personaName, department, now, before },
    ...{ value: 0.6, deadline: '2027-06-30' },
  };
}

const OCTOBER = [...eachDay('2026-10-01', '2026-10-31')];

export const FACTS: EditionFacts = {
  format: 1,
  organisation: 'Northwind <Group> & Söhne',
  month: '2026-10',
  number: 2,
  previous: 'b'.repeat(64),
  definitions: 1,
  policy: { minimumGroup: 10, t: 2 },
  periods: { month: 'month:2026-10', window: '28d:2026-10-25', windowBefore: '28d:2026-09-27' },
  figures: [
    {
      measure: 'active',
      period: 'month:2026-10',
      definitions: 1,
      days: { expected: 31, present: 27, missing: [] },
      withheld: 1,
      restatementPending: false,
      rows: [
        {
          department: 'ALL',
          persona: 'ALL',
          status: 'SHOWN',
          people: 4000,
          count: 900,
          rate: 0.225,
          low: 0.21,
          high: 0.24,
        },
        { department: '=cmd|A1', persona: 'ALL', status: 'HIDDEN' },
      ],
    },
  ],
  initiatives: [
    {
      key: 'ask-an-expert',
      name: 'Ask an expert',
      charterVersion: 2,
      adoption: [],
      targets: TARGETS,
      goals: [
        GOAL,
        { ...GOAL, ...silent(), key: 'repeat', name: 'Repeat questions', lead: false, unit: '%' },
      ],
    },
  ],
  charters: [
    {
      ...{
        initiative: 'ask-an-expert',
        version: 2,
        declaredOn: '2026-10-14',
        note: 'Wave 2 moved to February',
      },
      ...{ sha256: 'c'.repeat(64), before: {}, after: {} },
    },
  ],
  goalposts: [
    {
      ...{
        initiative: 'ask-an-expert',
        version: 2,
        declaredOn: '2026-10-14',
        note: 'Wave 2 moved to February',
      },
      promise: {
        kind: 'target',
        measure: 'active',
        persona: 'rm',
        personaName: 'Relationship Managers',
        department: null,
      },
      before: { baseline: 0.04, target: 0.6, deadline: '2027-03-31', goLive: '2026-09-07', milestones: [] },
      after: { baseline: 0.04, target: 0.6, deadline: '2027-06-30', goLive: '2026-09-07', milestones: [] },
      would: { path: 0.188, gap: -0.037, status: 'UNDER' },
    },
  ],
  coverage: [
    {
      connection: 'mattermost',
      title: 'Mattermost',
      states: OCTOBER.map((day) => (day >= '2026-10-19' && day <= '2026-10-22' ? 'given-up' : 'complete')),
    },
    { connection: 'signins', title: 'Sign-ins', states: OCTOBER.map(() => 'complete') },
  ],
};

type Silent = Pick<
  EditionGoal,
  'now' | 'gap' | 'status' | 'doubt' | 'points' | 'gaps' | 'evidence' | 'before'
>;

function silent(): Silent {
  return {
    ...{ now: null, gap: null, status: 'UNKNOWN', doubt: 'no-value', points: [], gaps: [] },
    evidence: { grade: 0, cap: 5, needs: [{ code: 'value-known', grade: 1, met: false, details: {} }] },
    before: { on: '2026-09-30', value: null, gap: null, status: 'UNKNOWN', grade: 0, told: null },
  };
}

/** With a hash of the right shape only: what is drawn from it does not check it. */
export function sealed(facts: EditionFacts = FACTS): SealedEdition {
  return sealEdition(facts, () => '0123456789abcdef'.repeat(4));
}
