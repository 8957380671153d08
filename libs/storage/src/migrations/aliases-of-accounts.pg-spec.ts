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

const hash = (letter: string) => letter.repeat(64);
const domain = 'd'.repeat(32);
/** An employee id and an address; an account that is known by both in this order, one by none, one whose alias was erased. */
const LISTED = `
INSERT INTO person.identity (account_hash, key_id, account_key, domain_hash) VALUES
  (decode('${hash('a')}', 'hex'), 2, 1, NULL), (decode('${hash('b')}', 'hex'), 2, 2, decode('${domain}', 'hex')),
  (decode('${hash('c')}', 'hex'), 2, 3, NULL), (decode('${hash('e')}', 'hex'), 2, 4, NULL);
INSERT INTO person.account (account_key, connection_id, aliases, bot, enabled, same_as, seen_on) VALUES
  (3, 1, '{2,1}', false, true, 2, '2026-01-01'), (4, 1, '{}', true, NULL, NULL, '2026-01-02'),
  (4, 2, '{77}', false, false, NULL, '2026-01-03');
`;

it('what accounts were known by before stands beside them, in the same order', async () => {
  const before = migrations.findIndex(({ name }) => name === '0023-aliases-of-accounts');
  expect(before).toBeGreaterThan(0);
  const old = await open(migrations.slice(0, before));
  await old.owner.query(LISTED);
  await old.close();
  const database = await open(migrations);
  const rows: unknown = await database.owner.query(
    `SELECT account_key AS key, connection_id AS on, key_id, encode(aliases, 'hex') AS aliases, bot, enabled, same_as, seen_on
     FROM person.account ORDER BY 1, 2`,
  );
  await database.close();
  const none = { key_id: 2, aliases: '', same_as: null };
  expect(rows).toEqual([
    {
      ...{ key: '3', on: 1, key_id: 2, bot: false, enabled: true, same_as: '2', seen_on: '2026-01-01' },
      aliases: `${hash('b')}${domain}${hash('a')}${'0'.repeat(32)}`,
    },
    { ...none, key: '4', on: 1, bot: true, enabled: null, seen_on: '2026-01-02' },
    { ...none, key: '4', on: 2, bot: false, enabled: false, seen_on: '2026-01-03' },
  ]);
});
