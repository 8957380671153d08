import type { Session } from '../session.js';
import { oneRow, rows } from '../session.js';

/** A slot that this process holds: while its epoch is the newest, its writes count. */
export interface HeldRun {
  readonly job: string;
  readonly slot: string;
  readonly epoch: number;
  /** How often it was begun, this time included. */
  readonly tries: number;
}

/** Another process has taken the slot over; nothing may be written in its name any more. */
export class LeaseLost extends Error {
  constructor({ job, slot }: Pick<HeldRun, 'job' | 'slot'>) {
    super(`${job} ${slot} was taken over by another process`);
  }
}

export async function ensureJob(session: Session, job: string): Promise<void> {
  await session.query(`INSERT INTO job.job (name) VALUES ($1) ON CONFLICT DO NOTHING`, [job]);
}

/** The newest slot there is, whatever became of it. */
export async function newestSlot(session: Session, job: string): Promise<string | null> {
  const { slot } = await oneRow<{ slot: string | null }>(
    session,
    `SELECT max(slot) AS slot FROM job.run WHERE job = $1`,
    [job],
  );
  return slot;
}

/** Adds slots that fell due; one that exists stays as it is. */
export async function addSlots(
  session: Session,
  job: string,
  slots: readonly { readonly slot: string; readonly state: 'due' | 'skipped' }[],
  now: Date,
): Promise<void> {
  await session.query(
    `INSERT INTO job.run (job, slot, state, not_before, finished_at)
     SELECT $1, slot, state, $3, CASE state WHEN 'skipped' THEN $3::timestamptz END
     FROM json_to_recordset($2) AS x(slot text, state text) ON CONFLICT (job, slot) DO NOTHING`,
    [job, JSON.stringify(slots), now],
  );
}

/** A slot that is due or whose holder has fallen silent, while nobody else holds one of this job. */
const CLAIMABLE = `SELECT r.slot FROM job.run r
  WHERE r.job = $1 AND ((r.state = 'due' AND r.not_before <= $2)
      OR (r.state = 'running' AND r.lease_until < clock_timestamp()))
    AND NOT EXISTS (SELECT FROM job.run o WHERE o.job = $1 AND o.state = 'running'
                      AND o.lease_until >= clock_timestamp())
  ORDER BY r.slot LIMIT 1`;

/**
 * Claims the earliest slot of a job that is free; null where there is none. Due is by the organisation's clock
 * (`now`), silence by the database's. Claiming waits for writes that the former holder has begun, and refuses those it
 * begins later.
 */
export async function claimRun(
  session: Session,
  { job, now, leaseMs }: { readonly job: string; readonly now: Date; readonly leaseMs: number },
): Promise<HeldRun | null> {
  if ((await rows(session, CLAIMABLE, [job, now])).length === 0) return null;
  // Whoever stands still in the middle of a write keeps this job waiting, not the others.
  await session.query(`SET LOCAL lock_timeout = '2s'`);
  await session.query(`SELECT FROM job.job WHERE name = $1 FOR UPDATE`, [job]);
  const [free] = await rows<{ slot: string }>(session, CLAIMABLE, [job, now]);
  if (!free) return null;
  await session.query(`UPDATE job.job SET epoch = epoch + 1 WHERE name = $1`, [job]);
  await session.query(
    `UPDATE job.run SET state = 'running', epoch = (SELECT epoch FROM job.job WHERE name = $1), tries = tries + 1,
       started_at = coalesce(started_at, $3), lease_until = clock_timestamp() + $4 * interval '1 millisecond'
     WHERE job = $1 AND slot = $2`,
    [job, free.slot, now, leaseMs],
  );
  return oneRow(session, `SELECT job, slot, epoch, tries FROM job.run WHERE job = $1 AND slot = $2`, [
    job,
    free.slot,
  ]);
}

/**
 * Holds a job until the transaction ends: nobody claims a slot of it or writes in its name meanwhile.
 * @returns whether somebody is at work on it
 */
export async function holdJob(session: Session, job: string): Promise<boolean> {
  await session.query(`SELECT FROM job.job WHERE name = $1 FOR UPDATE`, [job]);
  const running = await rows(
    session,
    `SELECT FROM job.run WHERE job = $1 AND state = 'running' AND lease_until >= clock_timestamp()`,
    [job],
  );
  return running.length > 0;
}

/** Slots that wait may begin at once. @returns whether there are any */
export async function hastenSlots(session: Session, job: string, now: Date): Promise<boolean> {
  const waiting = await rows(
    session,
    `WITH waiting AS (UPDATE job.run SET not_before = least(not_before, $2) WHERE job = $1 AND state = 'due' RETURNING slot)
     SELECT FROM waiting`,
    [job, now],
  );
  return waiting.length > 0;
}

/** Keeps a lease; false: it was lost. */
export async function keepLease(session: Session, held: HeldRun, leaseMs: number): Promise<boolean> {
  const kept = await rows(
    session,
    `WITH kept AS (UPDATE job.run SET lease_until = clock_timestamp() + $4 * interval '1 millisecond'
     WHERE job = $1 AND slot = $2 AND epoch = $3 AND state = 'running' RETURNING slot) SELECT FROM kept`,
    [held.job, held.slot, held.epoch, leaseMs],
  );
  return kept.length === 1;
}

/** A holder that stands still for so long in the middle of a write loses what it has begun to write, and its lock. */
const LONGEST_SILENCE = '60s';

/**
 * The fence: every transaction that writes in a slot's name asks first, and whoever claims the slot waits for it.
 * @throws LeaseLost
 */
export async function guardRun(session: Session, held: HeldRun): Promise<void> {
  const [own] = await rows(
    session,
    `SELECT set_config('idle_in_transaction_session_timeout', $3, true) FROM job.job
     WHERE name = $1 AND epoch = $2 FOR SHARE`,
    [held.job, held.epoch, LONGEST_SILENCE],
  );
  if (own === undefined) throw new LeaseLost(held);
}

/** @throws LeaseLost */
export async function finishRun(
  session: Session,
  held: HeldRun,
  {
    now,
    detail,
    again = null,
  }: { readonly now: Date; readonly detail: string | null; readonly again?: Date | null },
): Promise<void> {
  await guardRun(session, held);
  const done = await rows(
    session,
    `WITH done AS (UPDATE job.run SET state = CASE WHEN $6::timestamptz IS NULL THEN 'done' ELSE 'due' END, lease_until = NULL,
       finished_at = CASE WHEN $6::timestamptz IS NULL THEN $4::timestamptz END, detail = $5,
       not_before = coalesce($6, not_before)
     WHERE job = $1 AND slot = $2 AND epoch = $3 AND state = 'running' RETURNING slot) SELECT FROM done`,
    [held.job, held.slot, held.epoch, now, detail, again],
  );
  if (done.length !== 1) throw new LeaseLost(held);
}

/** Whoever holds it may write nothing from here on, and what is due is not begun. */
export async function stopJob(session: Session, job: string): Promise<void> {
  await session.query(`UPDATE job.job SET epoch = epoch + 1 WHERE name = $1`, [job]);
  await session.query(
    `UPDATE job.run SET state = 'skipped', lease_until = NULL WHERE job = $1 AND state IN ('due', 'running')`,
    [job],
  );
}

/** Whoever is at work on it may write nothing from here on, and what he was at is due anew. */
export async function beginAgain(session: Session, job: string, now: Date): Promise<void> {
  await session.query(`UPDATE job.job SET epoch = epoch + 1 WHERE name = $1`, [job]);
  await session.query(
    `UPDATE job.run SET state = 'due', lease_until = NULL, not_before = $2 WHERE job = $1 AND state = 'running'`,
    [job, now],
  );
}

export interface RunRow {
  readonly job: string;
  readonly slot: string;
  readonly state: 'due' | 'running' | 'done' | 'skipped';
  readonly notBefore: Date;
  readonly tries: number;
  readonly finishedAt: Date | null;
  readonly detail: string | null;
  /** Running, and its holder was heard of within its lease. */
  readonly alive: boolean;
}

export async function runsOf(session: Session, job: string): Promise<readonly RunRow[]> {
  return rows(
    session,
    `SELECT job, slot, state, not_before AS "notBefore", tries, finished_at AS "finishedAt", detail,
       state = 'running' AND lease_until >= clock_timestamp() AS alive
     FROM job.run WHERE job = $1 ORDER BY slot`,
    [job],
  );
}
