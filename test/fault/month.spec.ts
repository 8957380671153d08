import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readEdition } from '@takeup/application';
import { Zone, addDays, eachDay } from '@takeup/domain';
import type { MattermostServer } from '@takeup/simulator';
import { mattermostServer } from '@takeup/simulator';
import type { Database } from '@takeup/storage';
import {
  Board,
  PLATFORM_TOKEN,
  ROOT,
  TestCluster,
  World,
  completeCharter,
  directoryText,
  noteSuccesses,
  peopleOf,
} from '@takeup/testing';

/** 165 days are 500 slots. */
const DAYS = Number(process.env['TAKEUP_DAYS'] ?? '34');
/** What strikes on one day after the other. */
const TROUBLES = DAYS > 34 ? (['kill', 'stop'] as const) : (['', 'kill', 'stop', ''] as const);

jest.setTimeout(Math.max(900_000, DAYS * 30_000));

/** Zurich's clocks go forward on 30 March: neither none nor two of a day. */
const ZONE = 'Europe/Zurich';
const [SINCE, FIRST] = ['2025-01-06', '2025-03-01'];
const LAST = addDays(FIRST, DAYS - 1);
const LEASE_MS = 1_500;
const PEOPLE = peopleOf('p', 24, { department: 'Sales', job_family: 'F' });
const cluster = new TestCluster();
const servers: MattermostServer[] = [];
const children: Child[] = [];

interface Told {
  readonly began?: string;
  readonly refused?: string;
  readonly failed?: string;
  readonly ticked?: number;
}

/** One of four processes, each asking the same platform at an address of its own. */
class Child {
  readonly told: Told[] = [];
  /** Called once, at its next request to the platform. */
  atRequest: (() => void) | undefined;
  #process: ChildProcess;
  #turns = 0;
  readonly #waiting = new Map<number, () => void>();

  constructor(private readonly options: object) {
    this.#process = this.#start();
  }

  /** Lets it do what is due at an instant, and waits until it has, is stopped or is gone. */
  async tick(at: number): Promise<void> {
    const child = this.#process;
    if (!child.connected) return;
    const turn = (this.#turns += 1);
    await new Promise<void>((resolve) => {
      this.#waiting.set(turn, resolve);
      child.send({ at, turn });
    });
  }

  signal(name: NodeJS.Signals): void {
    this.#process.kill(name);
  }

  async restart(): Promise<void> {
    this.#process = this.#start();
    await this.ready();
  }

  ready(): Promise<void> {
    return new Promise((resolve) => this.#process.once('message', () => resolve()));
  }

  async end(): Promise<void> {
    const child = this.#process;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGCONT');
    child.disconnect();
    await gone;
  }

  #start(): ChildProcess {
    const child = fork(path.join(ROOT, 'test/fault/month-worker.mjs'), [JSON.stringify(this.options)], {
      cwd: ROOT,
      execArgv: [],
      env: { PATH: process.env['PATH'] },
    });
    child.on('message', (message) => {
      const own = message as Told;
      this.told.push(own);
      this.#waiting.get(own.ticked ?? 0)?.();
    });
    child.once('exit', () => this.#waiting.forEach((resolve) => resolve()));
    return child;
  }
}

/** Somebody of every three posts on every day. */
function boardOf(): Board {
  const board = new Board();
  const room = board.channel('help');
  const users = PEOPLE.map(({ employee_id }) => board.account(employee_id));
  for (const [n, day] of [...eachDay(SINCE, LAST)].entries())
    for (const user of users.filter((_, i) => i % 3 === n % 2)) board.post(room, user, `${day}T09:30:00Z`);
  return board;
}

afterAll(async () => {
  for (const child of children) await child.end();
  for (const server of servers) await server.close();
  await cluster.stop();
}, 60_000);

it('two servers and two workers, killed and paused past their lease: every slot has exactly one success', async () => {
  const board = boardOf();
  let now = Date.parse('2025-02-10T12:00:00Z');
  const database = await cluster.database();
  const world = new World(database, { today: '2025-02-10', config: { zone: new Zone(ZONE) } });
  await world.directory(
    directoryText(PEOPLE.map((person) => ({ ...person, email: `${person.employee_id}@example.org` }))),
  );
  await world.charter(completeCharter({ personas: { field: { job_family: 'F' } } }));
  const successes = await noteSuccesses(database);
  const file = path.join(cluster.folder, 'time.csv');
  const [{ name }] = await database.owner.query<[{ name: string }]>(`SELECT current_database() AS name`);
  for (let n = 0; n < 4; n += 1) {
    const server = await mattermostServer({
      content: board,
      clock: () => now,
      token: PLATFORM_TOKEN,
      instead: () => {
        const act = children[n]?.atRequest;
        if (children[n]) children[n]!.atRequest = undefined;
        act?.();
        return undefined;
      },
    });
    servers.push(server);
    const own = { dataDir: cluster.dataDir, databaseName: name, url: server.url, file, since: SINCE };
    const child = new Child({ ...own, token: PLATFORM_TOKEN, zone: ZONE, leaseMs: LEASE_MS });
    children.push(child);
    await child.ready();
  }

  const happened: string[] = [];
  for (const [n, day] of [...eachDay(FIRST, LAST)].entries()) {
    writeFileSync(
      file,
      `at,value\n${[...eachDay('2025-02-02', day)]
        .filter((_, i) => i % 7 === 0)
        .map((on) => `${on},${20 + n / 10}\n`)
        .join('')}`,
    );
    now = Date.parse(`${day}T04:00:00Z`);
    const rotated = children.map((_, i) => children[(i + n) % 4] as Child);
    const trouble = TROUBLES[n % TROUBLES.length] ?? '';
    const struck: Child[] = [];
    for (const child of rotated.slice(0, trouble === '' ? 0 : 2))
      child.atRequest = () => {
        struck.push(child);
        happened.push(`${day} ${trouble}`);
        child.signal(trouble === 'kill' ? 'SIGKILL' : 'SIGSTOP');
      };
    const ticks = rotated.map((child) => child.tick(now));
    while (struck.length === 0 && !(await settled(ticks))) await pause(20);
    for (const child of children) child.atRequest = undefined;
    const others = children.filter((child) => !struck.includes(child));
    const more = others.flatMap((child) => ticks[rotated.indexOf(child)] ?? []);
    for (let known = struck.length === 0; !known; known = await isDone(database, 'sync:chat', day)) {
      await pause(200);
      more.push(...others.map((child) => child.tick(now)));
    }
    for (const child of struck) {
      if (trouble === 'stop') child.signal('SIGCONT');
      else await child.restart();
    }
    await Promise.all([...ticks, ...more]);
    await Promise.all(children.map((child) => child.tick(now)));
  }
  // What was struck in the last days is caught up with once its lease has run out.
  const failures = () => children.flatMap(({ told }) => told.flatMap(({ failed }) => failed ?? []));
  while (failures().length === 0 && (await undone(database)) > 0) {
    await pause(LEASE_MS);
    now += 60_000;
    await Promise.all(children.map((child) => child.tick(now)));
  }

  expect(failures()).toEqual([]);

  const days = [...eachDay(FIRST, LAST)];
  const runs = await database.owner.query<
    { job: string; slot: string; state: string; detail: string | null }[]
  >(`SELECT job, slot, state, detail FROM job.run ORDER BY job, slot`);
  expect(runs.filter(({ state }) => state !== 'done')).toEqual([]);
  const slotsOf = (job: string) => runs.filter((own) => own.job === job).map(({ slot }) => slot);
  expect(slotsOf('sync:chat')).toEqual(days);
  expect(slotsOf('refresh')).toEqual(days);
  expect(slotsOf('outcomes')).toEqual(days);
  const months = [...new Set(days.map((day) => day.slice(0, 7)))].slice(0, -1);
  expect(slotsOf('month-close')).toEqual(months);
  expect(await successes()).toEqual(runs.map(({ job, slot }) => ({ job, slot })));

  const told = children.flatMap((child) => child.told);
  const stopped = happened.filter((line) => line.endsWith('stop'));
  // How many fall into a sync is chance; the lease of at least two has to run out.
  expect(stopped.length).toBeGreaterThanOrEqual(2);
  expect(happened.length).toBeGreaterThan(stopped.length);
  // Whoever was stopped in the middle of a sync woke up after another had taken over, and wrote nothing more.
  expect(told.flatMap(({ refused }) => refused ?? [])).toEqual(
    expect.arrayContaining(stopped.map((line) => `sync:chat ${line.replace(' stop', '')}`)),
  );
  const refused = told.filter((own) => own.refused !== undefined).length;
  console.log(
    `${runs.length} slots, ${happened.length} struck, ${refused} writes refused: ${happened.join(', ')}`,
  );

  world.clock.set(`${LAST}T06:00:00Z`);
  for (const month of months) expect(await readEdition(world.context, month)).toBeDefined();
  const [{ acts }] = await database.owner.query<[{ acts: number }]>(
    `SELECT count(*)::integer AS acts FROM person.act WHERE day < $1`,
    [LAST],
  );
  expect(acts).toBe(
    [...board.written.values()].filter(({ createAt }) => createAt < Date.parse(`${LAST}T00:00:00Z`)).length,
  );
});

async function isDone({ owner }: Database, job: string, slot: string): Promise<boolean> {
  const found = await owner.query<object[]>(
    `SELECT FROM job.run WHERE job = $1 AND slot = $2 AND state = 'done'`,
    [job, slot],
  );
  return found.length === 1;
}

async function undone({ owner }: Database): Promise<number> {
  const [{ left }] = await owner.query<[{ left: number }]>(
    `SELECT count(*)::integer AS left FROM job.run WHERE state <> 'done'`,
  );
  return left;
}

/** Whether all have come to an end by now. */
async function settled(all: readonly Promise<void>[]): Promise<boolean> {
  return Promise.race([Promise.all(all).then(() => true), pause(0).then(() => false)]);
}
