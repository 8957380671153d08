import type { Session } from '../session.js';
import { rows } from '../session.js';

export interface DirtyMonth {
  readonly connectionId: number;
  /** First of the month. */
  readonly month: string;
}

export async function dirtyMonths(session: Session): Promise<readonly DirtyMonth[]> {
  return rows(
    session,
    `SELECT connection_id AS "connectionId", month FROM coverage.dirty_month ORDER BY month, connection_id`,
  );
}

/**
 * The months whose masks do not follow from their acts, and none more until the transaction ends: an import that would
 * change that waits. Coverage may only speak of acts that the masks hold.
 */
export async function holdDirty(session: Session): Promise<readonly DirtyMonth[]> {
  await session.query(`LOCK TABLE coverage.dirty_month IN SHARE MODE`);
  return dirtyMonths(session);
}

/** Makes one month's day masks of one connection anew from its acts, and takes the month off the list. */
export async function rebuildMasks(session: Session, { connectionId, month }: DirtyMonth): Promise<void> {
  const partition = `activity_${month.slice(0, 7).replace('-', '_')}`;
  await session.query(
    `CREATE TABLE IF NOT EXISTS person.${partition} PARTITION OF person.activity
     FOR VALUES FROM ('${month}') TO (('${month}'::date + interval '1 month')::date)`,
  );
  await session.query(`DELETE FROM coverage.dirty_month WHERE connection_id = $1 AND month = $2`, [
    connectionId,
    month,
  ]);
  await session.query(`DELETE FROM person.activity WHERE connection_id = $1 AND month = $2`, [
    connectionId,
    month,
  ]);
  await session.query(
    `INSERT INTO person.activity (account_key, month, connection_id, community_id, view_mask, react_mask, reply_mask,
       post_mask, other_mask, acts)
     SELECT account_key, $2::date, connection_id, community_id,
       coalesce(bit_or(bit) FILTER (WHERE kind IN (1, 2, 3)), 0),
       coalesce(bit_or(bit) FILTER (WHERE kind = 4), 0),
       coalesce(bit_or(bit) FILTER (WHERE kind = 8), 0),
       coalesce(bit_or(bit) FILTER (WHERE kind = 9), 0),
       coalesce(bit_or(bit) FILTER (WHERE kind IN (5, 6, 7)), 0),
       count(*)
     FROM (SELECT coalesce(a.same_as, account_key) AS account_key, connection_id, community_id, kind,
             1 << (day - $2::date) AS bit
           FROM person.act LEFT JOIN person.account a USING (account_key, connection_id)
           WHERE connection_id = $1 AND day >= $2::date AND day < $2::date + interval '1 month') act
     GROUP BY account_key, connection_id, community_id`,
    [connectionId, month],
  );
}
