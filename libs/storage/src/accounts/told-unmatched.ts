import type { Session } from '../session.js';
import { rows } from '../session.js';

/** What is told of why accounts of a connection match nobody: so many at least. */
export interface ToldReason {
  readonly connection: string;
  /** One of `UNMATCHED_REASONS`. */
  readonly reason: string;
  readonly atLeast: number;
}

export interface ToldUnmatched {
  readonly from: string;
  readonly to: string;
  /** By connection; the largest first. */
  readonly told: readonly ToldReason[];
}

/** Puts what is told in the place of what was; null: nothing is. */
export async function writeUnmatched(session: Session, unmatched: ToldUnmatched | null): Promise<void> {
  await session.query(`DELETE FROM release.unmatched`);
  await session.query(`DELETE FROM release.unmatched_window`);
  if (unmatched === null) return;
  const { from, to, told } = unmatched;
  await session.query(`INSERT INTO release.unmatched_window (first_day, last_day) VALUES ($1, $2)`, [
    from,
    to,
  ]);
  await session.query(
    `INSERT INTO release.unmatched (connection, reason, at_least)
     SELECT connection, reason, "atLeast" FROM json_to_recordset($1) AS x(connection text, reason text, "atLeast" integer)`,
    [JSON.stringify(told)],
  );
}

/** Null before a window is published, and where nothing may be told. */
export async function readUnmatched(session: Session): Promise<ToldUnmatched | null> {
  const [window] = await rows<{ from: string; to: string }>(
    session,
    `SELECT first_day AS "from", last_day AS "to" FROM release.unmatched_window`,
  );
  if (window === undefined) return null;
  const told = await rows<ToldReason>(
    session,
    `SELECT connection, reason, at_least AS "atLeast" FROM release.unmatched ORDER BY connection, at_least DESC, reason`,
  );
  return { ...window, told };
}

/** The newest published window of each connection that some scope counts by itself. */
export async function matchingByConnection(session: Session): Promise<
  readonly {
    readonly connection: string;
    readonly from: string;
    readonly to: string;
    readonly accounts: number | null;
    readonly matched: number | null;
  }[]
> {
  return rows(
    session,
    `SELECT DISTINCT ON (connections) connections[1] AS connection, first_day AS "from", last_day AS "to", accounts, matched
     FROM release.period WHERE kind = '28d' AND cardinality(connections) = 1
     ORDER BY connections, last_day DESC, scope_id`,
  );
}
