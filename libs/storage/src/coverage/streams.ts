import type { Session } from '../session.js';
import { rows } from '../session.js';

/** What a connection's files hold, day by day. */
export interface ConnectionDays {
  readonly acts: ReadonlyMap<string, number>;
  readonly covered: ReadonlySet<string>;
}

export async function daysOf(session: Session, connectionId: number): Promise<ConnectionDays> {
  const acts = await rows<{ day: string; acts: number }>(
    session,
    `SELECT day, count(DISTINCT act_key)::integer AS acts FROM person.act WHERE connection_id = $1 GROUP BY day`,
    [connectionId],
  );
  const covered = await rows<{ day: string }>(
    session,
    `SELECT day FROM coverage.covered_day WHERE connection_id = $1`,
    [connectionId],
  );
  return {
    acts: new Map(acts.map(({ day, acts }) => [day, acts])),
    covered: new Set(covered.map(({ day }) => day)),
  };
}

export interface StreamRow {
  readonly connectionId: number;
  readonly connection: string;
  readonly title: string;
  readonly kinds: readonly number[];
  readonly firstDay: string;
  readonly lastDay: string;
  readonly missing: readonly string[];
  readonly provisional: readonly string[];
  readonly pending: readonly string[];
  readonly givenUp: readonly string[];
  readonly suspect: readonly string[];
}

export async function streams(session: Session): Promise<readonly StreamRow[]> {
  return rows(
    session,
    `SELECT connection_id AS "connectionId", key AS connection, title, kinds, first_day AS "firstDay",
       last_day AS "lastDay", missing, provisional, pending, given_up AS "givenUp", suspect
     FROM coverage.stream JOIN coverage.connection USING (connection_id) ORDER BY key`,
  );
}

export type StreamDays = Omit<StreamRow, 'connection' | 'title' | 'kinds'>;

export async function writeStream(session: Session, stream: StreamDays): Promise<void> {
  const { connectionId, firstDay, lastDay, missing, provisional, pending, givenUp, suspect } = stream;
  await session.query(
    `INSERT INTO coverage.stream (connection_id, first_day, last_day, missing, provisional, pending, given_up,
       suspect)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (connection_id) DO UPDATE SET first_day = excluded.first_day, last_day = excluded.last_day,
       missing = excluded.missing, provisional = excluded.provisional, pending = excluded.pending,
       given_up = excluded.given_up, suspect = excluded.suspect`,
    [connectionId, firstDay, lastDay, missing, provisional, pending, givenUp, suspect],
  );
}

/** Of a connection no day is expected any more. */
export async function dropStream(session: Session, connectionId: number): Promise<void> {
  await session.query(`DELETE FROM coverage.stream WHERE connection_id = $1`, [connectionId]);
}

/** Acts of each day that has any, as they were when its month was counted last. */
export async function countedActs(
  session: Session,
  connectionId: number,
): Promise<ReadonlyMap<string, number>> {
  const found = await rows<{ day: string; acts: number }>(
    session,
    `SELECT day, split_part(content, ' ', 1)::integer AS acts FROM counting.day_content WHERE connection_id = $1`,
    [connectionId],
  );
  return new Map(found.map(({ day, acts }) => [day, acts]));
}

/** The day of the earliest act of all; null before the first import. */
export async function firstFact(session: Session): Promise<string | null> {
  const [found] = await rows<{ day: string | null }>(
    session,
    `SELECT min(first_day) AS day FROM coverage.stream`,
  );
  return found?.day ?? null;
}
