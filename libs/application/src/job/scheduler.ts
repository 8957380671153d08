import type { DueSlot, Instant } from '@takeup/domain';
import type { HeldRun } from '@takeup/storage';
import {
  LeaseLost,
  addSlots,
  claimRun,
  ensureJob,
  finishRun,
  inTransaction,
  keepLease,
  newestSlot,
} from '@takeup/storage';
import type { Context } from '../context.js';

export interface JobResult {
  /** What came of it, for the operator. */
  readonly detail: string | null;
  /** Something is left to do; the same slot goes on at this instant of the organisation's clock. */
  readonly again?: Instant;
}

/** Work that is done once a slot, by whichever process is there. */
export interface Job {
  readonly name: string;
  /** Slots that have fallen due since the newest known one. */
  due(now: Instant, newest: string | null): readonly DueSlot[] | Promise<readonly DueSlot[]>;
  /** Every write it makes asks `guardRun` first. */
  run(held: HeldRun): Promise<JobResult>;
}

export interface SchedulerParts {
  readonly context: Context;
  /** Asked for at every tick where they may come and go. */
  readonly jobs: readonly Job[] | (() => Promise<readonly Job[]>);
  /** How long a holder may be silent before another takes over. */
  readonly leaseMs: number;
  /** Calls back every so often until told to stop. */
  readonly every: (ms: number, call: () => void) => () => void;
  readonly onError: (job: string, error: unknown) => void;
}

const FIRST_RETRY_MS = 10_000;
const LONGEST_RETRY_MS = 3_600_000;

/**
 * The tick asks, the database decides: any number of processes may tick at any time, and each slot succeeds once. What
 * fails is tried again later, ever more rarely; what was slept through is caught up with.
 */
export class Scheduler {
  readonly #running = new Map<string, Promise<void>>();
  #stopped = false;

  constructor(private readonly parts: SchedulerParts) {}

  /** Begins whatever is due and free; does not wait for it to end. */
  async tick(): Promise<void> {
    for (const job of await this.#jobs()) {
      if (this.#stopped || this.#running.has(job.name)) continue;
      const held = await this.#claim(job);
      if (held === null) continue;
      const run = this.#run(job, held).finally(() => this.#running.delete(job.name));
      this.#running.set(job.name, run);
    }
  }

  /** Resolves when nothing that was begun here still runs. */
  async settled(): Promise<void> {
    await Promise.all(this.#running.values());
  }

  /** From now on nothing is begun. */
  stop(): void {
    this.#stopped = true;
  }

  /** What a stop cut off is no failure: it goes on at the next start. */
  #tell(job: string, error: unknown): void {
    if (!this.#stopped) this.parts.onError(job, error);
  }

  async #jobs(): Promise<readonly Job[]> {
    const { jobs } = this.parts;
    if (typeof jobs !== 'function') return jobs;
    try {
      return await jobs();
    } catch (error) {
      this.#tell('jobs', error);
      return [];
    }
  }

  async #claim(job: Job): Promise<HeldRun | null> {
    const { context, leaseMs } = this.parts;
    const now = new Date(context.clock.now());
    try {
      const newest = await inTransaction(context.pools, async (session) => {
        await ensureJob(session, job.name);
        return newestSlot(session, job.name);
      });
      const due = await job.due(now.getTime(), newest);
      return await inTransaction(context.pools, async (session) => {
        if (due.length > 0) await addSlots(session, job.name, due, now);
        return claimRun(session, { job: job.name, now, leaseMs });
      });
    } catch (error) {
      this.#tell(job.name, error);
      return null;
    }
  }

  async #run(job: Job, held: HeldRun): Promise<void> {
    const { context, leaseMs, every } = this.parts;
    const { pools, clock } = context;
    const stop = every(leaseMs / 3, () => {
      // One statement by itself: who stands still in the middle of a transaction would keep its lease for ever.
      keepLease(pools.owner.manager, held, leaseMs).catch(() => undefined);
    });
    const end = (detail: string | null, again: Instant | undefined) =>
      inTransaction(pools, (session) =>
        finishRun(session, held, {
          now: new Date(clock.now()),
          detail,
          ...(again === undefined ? {} : { again: new Date(again) }),
        }),
      );
    try {
      const { detail, again } = await job.run(held);
      await end(detail, again);
    } catch (error) {
      if (error instanceof LeaseLost) return;
      this.#tell(job.name, error);
      await end(nameOf(error), clock.now() + retryAfter(held.tries)).catch(() => undefined);
    } finally {
      stop();
    }
  }
}

/** Twice as long each time, up to an hour. @param tries 1 after the first */
export function retryAfter(tries: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** Math.min(tries - 1, 20), LONGEST_RETRY_MS);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'error';
}
