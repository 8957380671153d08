import type { DataSource, EntityManager } from 'typeorm';
import type { CopyValue } from './postgres/index.js';
import { copyBatchesInto, copyInto, pgClientOf } from './postgres/index.js';

const SLICE = 2_500;

/** One transaction's connection. Application code passes it on and never looks inside. */
export type Session = EntityManager;

/** Two pools: the owner writes and counts people, the reader sees the release, charters and coverage only. */
export interface Pools {
  readonly owner: DataSource;
  readonly reader: DataSource;
}

/** Runs work in one transaction of the owner; whatever it throws rolls back. */
export function inTransaction<T>(pools: Pools, work: (session: Session) => Promise<T>): Promise<T> {
  return pools.owner.transaction(work);
}

/** Runs reads on one snapshot of the reader's connection, so that the parts of an answer belong together. */
export function reading<T>(pools: Pools, work: (session: Session) => Promise<T>): Promise<T> {
  return pools.reader.transaction('REPEATABLE READ', work);
}

/** Lets one transaction's sets be joined and sorted in memory: PostgreSQL's default suits small look-ups. */
export async function spacious(session: Session): Promise<void> {
  await session.query(`SET LOCAL work_mem = '64MB'`);
}

/**
 * Lets one transaction's commit not wait for the disk: for what a later commit of the same process confirms, and what would be
 * done again if the machine stopped in between. Never seen out of order.
 */
export async function unhurried(session: Session): Promise<void> {
  await session.query('SET LOCAL synchronous_commit = off');
}

export async function rows<Row>(
  session: Session,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  return session.query<Row[]>(sql, [...parameters]);
}

/** @throws Error where there is not exactly one row */
export async function oneRow<Row>(
  session: Session,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row> {
  const found = await rows<Row>(session, sql, parameters);
  if (found.length !== 1 || found[0] === undefined)
    throw new Error(`expected one row, found ${found.length}`);
  return found[0];
}

/** Streams rows into `COPY … FROM STDIN` on the transaction's own connection. */
export async function copyRows(
  session: Session,
  statement: string,
  source: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): Promise<number> {
  return copyInto(await pgClientOf(session), statement, eachOf(source));
}

/** The same for a source that has its rows in batches: millions of rows pay for few steps between the parts. */
export async function copyBatches(
  session: Session,
  statement: string,
  batches: AsyncIterable<readonly (readonly CopyValue[])[]>,
): Promise<number> {
  return copyBatchesInto(await pgClientOf(session), statement, batches);
}

/** The same for rows that are all there; none of them costs nothing. */
export async function copySet(
  session: Session,
  statement: string,
  set: readonly (readonly CopyValue[])[],
): Promise<void> {
  if (set.length > 0) await copyBatchesInto(await pgClientOf(session), statement, slices(set));
}

/** Pieces of what is there, so that no text of all of it is made. */
async function* slices<T>(set: readonly T[]): AsyncIterable<readonly T[]> {
  for (let from = 0; from < set.length; from += SLICE) yield set.slice(from, from + SLICE);
}

async function* eachOf<T>(source: Iterable<T> | AsyncIterable<T>): AsyncIterable<T> {
  yield* source;
}

/**
 * Runs work while no other process runs work of the same name; waits for its turn. The lock is held by a connection
 * of its own, so that it outlasts the work's transactions and ends with the process.
 */
export async function exclusively<T>(pools: Pools, name: string, work: () => Promise<T>): Promise<T> {
  const holder = pools.owner.createQueryRunner();
  await holder.connect();
  try {
    await holder.query(`SELECT pg_advisory_lock(hashtextextended($1, 0))`, [`takeup:${name}`]);
    return await work();
  } finally {
    await holder
      .query(`SELECT pg_advisory_unlock(hashtextextended($1, 0))`, [`takeup:${name}`])
      .catch(() => undefined);
    await holder.release();
  }
}
