import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { copyInto, openDatabase, pgClientOf } from './index.js';
import type { CopyValue, Database } from './index.js';

jest.setTimeout(60_000);

const root = mkdtempSync(path.join(os.tmpdir(), 'takeup-spec-'));
chmodSync(root, 0o755);
const sql = 'CREATE TABLE public.item (n bigint PRIMARY KEY, word text, raw bytea, share float8)';
const STATEMENT = 'COPY public.item (n, word, raw, share) FROM STDIN';
type Row = readonly CopyValue[];
let database: Database;

async function* from(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

function copy(rows: AsyncIterable<Row>): Promise<number> {
  return database.owner.transaction(async (manager) => copyInto(await pgClientOf(manager), STATEMENT, rows));
}

async function count(): Promise<number> {
  const [{ n }] = await database.owner.query('SELECT count(*)::int AS n FROM public.item');
  return n;
}

beforeAll(async () => {
  database = await openDatabase({
    dataDir: root,
    create: true,
    entities: [],
    migrations: [{ name: '001', sql }],
    poolSize: 2,
  });
});
beforeEach(() => database.owner.query('TRUNCATE public.item'));
afterAll(async () => {
  await database.close();
  rmSync(root, { recursive: true, force: true });
});

it('brings every character back as it was', async () => {
  const words = ['', '\\N', '\\.', 'a\tb\nc\r\nd\\e', '\\t', 'ü😀\u2028', '\'"\b\f\v', ' ', '\\x41', null];
  const raw = Buffer.from([0, 9, 10, 13, 92, 255]);
  expect(await copy(from(words.map((word, n) => [BigInt(n), word, raw, 0.1 + n])))).toBe(words.length);
  const rows = await database.owner.query('SELECT * FROM public.item ORDER BY n');
  expect(rows).toEqual(words.map((word, n) => ({ n: String(n), word, raw, share: 0.1 + n })));
});

it('takes numbers that are no numbers, none at all, and an empty source', async () => {
  await copy(
    from([
      [1, null, null, NaN],
      [2n ** 62n, null, Buffer.alloc(0), -Infinity],
      [3, null, null, null],
    ]),
  );
  const rows = await database.owner.query('SELECT n, raw, share FROM public.item ORDER BY n');
  expect(rows).toEqual([
    { n: '1', raw: null, share: NaN },
    { n: '3', raw: null, share: null },
    { n: '4611686018427387904', raw: Buffer.alloc(0), share: -Infinity },
  ]);
  expect(await copy(from([]))).toBe(0);
});

it('streams: the source is never far ahead of the server', async () => {
  let made = 0;
  async function* many(): AsyncGenerator<Row> {
    for (; made < 100_000; made++) yield [made, 'x'.repeat(200), null, null];
  }
  const before = process.memoryUsage().arrayBuffers;
  expect(await copy(many())).toBe(100_000);
  expect(await count()).toBe(100_000);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(15_000_000);
});

it('keeps nothing of a source that throws', async () => {
  async function* failing(): AsyncGenerator<Row> {
    for (let n = 0; n < 5000; n++) yield [n, 'x'.repeat(100), null, null];
    throw new Error('the file ended early');
  }
  await expect(copy(failing())).rejects.toThrow('the file ended early');
  expect(await count()).toBe(0);
  expect(await copy(from([[1, 'after', null, null]]))).toBe(1);
});

it('keeps nothing when the table refuses a row, and the pool stays healthy', async () => {
  for (let round = 0; round < 4; round++) {
    await expect(
      copy(
        from([
          [1, 'a', null, null],
          [1, 'b', null, null],
        ]),
      ),
    ).rejects.toThrow('duplicate key');
    await expect(copy(from([['no number', 'a', null, null]]))).rejects.toThrow('invalid input syntax');
    await expect(copy(from([[1, 'nul \0', null, null]]))).rejects.toThrow('invalid byte sequence');
  }
  expect(await count()).toBe(0);
});

it('fails instead of hanging when the server ends the connection meanwhile', async () => {
  async function* endless(): AsyncGenerator<Row> {
    for (let n = 0; ; n++) {
      if (n === 2000) {
        await database.owner.query(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user AND pid <> pg_backend_pid() AND datname = current_database()',
        );
      }
      yield [n, 'x'.repeat(500), null, null];
    }
  }
  await expect(copy(endless())).rejects.toThrow();
  expect(await count()).toBe(0);
});

it('refuses a manager outside a transaction', async () => {
  await expect(pgClientOf(database.owner.manager)).rejects.toThrow('running transaction');
});
