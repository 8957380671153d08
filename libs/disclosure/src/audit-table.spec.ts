import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import loadHighs from 'highs';
import type { Table } from './audit-table.js';
import { auditTable } from './audit-table.js';
import { loadSolver } from './highs-solver.js';
import type { Solver } from './solver.js';
import { FAILED } from './solver.js';

let solver: Solver;

beforeAll(async () => {
  solver = await loadSolver(loadHighs);
});

/** 3 × 3 with margins. */
const counts = [
  [3, 20, 17],
  [12, 9, 30],
  [25, 14, 8],
];
const square: Omit<Table, 'suppressed'> = {
  cells: Object.fromEntries([
    ...counts.flatMap((row, r) => row.map((count, c) => [`${r}${c}`, count])),
    ['0T', 40],
    ['1T', 51],
    ['2T', 47],
    ['T0', 40],
    ['T1', 43],
    ['T2', 55],
  ]),
  relations: [0, 1, 2].flatMap((n): [string, string[]][] => [
    [`${n}T`, [`${n}0`, `${n}1`, `${n}2`]],
    [`T${n}`, [`0${n}`, `1${n}`, `2${n}`]],
  ]),
};

describe('a table with margins', () => {
  it.each<[string, string[], boolean, unknown]>([
    ['a small cell that is shown', [], false, {}],
    ['one that is hidden alone', ['00'], false, { '00': [3, 3] }],
    ['one with a neighbour', ['00', '01'], false, { '00': [3, 3], '01': [20, 20] }],
    [
      'one in a rectangle',
      ['00', '01', '10', '11'],
      true,
      { '00': [0, 15], '01': [8, 23], '10': [0, 15], '11': [6, 21] },
    ],
    ['one with its totals, which nothing bounds from above', ['00', '0T', 'T0'], true, { '00': [0, null] }],
  ])('%s', async (_, suppressed, isSafe, intervals) => {
    const audit = await auditTable({ ...square, suppressed }, { k: 5 }, solver);
    expect(audit).toMatchObject({ isSafe, intervals });
  });

  it('asks for the width that was given', async () => {
    const table = { ...square, suppressed: ['00', '01', '10', '11'] };
    expect((await auditTable(table, { k: 5, width: 15 }, solver)).isSafe).toBe(true);
    expect((await auditTable(table, { k: 5, width: 16 }, solver)).isSafe).toBe(false);
  });

  it('is not safe where the solver fails', async () => {
    const table = { ...square, suppressed: ['00', '01', '10', '11'] };
    const broken: Solver = { minimise: async (_, objectives) => objectives.map(() => FAILED) };
    expect((await auditTable(table, { k: 5 }, broken)).isSafe).toBe(false);
  });
});

/** Tables with optimal and with bad suppression patterns. They are only read where they are present. */
const FILE = path.resolve(__dirname, '../../../../shared/datasets/disclosure_control/expected.json');

interface Expected extends Pick<Table, 'cells' | 'relations'> {
  readonly k: number;
  readonly min_width: number;
  readonly primary: readonly string[];
  readonly attacker_primary_only: Readonly<Record<string, readonly [number, number | null]>>;
  readonly exactly_recoverable_if_only_primary_suppressed: readonly string[];
  readonly optimum_min_count: Pattern;
  readonly optimum_min_value: Pattern;
}
interface Pattern {
  readonly suppressed: readonly string[];
  readonly audit: Readonly<Record<string, readonly [number, number | null]>>;
}

describe('the tables of the data set', () => {
  const present = existsSync(FILE);
  const known = present ? (JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, unknown>) : {};
  const tables = Object.entries(known).filter(
    (entry): entry is [string, Expected] =>
      typeof entry[1] === 'object' && entry[1] !== null && 'cells' in entry[1],
  );
  const audited = (name: string, suppressed: readonly string[]) => {
    const table = known[name] as Expected;
    return auditTable({ ...table, suppressed }, { k: table.k, width: table.min_width }, solver);
  };
  const rounded = (intervals: object) =>
    JSON.parse(JSON.stringify(intervals), (_, value: unknown) =>
      typeof value === 'number' ? Math.round(value * 1e4) / 1e4 + 0 : value,
    ) as object;

  if (!present) {
    it('are not there', () => console.log('not checked: datasets/disclosure_control absent'));
    return;
  }

  it.each(tables)('%s: both optimal patterns are safe, with the intervals known', async (name, own) => {
    for (const { suppressed, audit } of [own.optimum_min_count, own.optimum_min_value]) {
      const { isSafe, intervals } = await audited(name, suppressed);
      expect({ isSafe, intervals: rounded(intervals) }).toEqual({ isSafe: true, intervals: audit });
    }
  });

  it.each(tables)('%s: small cells alone are safe only where none can be told', async (name, own) => {
    const { isSafe, intervals } = await audited(name, own.primary);
    expect(rounded(intervals)).toEqual(own.attacker_primary_only);
    expect(isSafe).toBe(
      Object.values(own.attacker_primary_only).every(
        ([low, high]) => high === null || high - low >= own.min_width,
      ),
    );
  });

  it('every bad pattern is rejected, and the one among them that the list itself says passes is not', async () => {
    const bad = known['bad_patterns_must_fail_audit'] as (Pick<Table, 'suppressed'> & {
      table: string;
      intervals: object;
      passes: boolean;
    })[];
    for (const { table, suppressed, intervals, passes } of bad) {
      const audit = await audited(table, suppressed);
      expect({ isSafe: audit.isSafe, intervals: rounded(audit.intervals) }).toEqual({
        isSafe: passes,
        intervals,
      });
    }
    expect(bad.filter(({ passes }) => !passes).length).toBeGreaterThan(0);
  });
});
