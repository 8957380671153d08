import type { Session } from '../session.js';
import { oneRow } from '../session.js';
import type { PartKey } from './parts.js';

/** Ms since 1970, half-open. */
interface Span {
  readonly from: number;
  readonly to: number;
}

const at = (ms: number) => new Date(ms).toISOString();
const keyed = ({ connectionId, stream, part }: PartKey) => [connectionId, stream, part];
const OF_PART = 'connection_id = $1 AND stream = $2 AND part = $3';
/** An empty one reaches into none. */
const REACHES_IN = 'tstzrange(from_at, to_at) && tstzrange($4, $5)';

/** One reading of one slice, however often it is interrupted. */
export interface BegunReading {
  /** Decimal text of a bigint; a later reading has a higher one. */
  readonly reading: string;
  /** Ms since 1970: none of its rows was told before. Null: it begins now. */
  readonly begunAt: number | null;
}

/** The reading of a slice that goes on at a cursor; without one, or where it is not known, a new one. */
export async function readingOf(
  session: Session,
  key: PartKey,
  slice: (Span & { readonly cursor?: string }) | null,
): Promise<BegunReading> {
  return oneRow(
    session,
    `SELECT coalesce(i.reading, nextval('person.kept_reading'))::text AS reading,
       (extract(epoch FROM i.begun_at) * 1000)::double precision AS "begunAt"
     FROM (SELECT) AS asked LEFT JOIN coverage.interrupted i
       ON ${OF_PART} AND from_at = $4 AND to_at = $5 AND cursor = $6`,
    [
      ...keyed(key),
      ...(slice === null ? [null, null, null] : [at(slice.from), at(slice.to), slice.cursor ?? null]),
    ],
  );
}

export interface StoodAt extends Span {
  readonly cursor: string;
  readonly reading: string;
  readonly begunAt: number;
}

/**
 * Where a slice stands. Each slice of a part has its own place: a backfill goes on where it stood, whatever was read since.
 * One that this one reaches into was begun before and cannot be gone on with.
 */
export async function noteInterrupted(session: Session, key: PartKey, slice: StoodAt): Promise<void> {
  const { from, to, cursor, reading, begunAt } = slice;
  // From an instant on to the moment: asked for next time it is another one.
  if (from >= to) return;
  await session.query(
    `DELETE FROM coverage.interrupted WHERE ${OF_PART} AND ${REACHES_IN} AND NOT (from_at = $4 AND to_at = $5)`,
    [...keyed(key), at(from), at(to)],
  );
  await session.query(
    `INSERT INTO coverage.interrupted (connection_id, stream, part, from_at, to_at, cursor, reading, begun_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (connection_id, stream, part, from_at, to_at)
     DO UPDATE SET cursor = excluded.cursor, reading = excluded.reading, begun_at = excluded.begun_at`,
    [...keyed(key), at(from), at(to), cursor, reading, at(begunAt)],
  );
}

/** A slice was read to its end, or is begun anew: what stood within it is not gone on with. Others of the part are kept. */
export async function forgetInterrupted(session: Session, key: PartKey, { from, to }: Span): Promise<void> {
  await session.query(`DELETE FROM coverage.interrupted WHERE ${OF_PART} AND ${REACHES_IN}`, [
    ...keyed(key),
    at(from),
    at(to),
  ]);
}

/** Of all parts of a connection. */
export async function forgetBegun(session: Session, connectionId: number, { from, to }: Span): Promise<void> {
  await session.query(
    `DELETE FROM coverage.interrupted
     WHERE connection_id = $1 AND tstzrange(from_at, to_at) && tstzrange($2, $3)`,
    [connectionId, at(from), at(to)],
  );
}
