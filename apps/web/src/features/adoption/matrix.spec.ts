import { matrixOf, shortNames } from './matrix';
import { missingInSight, stripOf } from './coverage';
import { csvOf } from './csv';
import { row, shown } from './rows.spec-data';
import type { Adoption } from './verdict';

const target = { path: 0.1, target: 0.28, deadline: '2027-06-30' };
const rows = [
  shown({ persona: 'engineer', personaName: 'Engineer', department: 'HR' }),
  shown({ persona: 'engineer', personaName: 'Engineer', department: 'ALL' }),
  shown({ ...target, department: 'HR', gap: 0.06, verdict: 'ABOVE' }),
  shown({ ...target, department: 'ALL', gap: 0.06, verdict: 'ABOVE' }),
  shown({ persona: 'ALL', personaName: 'All', department: 'HR', people: 50, count: 10 }),
  row({ persona: 'ALL', personaName: 'All', department: 'IT' }),
  shown({ persona: 'ALL', personaName: 'All', department: 'ALL', people: 200, count: 20 }),
];

describe('the table', () => {
  const matrix = matrixOf(rows, null);
  it('puts the total last and rows with targets first', () => {
    expect(matrix.columns.map(({ title }) => title)).toEqual(['HR', 'IT', 'All']);
    expect(matrix.rows.map(({ title, note }) => [title, note])).toEqual([
      ['Analyst', 'path 10% → 28% by Jun'],
      ['Engineer', 'no target'],
      ['Everybody', 'no target'],
    ]);
  });
  it('shows shares of what is shown only', () => {
    expect(matrix.staff.map(({ share, mark }) => [share, mark])).toEqual([
      [0.25, 'shown'],
      [null, 'hidden'],
      [1, 'shown'],
    ]);
    expect(matrix.active[0]).toMatchObject({ share: 0.5 });
  });
  it('takes the chosen department as the total', () => {
    const inside = matrixOf([shown({ department: 'HR' }), shown({ department: 'HR/Pay' })], 'HR');
    expect(inside.columns.map(({ title, total }) => [title, total])).toEqual([
      ['Pay', false],
      ['All', true],
    ]);
  });
  it('says so where each group has its own path', () => {
    const own = matrixOf(
      [shown({ ...target, department: 'A' }), shown({ ...target, path: 0.2, department: 'B' })],
      null,
    );
    expect(own.rows[0]?.note).toBe('own path in each department');
  });
});

it('shortens names for the phone without two alike', () => {
  expect(shortNames(['Retail Banking', 'Operations', 'HR', 'Risk & Compliance', 'Risk Models'])).toEqual([
    'Retail',
    'Oper.',
    'HR',
    'RC',
    'RM',
  ]);
});

it('shows the worst state of the sources that feed the measure', () => {
  const source = (connection: string, states: string[], feeds: string[]) => ({
    connection,
    title: connection,
    states,
    feeds,
  });
  const coverage = {
    __typename: 'Coverage',
    from: '2026-11-01',
    to: '2026-11-05',
    sources: [
      source('platform', ['COMPLETE', 'PARTIAL', 'COMPLETE', 'AMENDED', 'PENDING'], ['ACTIVE', 'REACHED']),
      source('sign-ins', ['PENDING', 'COMPLETE', 'GIVEN_UP', 'MISSING', 'COMPLETE'], ['REACHED']),
    ],
  } as Parameters<typeof stripOf>[0];
  expect(stripOf(coverage, 'ACTIVE').marks).toEqual(['full', 'half', 'full', 'full', 'pending']);
  expect(stripOf(coverage, 'REACHED').marks).toEqual(['full', 'half', 'hatched', 'hollow', 'pending']);
  expect(stripOf(coverage, 'REGISTERED').sources).toBe(0);

  const before = { from: '2026-10-01', to: '2026-10-28' };
  expect(missingInSight(coverage, 'ACTIVE', before)).toEqual([]);
  expect(missingInSight(coverage, 'REACHED', before)).toEqual([
    { day: '2026-11-03', connection: 'sign-ins', title: 'sign-ins' },
    { day: '2026-11-04', connection: 'sign-ins', title: 'sign-ins' },
  ]);
  // Days given up in the chosen period are told by its own figures.
  const chosen = { from: '2026-11-01', to: '2026-11-05' };
  expect(missingInSight(coverage, 'REACHED', chosen).map(({ day }) => day)).toEqual(['2026-11-04']);
});

it('exports what is on screen, disarmed and quoted', () => {
  const adoption = {
    measure: 'ACTIVE',
    scope: 'all',
    period: { key: '28d:2026-11-22' },
    coverage: { partial: true, missing: [{ day: '2026-11-12', connection: 'chat', title: 'Chat' }] },
  } as unknown as Adoption;
  const text = csvOf(adoption, [row({ department: '=cmd', personaName: 'A, "b"' }), shown()]);
  const [head, hidden] = text.split('\r\n');
  expect(head).toMatch(/^measure,scope,period,partial,persona,.*,missing$/);
  expect(hidden).toBe(
    `active,all,28d:2026-11-22,true,analyst,"A, ""b""",'=cmd,HIDDEN${','.repeat(16)}Chat 2026-11-12`,
  );
});
