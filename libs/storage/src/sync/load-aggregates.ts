import type { Session } from '../session.js';
import { oneRow } from '../session.js';

/** What a platform row tells that the platform counts itself. */
export interface PulledAggregate {
  /** UUID text: the platform row that tells of it. */
  readonly rowKey: string;
  readonly day: string;
  /** The platform's id; null: of the whole organisation. */
  readonly community: string | null;
  readonly measure: string;
  readonly value: number;
  /** Read so long after its day that it changes no more; null: as it was, for it was not read again. */
  readonly settled: boolean | null;
}

export interface PulledAggregates {
  readonly connectionId: number;
  /** Every row of the page. */
  readonly rowKeys: readonly string[];
  readonly aggregates: readonly PulledAggregate[];
}

/**
 * Puts what a page's rows tell in the place of what they told: it is never added to. The same page any number of times
 * leaves the same table. Runs inside the caller's transaction.
 * @returns how many came, went or changed
 */
export async function loadAggregates(
  session: Session,
  { connectionId, rowKeys, aggregates }: PulledAggregates,
): Promise<number> {
  const told = JSON.stringify(
    aggregates.map(({ rowKey, community, ...own }) => ({
      ...own,
      row_key: rowKey,
      community: community ?? '',
    })),
  );
  const { changed } = await oneRow<{ changed: number }>(
    session,
    `WITH told AS (
       SELECT DISTINCT ON (day, community, measure) * FROM json_to_recordset($3)
         AS n(row_key uuid, day date, community text, measure text, value bigint, settled boolean)
       ORDER BY day, community, measure, row_key),
     gone AS (
       DELETE FROM counting.aggregate a WHERE connection_id = $1 AND row_key = ANY ($2::uuid[])
         AND NOT EXISTS (SELECT FROM told n WHERE (n.day, n.community, n.measure) = (a.day, a.community, a.measure))
       RETURNING 1),
     written AS (
       INSERT INTO counting.aggregate AS a (connection_id, day, community, measure, value, row_key, settled)
       SELECT $1, n.day, n.community, n.measure, n.value, n.row_key, coalesce(n.settled,
         (SELECT bool_and(o.settled) FROM counting.aggregate o WHERE o.connection_id = $1 AND o.row_key = n.row_key), false)
       FROM told n
       ON CONFLICT (connection_id, day, community, measure) DO UPDATE
         SET value = excluded.value, row_key = excluded.row_key, settled = excluded.settled
         WHERE (a.value, a.row_key, a.settled) IS DISTINCT FROM (excluded.value, excluded.row_key, excluded.settled)
       RETURNING 1)
     SELECT ((SELECT count(*) FROM gone) + (SELECT count(*) FROM written))::integer AS changed`,
    [connectionId, rowKeys, told],
  );
  return changed;
}

/** What is older than rows of people are kept goes too. @param from the first day that stays */
export async function dropOldAggregates(session: Session, from: string): Promise<void> {
  await session.query(`DELETE FROM counting.aggregate WHERE day < $1`, [from]);
}
