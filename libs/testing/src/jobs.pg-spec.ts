import type { Job } from '@takeup/application';
import { Scheduler } from '@takeup/application';
import { dailySlots } from '@takeup/domain';
import {
  LeaseLost,
  addSlots,
  claimRun,
  ensureJob,
  finishRun,
  guardRun,
  inTransaction,
  keepLease,
  runsOf,
} from '@takeup/storage';
import type { HeldRun, Session } from '@takeup/storage';
import { TestCluster } from './cluster.js';
import { noteSuccesses } from './successes.js';
import { World } from './world.js';

jest.setTimeout(240_000);

/** Far more than a statement takes on a busy machine. */
const LEASE = 1_500;
const cluster = new TestCluster();
afterAll(() => cluster.stop(), 60_000);

const every = (ms: number, call: () => void) => {
  const timer = setInterval(call, ms);
  return () => clearInterval(timer);
};

async function worldWith(slots: readonly string[]): Promise<World> {
  const world = new World(await cluster.database(), { today: '2026-11-24' });
  await run(world, async (session) => {
    await ensureJob(session, 'j');
    const due = slots.map((slot) => ({ slot, state: 'due' as const }));
    await addSlots(session, 'j', due, new Date(world.clock.now()));
  });
  return world;
}

const run = <T>(world: World, work: (session: Session) => Promise<T>) => inTransaction(world.database, work);
const claim = (world: World, leaseMs = LEASE) =>
  run(world, (session) => claimRun(session, { job: 'j', now: new Date(world.clock.now()), leaseMs }));
const finish = (world: World, held: HeldRun, again?: Date) =>
  run(world, (session) =>
    finishRun(session, held, { now: new Date(world.clock.now()), detail: null, ...(again ? { again } : {}) }),
  );
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a slot', () => {
  it('is held by one at a time, in order, and done once', async () => {
    const world = await worldWith(['2026-11-02', '2026-11-01']);
    const claims = await Promise.all([claim(world, 60_000), claim(world, 60_000), claim(world, 60_000)]);
    const [held, ...more] = claims.filter((own) => own !== null);
    expect([held?.slot, more]).toEqual(['2026-11-01', []]);
    await finish(world, held as HeldRun);
    expect((await claim(world, 60_000))?.slot).toBe('2026-11-02');
    expect(await claim(world)).toBeNull();
  });

  it('waits until it may go on', async () => {
    const world = await worldWith(['2026-11-01']);
    const held = (await claim(world)) as HeldRun;
    await finish(world, held, new Date(world.clock.now() + 60_000));
    expect(await claim(world)).toBeNull();
    world.clock.forward(60_000);
    expect(await claim(world)).toMatchObject({ slot: '2026-11-01', tries: 2 });
  });

  it('is taken over from a holder that fell silent, who may then write nothing more', async () => {
    const world = await worldWith(['2026-11-01']);
    const old = (await claim(world)) as HeldRun;
    await pause(LEASE + 100);
    const next = (await claim(world, 60_000)) as HeldRun;
    expect(next.epoch).toBeGreaterThan(old.epoch);
    await expect(run(world, (session) => guardRun(session, old))).rejects.toThrow(LeaseLost);
    await expect(finish(world, old)).rejects.toThrow(LeaseLost);
    expect(await run(world, (session) => keepLease(session, old, LEASE))).toBe(false);
    await run(world, (session) => guardRun(session, next));
    await finish(world, next);
  });

  it('is not taken over while a write of its holder is open', async () => {
    const world = await worldWith(['2026-11-01']);
    const old = (await claim(world)) as HeldRun;
    await pause(LEASE + 100);
    const order: string[] = [];
    let writing: Promise<void> | undefined;
    await new Promise<void>((guarded) => {
      writing = run(world, async (session) => {
        await guardRun(session, old);
        guarded();
        await pause(300);
        order.push('written');
      });
    });
    const taken = claim(world, 60_000).then((held) => order.push(`taken ${held?.slot}`));
    await Promise.all([writing, taken]);
    expect(order).toEqual(['written', 'taken 2026-11-01']);
  });

  it('stays with a holder that keeps its lease', async () => {
    const world = await worldWith(['2026-11-01']);
    const held = (await claim(world)) as HeldRun;
    for (let i = 0; i < 4; i += 1) {
      await pause(LEASE / 2);
      expect(await run(world, (session) => keepLease(session, held, LEASE))).toBe(true);
    }
    expect(await claim(world)).toBeNull();
  });
});

it.each([
  [true, []],
  [false, ['j Error: cut off']],
])('what a stop cuts off is no failure (stopped: %s)', async (isStopped, told) => {
  const world = await worldWith(['2026-11-01']);
  const errors: string[] = [];
  const job: Job = {
    name: 'j',
    due: () => [],
    run: () => {
      if (isStopped) scheduler.stop();
      return Promise.reject(new Error('cut off'));
    },
  };
  const onError = (name: string, error: unknown) => errors.push(`${name} ${String(error)}`);
  const scheduler = new Scheduler({ context: world.context, jobs: [job], leaseMs: LEASE, every, onError });
  await scheduler.tick();
  await scheduler.settled();
  expect(errors).toEqual(told);
});

it('two servers and two workers on one database: every slot exactly one success over a month, failures and pauses included', async () => {
  const world = new World(await cluster.database(), { today: '2026-03-01' });
  const successes = await noteSuccesses(world.database);
  const done = new Set<string>();
  let turn = 0;
  const job = (): Job => ({
    name: 'j',
    due: (now, newest) =>
      dailySlots({ zone: world.context.config.zone, at: '03:30', catchUp: 'each' }, now, newest),
    run: async (held) => {
      turn += 1;
      if (turn % 5 === 0) throw new Error('planted');
      // Every seventh holder falls silent past its lease; what it then writes is refused.
      if (turn % 7 === 0) {
        silent = held.epoch;
        await pause(LEASE + 150);
      }
      await run(world, async (session) => {
        await guardRun(session, held);
        done.add(held.slot);
      });
      return { detail: null };
    },
  });
  let silent = 0;
  const refused: string[] = [];
  const schedulers = Array.from(
    { length: 4 },
    () =>
      new Scheduler({
        context: world.context,
        jobs: [job()],
        leaseMs: LEASE,
        // The silent holder's heart stops too.
        every: (ms, call) => every(ms, () => (silent === 0 ? call() : undefined)),
        onError: (name, error) => refused.push(`${name} ${String(error)}`),
      }),
  );
  for (let hour = 0; hour < 31 * 24; hour += 3) {
    world.clock.forward(3 * 3_600_000);
    await Promise.all(schedulers.map((scheduler) => scheduler.tick()));
    if (silent !== 0) {
      await pause(LEASE + 50);
      await Promise.all(schedulers.map((scheduler) => scheduler.tick()));
      silent = 0;
    }
    await Promise.all(schedulers.map((scheduler) => scheduler.settled()));
  }
  const runs = await run(world, (session) => runsOf(session, 'j'));
  expect(runs.length).toBeGreaterThanOrEqual(31);
  expect(runs.slice(0, 31).filter(({ state }) => state !== 'done')).toEqual([]);
  const slots = (await successes()).map(({ slot }) => slot);
  expect(slots).toEqual([...new Set(slots)]);
  expect([...done].sort()).toEqual(slots);
  expect(refused.every((line) => line.includes('planted'))).toBe(true);
});
