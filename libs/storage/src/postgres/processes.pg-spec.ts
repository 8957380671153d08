import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, isPostgresOf, readPostmaster } from './embedded-process.js';

interface Answer {
  readonly open?: boolean;
  readonly notes?: readonly string[];
  readonly fault?: string;
  readonly message?: string;
  readonly rows?: readonly Record<string, unknown>[];
  readonly error?: string;
  readonly closed?: boolean;
}

const isRoot = process.getuid?.() === 0;
const root = mkdtempSync(path.join(os.tmpdir(), 'takeup-spec-'));
const modules = path.join(root, 'modules');
const workers: Worker[] = [];
const folders: string[] = [];

/** The sources as ES modules, which is how they run outside Jest. */
const COMPILE = `
  import { readdirSync, writeFileSync, readFileSync } from 'node:fs';
  import swc from '@swc/core';
  const [from, to] = process.argv.slice(1);
  for (const name of readdirSync(from).filter((file) => /(?<!spec)\\.ts$/.test(file))) {
    const options = { swcrc: false, module: { type: 'es6' }, jsc: { target: 'es2023', parser: { syntax: 'typescript' } } };
    writeFileSync(to + '/' + name.replace(/ts$/, 'js'), swc.transformSync(readFileSync(from + '/' + name, 'utf8'), options).code);
  }`;

class Worker {
  private readonly lines: AsyncIterator<string>;
  readonly child: ChildProcess;

  constructor(options: Record<string, unknown>, uid?: number) {
    const program = path.join(modules, 'spec-worker.mjs');
    const child = spawn(process.execPath, [program, modules, JSON.stringify({ create: true, ...options })], {
      cwd: '/',
      stdio: ['pipe', 'pipe', 'inherit'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    this.child = child;
    this.lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    workers.push(this);
  }

  async answer(): Promise<Answer> {
    const { value, done } = await this.lines.next();
    return done === true ? {} : (JSON.parse(value) as Answer);
  }

  query(sql: string): Promise<Answer> {
    this.child.stdin?.write(`${JSON.stringify({ sql })}\n`);
    return this.answer();
  }

  close(): Promise<Answer> {
    this.child.stdin?.write('{}\n');
    return this.answer();
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await gone;
  }
}

function dataFolder(...above: readonly string[]): string {
  const folder = path.join(root, `data-${folders.length}`, ...above);
  folders.push(folder);
  return folder;
}

/** An orphan that ended stays a zombie where nobody collects it, so its id alone proves nothing. */
function runs(pid: number, folder: string): boolean {
  return isAlive(pid) && isPostgresOf(pid, clusterData(folder)) !== false;
}

const clusterData = (folder: string): string => path.join(folder, 'cluster', 'data');

beforeAll(() => {
  chmodSync(root, 0o755);
  mkdirSync(modules);
  writeFileSync(path.join(modules, 'package.json'), '{"type":"module"}');
  const workspace = path.resolve(__dirname, '../../../..');
  symlinkSync(path.join(workspace, 'node_modules'), path.join(modules, 'node_modules'));
  const compiled = spawnSync(process.execPath, ['--input-type=module', '-e', COMPILE, __dirname, modules], {
    cwd: workspace,
    encoding: 'utf8',
  });
  if (compiled.status !== 0) throw new Error(compiled.stderr);
  copyFileSync(path.join(__dirname, 'spec-worker.mjs'), path.join(modules, 'spec-worker.mjs'));
});

afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.kill()));
  for (const folder of folders) {
    const server = readPostmaster(clusterData(folder));
    if (server === undefined || !runs(server.pid, folder)) continue;
    process.kill(server.pid, 'SIGINT');
    while (runs(server.pid, folder)) await pause(20);
  }
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

jest.setTimeout(60_000);

describe('several processes on one data directory', () => {
  it('two first starts at once make one database, and the last to leave stops it', async () => {
    const dataDir = dataFolder();
    const pair = [new Worker({ dataDir }), new Worker({ dataDir })] as const;
    expect(await Promise.all(pair.map((worker) => worker.answer()))).toEqual([
      expect.objectContaining({ open: true }),
      expect.objectContaining({ open: true }),
    ]);
    await pair[0].query('CREATE TABLE kept AS SELECT 7 AS n');
    expect(await pair[1].query('SELECT n FROM kept')).toEqual({ rows: [{ n: 7 }] });
    expect(readdirSync(dataDir)).toEqual(['cluster']);

    const { pid } = readPostmaster(clusterData(dataDir)) ?? { pid: 0 };
    expect(await pair[0].close()).toEqual({ closed: true });
    expect(runs(pid, dataDir)).toBe(true);
    expect(await pair[1].query('SELECT n FROM kept')).toEqual({ rows: [{ n: 7 }] });
    expect(await pair[1].close()).toEqual({ closed: true });
    expect(runs(pid, dataDir)).toBe(false);
  });

  it('survives kill -9 of the process that started it, and the next one stops it', async () => {
    const dataDir = dataFolder();
    const first = new Worker({ dataDir });
    await first.answer();
    await first.query('CREATE TABLE kept AS SELECT 8 AS n');
    await first.kill();
    const before = readPostmaster(clusterData(dataDir));
    expect(runs(before?.pid ?? 0, dataDir)).toBe(true);

    const second = new Worker({ dataDir });
    expect(await second.answer()).toMatchObject({ open: true });
    expect(readPostmaster(clusterData(dataDir))?.pid).toBe(before?.pid);
    expect(await second.query('SELECT n FROM kept')).toEqual({ rows: [{ n: 8 }] });
    await second.close();
    expect(runs(before?.pid ?? 0, dataDir)).toBe(false);
  });

  it('comes back after kill -9 of the server, with what was committed', async () => {
    const dataDir = dataFolder();
    const worker = new Worker({ dataDir });
    await worker.answer();
    await worker.query('CREATE TABLE kept AS SELECT 9 AS n');
    const before = readPostmaster(clusterData(dataDir));
    process.kill(before?.pid ?? 0, 'SIGKILL');
    await worker.kill();
    expect(existsSync(path.join(clusterData(dataDir), 'postmaster.pid'))).toBe(true);

    const next = new Worker({ dataDir });
    expect(await next.answer()).toMatchObject({ open: true });
    expect(await next.query('SELECT n FROM kept')).toEqual({ rows: [{ n: 9 }] });
    await next.close();
  });

  it('starts again for a process that comes while the last one is stopping it', async () => {
    const dataDir = dataFolder();
    let leaver = new Worker({ dataDir });
    await leaver.answer();
    await leaver.query('CREATE TABLE kept AS SELECT 10 AS n');
    for (let round = 0; round < 4; round++) {
      const comer = new Worker({ dataDir });
      await pause(60 * round);
      const [left, came] = await Promise.all([leaver.close(), comer.answer()]);
      expect(left).toEqual({ closed: true });
      expect(came).toMatchObject({ open: true });
      expect(await comer.query('SELECT n FROM kept')).toEqual({ rows: [{ n: 10 }] });
      leaver = comer;
    }
    await leaver.close();
  });

  it('heals for a process whose server was killed under it', async () => {
    const dataDir = dataFolder();
    const worker = new Worker({ dataDir });
    await worker.answer();
    await worker.query('CREATE TABLE kept AS SELECT 11 AS n');
    process.kill(readPostmaster(clusterData(dataDir))?.pid ?? 0, 'SIGKILL');
    let answer: Answer = {};
    for (let tries = 0; tries < 100 && answer.rows === undefined; tries++) {
      answer = await worker.query('SELECT n FROM kept');
      await pause(50);
    }
    expect(answer).toEqual({ rows: [{ n: 11 }] });
    const { pid } = readPostmaster(clusterData(dataDir)) ?? { pid: 0 };
    expect(await worker.close()).toEqual({ closed: true });
    expect(runs(pid, dataDir)).toBe(false);
  });
});

/** Only root can become another user. */
const asRoot = (story: string, work: () => Promise<void>) =>
  it(story, async () => {
    if (isRoot) await work();
    else console.log(`not checked: ${story}: root absent`);
  });

describe('as root, which PostgreSQL refuses to run as', () => {
  asRoot('refuses a directory an ordinary user may not write, and works in one of their own', async () => {
    const closed = dataFolder();
    mkdirSync(closed);
    const refused = new Worker({ dataDir: closed }, 65534);
    expect(await refused.answer()).toMatchObject({
      fault: 'NOT_WRITABLE',
      message: expect.stringContaining(closed),
    });

    const own = dataFolder();
    mkdirSync(own, { mode: 0o777 });
    chmodSync(own, 0o777);
    const worker = new Worker({ dataDir: own }, 65534);
    expect(await worker.answer()).toMatchObject({ open: true });
    expect(await worker.close()).toEqual({ closed: true });
    const other = new Worker({ dataDir: own }, 7);
    expect(await other.answer()).toMatchObject({ fault: 'NOT_OWNED' });
  });

  asRoot('says so when the user has no entry in the user list', async () => {
    const own = dataFolder();
    mkdirSync(own);
    chmodSync(own, 0o777);
    expect(await new Worker({ dataDir: own }, 4242).answer()).toMatchObject({ fault: 'NO_USER' });
    expect(await new Worker({ dataDir: own, serverUid: 4242 }).answer()).toMatchObject({ fault: 'NO_USER' });
  });

  asRoot('keeps the data under /var/lib/takeup when the server may not enter the directory', async () => {
    const dataDir = dataFolder('closed', 'deep');
    mkdirSync(path.dirname(dataDir), { recursive: true });
    chmodSync(path.dirname(dataDir), 0o700);
    const worker = new Worker({ dataDir });
    const { open, notes } = await worker.answer();
    expect(open).toBe(true);
    const elsewhere = /\/var\/lib\/takeup\/[0-9a-f]{12}/.exec(notes?.[0] ?? '')?.[0] ?? '';
    expect(existsSync(path.join(elsewhere, 'cluster', 'data', 'PG_VERSION'))).toBe(true);
    expect(existsSync(dataDir)).toBe(false);
    await worker.query('CREATE TABLE kept AS SELECT 12 AS n');
    await worker.close();

    const again = new Worker({ dataDir, create: false });
    await again.answer();
    expect(await again.query('SELECT n FROM kept')).toEqual({ rows: [{ n: 12 }] });
    await again.close();
    rmSync(elsewhere, { recursive: true });
  });
});
