import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { binariesFor } from './embedded-binaries.js';
import { runAs, serverUser } from './embedded-user.js';
import { DatabaseUnavailable, openDatabase, readerRoleSql } from './index.js';
import type { Database, DatabaseOptions } from './index.js';
import { forgetfulPooler } from './testing/forgetful-pooler.js';

jest.setTimeout(60_000);

const PASSWORD = 's3cr3t/@#';
const encoded = encodeURIComponent(PASSWORD);
const root = mkdtempSync(path.join(os.tmpdir(), 'takeup-spec-'));
const data = path.join(root, 'data');
const user = serverUser();
const binaries = binariesFor(user);
let port = 0;
let server: ReturnType<typeof spawn>;

const migrations = [
  {
    name: '001',
    sql: `CREATE SCHEMA release; CREATE SCHEMA fact; GRANT USAGE ON SCHEMA release TO takeup_reader;
          CREATE TABLE release.cell AS SELECT 1 AS n; CREATE TABLE fact.act (n int);
          GRANT SELECT ON release.cell TO takeup_reader;`,
  },
];

function url(who: string, base: string): string {
  return `postgresql://${who}:${encoded}@127.0.0.1:${port}/${base}`;
}

function open(databaseUrl: string, more: Partial<DatabaseOptions> = {}): Promise<Database> {
  const dataDir = path.join(root, 'unused');
  return openDatabase({ dataDir, databaseUrl, create: true, entities: [], migrations, poolSize: 3, ...more });
}

async function refusal(
  databaseUrl: string,
  more: Partial<DatabaseOptions> = {},
): Promise<DatabaseUnavailable> {
  const error: unknown = await open(databaseUrl, more).then(
    (database) => database.close(),
    (reason: unknown) => reason,
  );
  if (!(error instanceof DatabaseUnavailable)) throw new Error(`expected a refusal, got ${String(error)}`);
  expect(`${error.message} ${error.whatToDo} ${error.stack}`).not.toMatch(/s3cr3t/);
  return error;
}

async function administer(...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url('admin', 'postgres') });
  await client.connect();
  for (const sql of statements) await client.query(sql);
  await client.end();
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port: free } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return free;
}

async function start(): Promise<void> {
  const args = [
    '-D',
    data,
    '-k',
    '',
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'fsync=off',
  ];
  server = spawn(binaries.postgres, args, { ...runAs(user), stdio: 'ignore' });
  for (let tries = 0; tries < 200; tries++) {
    const up = await administer().then(
      () => true,
      () => false,
    );
    if (up) return;
    await pause(25);
  }
  throw new Error('the server of this spec did not start');
}

async function stop(): Promise<void> {
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await gone;
}

beforeAll(async () => {
  chmodSync(root, 0o755);
  mkdirSync(data, { mode: 0o700 });
  const passwordFile = path.join(root, 'password');
  writeFileSync(passwordFile, PASSWORD);
  if (user.drop) chownSync(data, user.uid, user.gid);
  const auth = ['-A', 'scram-sha-256', '--pwfile', passwordFile, '--no-sync', '-E', 'UTF8', '--locale=C'];
  const made = spawnSync(binaries.initdb, ['-D', data, '-U', 'admin', ...auth], {
    ...runAs(user),
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(made.stderr);
  port = await freePort();
  await start();
  const login = `LOGIN PASSWORD '${PASSWORD}'`;
  await administer(
    `CREATE ROLE plain ${login}`,
    'CREATE DATABASE plain OWNER plain',
    `CREATE ROLE maker ${login} CREATEROLE`,
    'CREATE DATABASE maker OWNER maker',
    `CREATE ROLE guest ${login}`,
    'CREATE DATABASE shared OWNER admin',
  );
});
afterAll(async () => {
  await stop();
  rmSync(root, { recursive: true, force: true });
});

describe('a wrong DATABASE_URL', () => {
  it.each([
    ['no URL', () => 'localhost:5432', 'URL_INVALID'],
    ['another protocol', () => 'mysql://a:s3cr3t@localhost/b', 'URL_INVALID'],
    ['a bare / in the password', () => `postgresql://plain:12/s3cr3t@127.0.0.1:${port}/plain`, 'URL_INVALID'],
    ['a bare # in the password', () => `postgresql://plain:12#s3cr3t@127.0.0.1:${port}/plain`, 'URL_INVALID'],
    ['a bare % in the password', () => `postgresql://plain:s3cr3t%zz@127.0.0.1:${port}/plain`, 'URL_INVALID'],
    ['an unknown host', () => `postgresql://plain:${encoded}@nowhere.invalid/plain`, 'URL_HOST'],
    ['a closed port', () => `postgresql://plain:${encoded}@127.0.0.1:1/plain`, 'URL_REFUSED'],
    ['a wrong password', () => `postgresql://plain:s3cr3t-not@127.0.0.1:${port}/plain`, 'URL_LOGIN'],
    ['no password', () => `postgresql://plain@127.0.0.1:${port}/plain`, 'URL_LOGIN'],
    ['an unknown user', () => url('nobody', 'plain'), 'URL_LOGIN'],
    ['a missing database', () => url('plain', 'absent'), 'URL_NO_DATABASE'],
    ['TLS the server does not offer', () => `${url('plain', 'plain')}?sslmode=verify-full`, 'URL_TLS'],
  ])('says what is wrong without the password: %s', async (_what, wrong, code) => {
    const error = await refusal(wrong());
    expect({ code: error.code, message: error.message }).toMatchObject({
      code,
      message: expect.stringContaining('DATABASE_URL'),
    });
    expect(error.whatToDo).not.toBe('');
  });

  it('refuses a database the user may not change, with the SQL that helps', async () => {
    await administer('CREATE ROLE takeup_reader NOLOGIN', 'GRANT takeup_reader TO guest');
    expect(await refusal(url('guest', 'shared'))).toMatchObject({
      code: 'NO_RIGHTS',
      whatToDo: expect.stringContaining('ALTER DATABASE shared OWNER TO guest'),
    });
    await administer('DROP ROLE takeup_reader');
  });

  it('sets nothing up in an empty database when it may not create', async () => {
    expect(await refusal(url('plain', 'plain'), { create: false })).toMatchObject({ code: 'NO_DATABASE' });
  });
});

describe('the reader on an external server', () => {
  it('needs a role: without the right to make one the SQL is given, and with it all is well', async () => {
    const error = await refusal(url('plain', 'plain'));
    expect(error).toMatchObject({
      code: 'READER_ROLE',
      whatToDo: expect.stringContaining(readerRoleSql('plain')),
    });
    await administer(...readerRoleSql('plain').split('\n'));
    const database = await open(url('plain', 'plain'));
    expect(database.kind).toBe('external');
    expect(database.notes).toEqual([]);
    await database.close();
    await administer('REVOKE takeup_reader FROM plain');
    expect(await refusal(url('plain', 'plain'))).toMatchObject({ code: 'READER_ROLE' });
    await administer('GRANT takeup_reader TO plain');
  });

  it('is made by a user who may make roles', async () => {
    await administer('DROP OWNED BY takeup_reader');
    const base = new pg.Client({ connectionString: url('admin', 'plain') });
    await base.connect();
    await base.query('DROP OWNED BY takeup_reader');
    await base.end();
    await administer('DROP ROLE takeup_reader');
    const database = await open(url('maker', 'maker'));
    expect(await database.reader.query('SELECT n, current_user AS who FROM release.cell')).toEqual([
      { n: 1, who: 'takeup_reader' },
    ]);
    await database.close();
  });

  it.each([
    ['a schema not granted', 'SELECT * FROM fact.act'],
    ['a write', 'INSERT INTO release.cell VALUES (2)'],
    ['a temporary table', 'CREATE TEMPORARY TABLE t (n int)'],
    ['the list of migrations', 'SELECT * FROM public.migration'],
  ])('is fenced on every connection of the owner login, also after RESET: %s', async (_what, sql) => {
    const database = await open(url('maker', 'maker'));
    const all = Array.from({ length: 6 }, () => database.reader.query(`RESET ROLE; RESET ALL; ${sql}`));
    for (const outcome of await Promise.allSettled(all)) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: { message: expect.stringContaining('permission denied') },
      });
    }
    await database.close();
  });

  it('keeps the options the URL already has', async () => {
    const database = await open(`${url('maker', 'maker')}?options=-c%20work_mem%3D5MB`);
    const settings = "SELECT current_setting('work_mem') AS memory, current_user AS who";
    expect(await database.reader.query(settings)).toEqual([{ memory: '5MB', who: 'takeup_reader' }]);
    await database.close();
  });

  it('is refused where something in between drops the options by which a connection becomes the reader', async () => {
    const pooler = await forgetfulPooler(port);
    const through = url('maker', 'maker').replace(`:${port}/`, `:${pooler.port}/`);
    expect(await refusal(through)).toMatchObject({
      code: 'READER_ROLE',
      message: expect.stringContaining('came up as maker'),
      whatToDo: expect.stringContaining('session mode'),
    });
    pooler.close();
  });

  it('may have a login of its own, which must be a reader and no more', async () => {
    const own = { readerUrl: url('guest', 'maker') };
    expect(await refusal(url('maker', 'maker'), own)).toMatchObject({
      code: 'READER_ROLE',
      whatToDo: expect.stringContaining('GRANT takeup_reader TO'),
    });
    await administer('GRANT takeup_reader TO guest');
    const database = await open(url('maker', 'maker'), own);
    expect(await database.reader.query('SELECT n, current_user AS who FROM release.cell')).toEqual([
      { n: 1, who: 'guest' },
    ]);
    await expect(database.reader.query('SET ROLE maker')).rejects.toThrow('permission denied');
    await database.close();
    for (const readerUrl of [url('maker', 'maker'), url('admin', 'maker'), url('guest', 'postgres')]) {
      expect(await refusal(url('maker', 'maker'), { readerUrl })).toMatchObject({ code: 'READER_ROLE' });
    }
    expect(await refusal(url('maker', 'maker'), { readerUrl: url('absent', 'maker') })).toMatchObject({
      code: 'URL_LOGIN',
      message: expect.stringContaining('DATABASE_READER_URL'),
    });
  });

  it('warns of a superuser, and of rights it may not take away', async () => {
    const database = await open(url('admin', 'postgres'));
    expect(database.notes).toEqual([expect.stringContaining('superuser admin')]);
    await database.close();
    const client = new pg.Client({ connectionString: url('admin', 'shared') });
    await client.connect();
    await client.query('GRANT CREATE ON SCHEMA public TO guest; GRANT CREATE ON DATABASE shared TO guest');
    await client.end();
    const shared = await open(url('guest', 'shared'));
    expect(shared.notes).toEqual([
      expect.stringContaining('REVOKE TEMPORARY ON DATABASE shared FROM PUBLIC'),
    ]);
    await shared.close();
  });
});

it('goes on when the server comes back', async () => {
  const database = await open(url('maker', 'maker'));
  await stop();
  await expect(database.owner.query('SELECT 1')).rejects.toThrow();
  await start();
  expect(await database.owner.query('SELECT 1 AS n')).toEqual([{ n: 1 }]);
  expect(await database.reader.query('SELECT n FROM release.cell')).toEqual([{ n: 1 }]);
  await database.close();
});
