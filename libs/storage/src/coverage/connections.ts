import type { Session } from '../session.js';
import { oneRow, rows } from '../session.js';

export interface ConnectionRow {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  /** Numbers of the act kinds ever seen in it. */
  readonly kinds: readonly number[];
  readonly unreadFrom: string | null;
  /** Null: it is not pulled. */
  readonly connector: string | null;
  /** It tells by signed deliveries. Neither pulled nor delivered: files are brought to it. */
  readonly delivered: boolean;
  /** When the newest delivery was taken. */
  readonly deliveredAt: Date | null;
  /** What is pulled: from the first instant wanted to the end of what the last sync wanted; ms since 1970. */
  readonly since: number | null;
  readonly until: number | null;
  /** What its sealed configuration lets be told, as it was noted; null: it has none. */
  readonly consents: readonly object[] | null;
  /** Asked no more from this day on. */
  readonly removedOn: string | null;
}

const COLUMNS = `connection_id AS id, key, title, kinds, unread_from AS "unreadFrom", connector, delivered,
  delivered_at AS "deliveredAt",
  (extract(epoch FROM since) * 1000)::double precision AS since,
  (extract(epoch FROM until) * 1000)::double precision AS until,
  consents, removed_on AS "removedOn"`;

export async function connections(session: Session): Promise<readonly ConnectionRow[]> {
  return rows(session, `SELECT ${COLUMNS} FROM coverage.connection ORDER BY key`);
}

/**
 * The connection of this key, made if there is none. Serialises imports into it until the transaction ends. Its key stays
 * free: a refresh that writes rows of the connection while it holds a month would wait for an import that waits for the
 * month.
 * @param title null where the caller knows none: the one that it has stays, and a new one is called by its key
 */
export async function claimConnection(
  session: Session,
  key: string,
  title: string | null,
): Promise<ConnectionRow> {
  // Asked first: an insert that conflicts would use up a number of the smallint identity each time.
  await session.query(
    `INSERT INTO coverage.connection (key, title) SELECT $1, coalesce($2, $1)
     WHERE NOT EXISTS (SELECT FROM coverage.connection WHERE key = $1) ON CONFLICT (key) DO NOTHING`,
    [key, title],
  );
  await session.query(`UPDATE coverage.connection SET title = $2 WHERE key = $1 AND title <> $2`, [
    key,
    title,
  ]);
  return oneRow(session, `SELECT ${COLUMNS} FROM coverage.connection WHERE key = $1 FOR NO KEY UPDATE`, [
    key,
  ]);
}

/** Notes what is pulled into a connection: by what, from where on, and up to where this time. */
export async function notePulled(
  session: Session,
  connectionId: number,
  { connector, since, until }: { readonly connector: string; readonly since: Date; readonly until: Date },
): Promise<void> {
  await session.query(
    `UPDATE coverage.connection SET connector = $2, delivered = false, since = least(since, $3), until = greatest(until, $4),
       removed_on = NULL
     WHERE connection_id = $1 AND (connector IS DISTINCT FROM $2 OR since IS NULL OR since > $3 OR until IS NULL OR until < $4
       OR removed_on IS NOT NULL)`,
    [connectionId, connector, since, until],
  );
}

/** Notes what a configuration that is sealed lets be told: whoever reads charters may know that much of it. */
export async function noteConsents(
  session: Session,
  connectionId: number,
  consents: readonly object[],
): Promise<void> {
  await session.query(`UPDATE coverage.connection SET consents = $2 WHERE connection_id = $1`, [
    connectionId,
    JSON.stringify(consents),
  ]);
}

/** Notes that a connection is asked no more. What came of it stays. */
export async function noteRemoved(session: Session, key: string, day: string): Promise<void> {
  await session.query(`UPDATE coverage.connection SET removed_on = $2, consents = NULL WHERE key = $1`, [
    key,
    day,
  ]);
}

/** Notes that a connection tells by itself from now on, whatever it did before. */
export async function noteDelivered(session: Session, connectionId: number): Promise<void> {
  await session.query(
    `UPDATE coverage.connection SET delivered = true, connector = NULL, removed_on = NULL
     WHERE connection_id = $1 AND (NOT delivered OR removed_on IS NOT NULL)`,
    [connectionId],
  );
}
