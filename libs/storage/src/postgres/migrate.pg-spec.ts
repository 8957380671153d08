import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from './index.js';
import type { Database, Migration } from './index.js';

jest.setTimeout(60_000);

const root = mkdtempSync(path.join(os.tmpdir(), 'takeup-spec-'));
chmodSync(root, 0o755);
const one: Migration = { name: '001', sql: 'CREATE TABLE public.one (n int);\nSELECT pg_sleep(0.2);' };
const two: Migration = {
  name: '002',
  sql: 'CREATE TABLE public.two (n int); INSERT INTO public.two VALUES (2);',
};
let keeper: Database;

function open(databaseName: string, migrations: readonly Migration[], create = true): Promise<Database> {
  return openDatabase({ dataDir: root, create, entities: [], migrations, databaseName });
}

async function applied(database: Database): Promise<readonly string[]> {
  const rows: { name: string }[] = await database.owner.query(
    'SELECT name FROM public.migration ORDER BY applied_at',
  );
  return rows.map(({ name }) => name);
}

beforeAll(async () => {
  keeper = await open('takeup', []);
});
afterAll(async () => {
  await keeper.close();
  rmSync(root, { recursive: true, force: true });
});

it('applies each migration once, in order, and later ones later', async () => {
  await (await open('ordered', [one])).close();
  const database = await open('ordered', [one, two]);
  expect(await applied(database)).toEqual(['001', '002']);
  expect(await database.owner.query('SELECT n FROM public.two')).toEqual([{ n: 2 }]);
  await database.close();
});

it('lets two at once both succeed, each migration applied once', async () => {
  const pair = await Promise.all([open('raced', [one, two]), open('raced', [one, two])]);
  expect(await applied(pair[0])).toEqual(['001', '002']);
  await Promise.all(pair.map((database) => database.close()));
});

it('refuses an applied migration that was edited, and names it', async () => {
  await (await open('edited', [one, two])).close();
  const turned = { name: '001', sql: one.sql.replaceAll('\n', '\r\n') };
  await (await open('edited', [turned, two])).close();
  await expect(open('edited', [one, { name: '002', sql: 'SELECT 2' }])).rejects.toMatchObject({
    code: 'MIGRATION_EDITED',
    message: expect.stringContaining('002'),
  });
});

it('refuses a database that a newer release has migrated', async () => {
  await (await open('newer', [one, two])).close();
  await expect(open('newer', [one])).rejects.toMatchObject({
    code: 'DATABASE_NEWER',
    message: expect.stringContaining('002'),
  });
});

it('keeps nothing of a migration that fails, and goes on with it when it is corrected', async () => {
  const broken = { name: '002', sql: 'CREATE TABLE public.half (n int); SELECT 1 / 0;' };
  await expect(open('failed', [one, broken])).rejects.toMatchObject({
    code: 'MIGRATION_FAILED',
    message: expect.stringMatching(/002.*division by zero/),
  });
  const database = await open('failed', [one, two]);
  expect(await applied(database)).toEqual(['001', '002']);
  expect(await database.owner.query("SELECT to_regclass('public.half') AS half")).toEqual([{ half: null }]);
  await database.close();
});

it('does not set up an empty database that it may not create', async () => {
  await expect(open('absent', [one], false)).rejects.toMatchObject({ code: 'NO_DATABASE' });
  await expect(keeper.owner.query("SELECT FROM pg_database WHERE datname = 'absent'")).resolves.toEqual([]);
});
