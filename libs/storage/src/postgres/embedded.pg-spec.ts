import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { dropDatabase, openDatabase } from './index.js';
import type { Database, DatabaseOptions } from './index.js';
import { readPostmaster } from './embedded-process.js';

jest.setTimeout(60_000);

const root = mkdtempSync(path.join(os.tmpdir(), 'takeup-spec-'));
chmodSync(root, 0o755);
const dataDir = path.join(root, 'data');
const data = path.join(dataDir, 'cluster', 'data');
const migrations = [
  {
    name: '001',
    sql: `CREATE SCHEMA release; CREATE SCHEMA fact;
          GRANT USAGE ON SCHEMA release TO takeup_reader;
          CREATE TABLE release.cell (n int, day date, days date[], large bigint);
          INSERT INTO release.cell VALUES (1, '2010-02-28', '{2010-02-28,NULL}', 9007199254740993);
          GRANT SELECT ON release.cell TO takeup_reader;
          CREATE TABLE fact.act (person bigint);`,
  },
];
const options: DatabaseOptions = { dataDir, create: true, entities: [], migrations };
let database: Database;

beforeAll(async () => {
  database = await openDatabase(options);
});
afterAll(async () => {
  await database.close();
  rmSync(root, { recursive: true, force: true });
});

describe('the embedded server', () => {
  it('keeps its password and its socket to itself and does not listen on the network', async () => {
    expect(statSync(path.join(dataDir, 'cluster', 'password')).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(dataDir, 'cluster')).mode & 0o777).toBe(0o700);
    const folder = readPostmaster(data)?.socketFolder ?? '';
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const [{ listen_addresses: listens }] = await database.owner.query('SHOW listen_addresses');
    expect(listens).toBe('');
    expect(database).toMatchObject({ kind: 'embedded', notes: [] });
  });

  it('keeps days and large numbers as text, and the session in UTC', async () => {
    const [row] = await database.owner.query(
      "SELECT *, current_setting('TimeZone') AS zone FROM release.cell",
    );
    expect(row).toEqual({
      n: 1,
      day: '2010-02-28',
      days: ['2010-02-28', null],
      large: '9007199254740993',
      zone: 'UTC',
    });
  });

  it('gives no role more than it needs', async () => {
    const roles = await database.owner.query(
      `SELECT rolname, rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls AS more
         FROM pg_roles WHERE rolname LIKE 'takeup%' ORDER BY 1`,
    );
    expect(roles).toEqual([
      { rolname: 'takeup_owner', more: false },
      { rolname: 'takeup_reader', more: false },
    ]);
    await expect(database.owner.query("COPY (SELECT 1) TO PROGRAM 'cat'")).rejects.toThrow(
      'permission denied',
    );
  });

  it.each([
    ['a schema not granted', 'SELECT * FROM fact.act'],
    ['a write', 'INSERT INTO release.cell VALUES (2)'],
    ['becoming the owner', 'SET ROLE takeup_owner'],
    ['becoming the superuser', 'SET ROLE postgres'],
    ['a temporary table', 'CREATE TEMPORARY TABLE t (n int)'],
    ['a table in public', 'CREATE TABLE public.t (n int)'],
    ['the list of migrations', 'SELECT * FROM public.migration'],
    ['a file of the server', "SELECT pg_read_file('PG_VERSION')"],
    [
      "the owner's sessions",
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'takeup_owner'",
    ],
  ])('refuses the reader %s', async (_what, sql) => {
    await expect(database.reader.query(sql)).rejects.toThrow(/permission denied/);
  });

  it('lets the reader read what is granted', async () => {
    expect(await database.reader.query('SELECT n FROM release.cell')).toEqual([{ n: 1 }]);
  });

  it('keeps one database a name, and drops it with whoever is in it', async () => {
    const other = await openDatabase({ ...options, databaseName: 'suite_1' });
    await other.owner.query('INSERT INTO fact.act VALUES (1)');
    expect(await database.owner.query('SELECT * FROM fact.act')).toEqual([]);
    await dropDatabase(dataDir, 'suite_1');
    await expect(other.owner.query('SELECT 1')).rejects.toThrow();
    await other.close();
    await expect(openDatabase({ ...options, databaseName: 'suite_1', create: false })).rejects.toMatchObject({
      code: 'NO_DATABASE',
    });
    expect(await database.owner.query('SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it('outlives the loss of every connection, also inside a transaction', async () => {
    const transaction = database.owner.transaction(async (manager) => {
      await manager.query('SELECT 1');
      await pause(300);
      await manager.query('SELECT 1');
    });
    const outcome = expect(transaction).rejects.toThrow();
    await pause(50);
    process.kill(readPostmaster(data)?.pid ?? 0, 'SIGKILL');
    await outcome;
    let rows: unknown;
    for (let tries = 0; tries < 100 && rows === undefined; tries++) {
      await pause(50);
      rows = await database.reader.query('SELECT n FROM release.cell').catch(() => undefined);
    }
    expect(rows).toEqual([{ n: 1 }]);
    expect(await database.owner.query('SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it('stops, and starts again with its data', async () => {
    await database.owner.query('INSERT INTO fact.act VALUES (42)');
    await database.close();
    await database.close();
    expect(existsSync(path.join(data, 'postmaster.pid'))).toBe(false);
    database = await openDatabase({ ...options, create: false });
    expect(await database.owner.query('SELECT * FROM fact.act')).toEqual([{ person: '42' }]);
  });
});

describe('where it cannot work', () => {
  it('makes nothing at all when it may not create', async () => {
    const nowhere = path.join(root, 'nothing', 'here');
    await expect(openDatabase({ ...options, dataDir: nowhere, create: false })).rejects.toMatchObject({
      code: 'NO_DATABASE',
      message: expect.stringContaining(nowhere),
    });
    expect(existsSync(path.dirname(nowhere))).toBe(false);
  });

  it('refuses a data directory that is a file', async () => {
    const file = path.join(root, 'file');
    writeFileSync(file, '');
    await expect(openDatabase({ ...options, dataDir: file })).rejects.toMatchObject({ code: 'NOT_WRITABLE' });
  });

  it('refuses a folder that is no cluster', async () => {
    const odd = path.join(root, 'odd');
    mkdirSync(path.join(odd, 'cluster', 'photos'), { recursive: true });
    await expect(openDatabase({ ...options, dataDir: odd })).rejects.toMatchObject({ code: 'NOT_A_CLUSTER' });
  });

  describe('with a stopped cluster', () => {
    const version = path.join(data, 'PG_VERSION');
    const pidFile = path.join(data, 'postmaster.pid');
    beforeAll(() => database.close());
    afterAll(async () => {
      database = await openDatabase(options);
    });

    it('refuses data of another major version', async () => {
      writeFileSync(version, '15\n');
      await expect(openDatabase(options)).rejects.toMatchObject({
        code: 'VERSION_MISMATCH',
        message: expect.stringMatching(/15.*18/),
      });
      writeFileSync(version, '18\n');
    });

    it('refuses a socket folder that somebody else may enter', async () => {
      const folder = path.join(
        os.tmpdir(),
        `takeup-${statSync(data).uid}-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`,
      );
      mkdirSync(folder);
      chmodSync(folder, 0o777);
      await expect(openDatabase(options)).rejects.toMatchObject({ code: 'SOCKET_FOLDER' });
      rmdirSync(folder);
    });

    it('names the process when a stale pid file points at a live stranger, and never signals it', async () => {
      const { uid, gid } = statSync(data);
      const own = process.getuid?.() === 0 ? { uid, gid } : {};
      const stranger = spawn('sleep', ['60'], { ...own, cwd: '/' });
      writeFileSync(pidFile, `${stranger.pid}\n${data}\n1\n5432\n${os.tmpdir()}\n\n\nready\n`, {
        mode: 0o600,
      });
      if (own.uid !== undefined) chownSync(pidFile, uid, gid);
      await expect(openDatabase(options)).rejects.toMatchObject({
        code: 'STALE_PID',
        message: expect.stringContaining(String(stranger.pid)),
      });
      expect(stranger.exitCode).toBeNull();
      expect(stranger.signalCode).toBeNull();
      stranger.kill();
      rmSync(pidFile);
    });

    it('takes a stale pid file of a dead process away', async () => {
      writeFileSync(pidFile, `4194000\n${data}\n1\n5432\n${os.tmpdir()}\n\n\nready\n`, { mode: 0o600 });
      const { uid, gid } = statSync(data);
      if (process.getuid?.() === 0) chownSync(pidFile, uid, gid);
      const again = await openDatabase(options);
      await again.close();
    });
  });
});
