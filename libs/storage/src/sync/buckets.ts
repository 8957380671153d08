import type { Session } from '../session.js';
import { oneRow, rows } from '../session.js';

/** `calls` at most every `perMs` milliseconds. */
export interface BucketLimit {
  readonly name: string;
  readonly calls: number;
  readonly perMs: number;
}

/**
 * Takes a turn where one is free, by the database's clock, so that all who ask this platform share it.
 * @returns milliseconds to wait before asking for a turn again; 0: go
 */
export async function takeTurn(
  session: Session,
  connectionId: number,
  { name, calls, perMs }: BucketLimit,
): Promise<number> {
  await session.query(
    `INSERT INTO coverage.bucket (connection_id, name, tokens, filled_at) VALUES ($1, $2, $3, clock_timestamp())
     ON CONFLICT DO NOTHING`,
    [connectionId, name, calls],
  );
  const { wait } = await oneRow<{ wait: number }>(
    session,
    `WITH now AS (SELECT clock_timestamp() AS at),
     held AS (SELECT * FROM coverage.bucket WHERE connection_id = $1 AND name = $2 FOR UPDATE),
     state AS (
       SELECT at, greatest(extract(epoch FROM held.blocked_until - at) * 1000, 0) AS blocked,
         least($3::double precision, tokens + extract(epoch FROM at - filled_at) * 1000 * $3::double precision / $4::double precision) AS tokens
       FROM held, now),
     taken AS (
       UPDATE coverage.bucket b SET tokens = s.tokens - 1, filled_at = s.at, asking_since = s.at
       FROM state s WHERE b.connection_id = $1 AND b.name = $2 AND s.tokens >= 1 AND coalesce(s.blocked, 0) = 0
       RETURNING b.name)
     SELECT CASE WHEN EXISTS (SELECT FROM taken) THEN 0
       ELSE ceil(greatest(coalesce(blocked, 0), (1 - tokens) * $4::double precision / $3::double precision, 1))::double precision END AS wait FROM state`,
    [connectionId, name, calls, perMs],
  );
  return wait;
}

/** Notes that an answer came; `retryAfterMs`: it said to wait so long. A bucket that nobody took from yet is full. */
export async function noteAnswer(
  session: Session,
  connectionId: number,
  name: string,
  retryAfterMs: number | null,
): Promise<void> {
  await session.query(
    `INSERT INTO coverage.bucket AS b (connection_id, name, tokens, filled_at, blocked_until)
     VALUES ($1, $2, 'Infinity', clock_timestamp(), clock_timestamp() + $3::double precision * interval '1 millisecond')
     ON CONFLICT (connection_id, name) DO UPDATE
       SET asking_since = NULL, blocked_until = greatest(b.blocked_until, excluded.blocked_until)`,
    [connectionId, name, retryAfterMs],
  );
}

/**
 * A process that ended between a request and noting its answer may have been told to wait: whoever comes after it
 * waits as long as such answers usually ask for.
 */
export async function coolOff(session: Session, connectionId: number, ms: number): Promise<void> {
  await rows(
    session,
    `UPDATE coverage.bucket SET asking_since = NULL,
       blocked_until = greatest(blocked_until, asking_since + $2 * interval '1 millisecond')
     WHERE connection_id = $1 AND asking_since IS NOT NULL`,
    [connectionId, ms],
  );
}
