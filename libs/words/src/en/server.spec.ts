import { accounts } from './accounts.js';
import { server } from './server.js';

const view = (more: { readonly final?: boolean; readonly withheld?: number; readonly status?: string }) => ({
  period: { key: 'day:2026-11-20', from: '2026-11-20', to: '2026-11-20', final: more.final ?? false },
  coverage: { expected: 1, present: 1, partial: false },
  match: null,
  policy: { minimumGroup: 10 },
  withheld: more.withheld ?? 0,
  rows: [{ status: more.status ?? 'NOT_FINAL' }],
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

it('the doctor says where every account matches', () => {
  expect(accounts.doctor([], { accounts: 30, matched: 30 })).toBe(
    'every account matches one person of the directory',
  );
  for (const match of [null, { accounts: 30, matched: 29 }])
    expect(accounts.doctor([], match)).toMatch(/^accounts that match nobody: few of any kind/);
});
