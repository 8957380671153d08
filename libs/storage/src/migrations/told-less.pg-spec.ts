import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from '../postgres/index.js';
import { migrations } from './index.js';

jest.setTimeout(60_000);

const root = mkdtempSync(path.join(os.tmpdir(), 'takeup-spec-'));
chmodSync(root, 0o755);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const open = (applied: typeof migrations) =>
  openDatabase({ dataDir: root, create: true, entities: [], migrations: applied, databaseName: 'takeup' });

/** Two windows as they were published before: of the second the total of acts was hidden. */
const PUBLISHED = `
INSERT INTO release.scope (key) VALUES ('all');
INSERT INTO release.epoch VALUES ('2025-03-01', 10, 2, '[]', '[]');
INSERT INTO release.cell (month, department, persona, location, people) VALUES
  ('2025-03-01', '', 'ALL', 'ALL', 100), ('2025-03-01', 'Sales', 'ALL', 'ALL', 40);
INSERT INTO release.period
  (period_key, scope_id, kind, first_day, last_day, month, connections, accounts, matched, published_at)
  SELECT key, 1, '28d', '2025-03-01', '2025-03-28', '2025-03-01', '{files}', accounts, matched, now()
  FROM (VALUES ('one', 90, 83), ('two', NULL, NULL)) AS x(key, accounts, matched);
INSERT INTO release.figure SELECT 'one', 1, measure, cell_id, 'SHOWN', count FROM (VALUES
  ('active', 1, 70), ('reached', 1, 81), ('reached', 2, 30)) AS x(measure, cell_id, count);
INSERT INTO release.purpose VALUES ('one', 1, '{a@1}', 300, 100, false), ('two', 1, '{a@1}', NULL, NULL, false);
INSERT INTO release.purpose_department VALUES
  ('one', 1, 'Sales', 200, 50), ('one', 1, 'Ops', 100, NULL), ('two', 1, 'Sales', 36, 12), ('two', 1, 'Ops', NULL, NULL);
`;

it('what was published before tells no number of acts and no accounts of people either', async () => {
  const before = migrations.findIndex(({ name }) => name === '0013-shares-of-acts');
  expect(before).toBeGreaterThan(0);
  const old = await open(migrations.slice(0, before));
  await old.owner.query(PUBLISHED);
  await old.close();
  const database = await open(migrations);
  const read = (sql: string) => database.reader.query<object[]>(sql);
  await expect(
    read(`SELECT period_key AS key, accounts, matched FROM release.period ORDER BY 1`),
  ).resolves.toEqual([
    { key: 'one', accounts: 88, matched: 81 },
    { key: 'two', accounts: null, matched: null },
  ]);
  const { purpose, departments } = {
    purpose: await read(
      `SELECT to_jsonb(u) - 'charters' - 'communities_hidden' - 'scope_id' AS row FROM release.purpose u`,
    ),
    departments: await read(`SELECT to_jsonb(d) - 'scope_id' AS row FROM release.purpose_department d`),
  };
  expect(purpose.map((row) => JSON.stringify(row)).sort()).toEqual([
    '{"row":{"period_key":"one","percent_with":33}}',
    '{"row":{"period_key":"two","percent_with":null}}',
  ]);
  expect(departments.map((row) => JSON.stringify(row)).sort()).toEqual([
    '{"row":{"department":"Ops","period_key":"one","percent_with":null,"percent_of_all":33}}',
    '{"row":{"department":"Ops","period_key":"two","percent_with":null,"percent_of_all":null}}',
    '{"row":{"department":"Sales","period_key":"one","percent_with":25,"percent_of_all":67}}',
    '{"row":{"department":"Sales","period_key":"two","percent_with":33,"percent_of_all":null}}',
  ]);
  await database.close();
});
