import { accounts } from './accounts.js';
import { server } from './server.js';

const view = (more: {
  readonly final?: boolean;
  readonly withheld?: number;
  readonly status?: string;
  readonly persona?: string;
}) => ({
  measure: 'active',
  period: { key: 'day:2026-11-20', from: '2026-11-20', to: '2026-11-20', final: more.final ?? false },
  coverage: { expected: 1, present: 1, partial: false },
  match: null,
  policy: { minimumGroup: 10 },
  withheld: more.withheld ?? 0,
  hiddenTogether:
    more.withheld === undefined
      ? []
      : [
          { persona: 'ALL', groups: more.withheld, people: 1061, count: 12 },
          { persona: 'office', groups: more.withheld, people: 30, count: null },
        ],
  rows: [{ status: more.status ?? 'NOT_FINAL', persona: more.persona ?? 'ALL' }],
});

it('says one thing of a period that is never published', () => {
  expect(server.adoptionNotes(view({}))).toEqual(['2026-11-20 to 2026-11-20, not final']);
  expect(server.adoptionNotes(view({ status: 'NOT_PUBLISHED_AT_THIS_GRAIN' }))).toEqual([
    '2026-11-20 to 2026-11-20',
  ]);
});

it.each([
  [1, '1 group hidden to protect people (minimum 10)'],
  [2, '2 groups hidden to protect people (minimum 10)'],
])('counts %i hidden', (withheld, line) => {
  expect(server.adoptionNotes(view({ final: true, withheld }))[1]).toBe(line);
});

it('says how many people hidden groups have together, and of which persona where there are any', () => {
  expect(server.adoptionNotes(view({ withheld: 4 })).slice(2)).toEqual([
    '4 hidden groups together: 1,061 people, 12 active',
    '4 hidden groups together: 30 people',
  ]);
  expect(server.adoptionNotes(view({ withheld: 4, persona: 'office' })).slice(2)).toEqual([
    'ALL: 4 hidden groups together: 1,061 people, 12 active',
    'office: 4 hidden groups together: 30 people',
  ]);
});

it('the doctor says where every account matches', () => {
  expect(accounts.doctor([], { accounts: 30, matched: 30 })).toBe(
    'every account matches one person of the directory',
  );
  for (const match of [null, { accounts: 30, matched: 29 }])
    expect(accounts.doctor([], match)).toMatch(/^accounts that match nobody: few of any kind/);
});
