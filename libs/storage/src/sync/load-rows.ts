import type { Session } from '../session.js';
import { oneRow } from '../session.js';

/** One act of a platform row on its way in: identities hashed, keyed so that the same act has the same key. */
export interface PulledAct {
  /** UUID text: the platform row that tells of it. */
  readonly rowKey: string;
  readonly accountHash: Buffer;
  /** UUID text */
  readonly actKey: string;
  readonly day: string;
  /** ISO 8601, null where only the day is known */
  readonly at: string | null;
  readonly kind: number;
  /** The platform's id. */
  readonly community: string | null;
  readonly count: number;
  /** UUID text */
  readonly threadKey: string | null;
  readonly topics: readonly string[];
}

export interface PulledRows {
  readonly connectionId: number;
  /** Which identity key the hashes were made with. */
  readonly keyId: number;
  /** Every row of the page, those that tell of no act any more too. */
  readonly rowKeys: readonly string[];
  readonly acts: readonly PulledAct[];
}

/**
 * Puts a page's rows in the place of what was known of them: an act that its row no longer tells goes. The same page
 * any number of times leaves the same table. An account that was given no key (`nameAccounts`) is passed over. Runs
 * inside the caller's transaction.
 * @returns how many acts came, went or changed
 */
export async function loadRows(
  session: Session,
  { connectionId, keyId, rowKeys, acts }: PulledRows,
): Promise<number> {
  const { changed } = await oneRow<{ changed: number }>(
    session,
    `WITH pulled AS MATERIALIZED (
       SELECT decode(account, 'hex') AS account_hash, x.* FROM json_to_recordset($4) AS x(row_key uuid, account text,
         act_key uuid, day date, at timestamptz, kind smallint, community text, count integer, thread_key uuid,
         topics text[])),
     incoming AS (
       SELECT DISTINCT ON (s.act_key, i.account_key) i.account_key, s.*, coalesce(c.community_id, 0) AS community_id
       FROM pulled s JOIN person.identity i ON i.account_hash = s.account_hash AND i.key_id = $2
       LEFT JOIN coverage.community c ON c.connection_id = $1 AND c.platform_id = s.community
       ORDER BY s.act_key, i.account_key, s.day, s.at NULLS LAST),
     gone AS (
       DELETE FROM person.act a WHERE a.connection_id = $1 AND a.row_key = ANY ($3::uuid[])
         AND NOT EXISTS (SELECT FROM incoming n WHERE n.account_key = a.account_key AND n.act_key = a.act_key)
       RETURNING a.day),
     written AS (
       INSERT INTO person.act AS a (account_key, connection_id, act_key, day, at, kind, community_id, count, row_key,
         thread_key, topics)
       SELECT account_key, $1, act_key, day, at, kind, community_id, count, row_key, thread_key, topics FROM incoming
       ON CONFLICT (account_key, connection_id, act_key) DO UPDATE
         SET day = excluded.day, at = excluded.at, kind = excluded.kind, community_id = excluded.community_id,
             count = excluded.count, row_key = excluded.row_key, thread_key = excluded.thread_key,
             topics = excluded.topics
         WHERE (a.day, a.at, a.kind, a.community_id, a.count, a.row_key, a.thread_key, a.topics) IS DISTINCT FROM
           (excluded.day, excluded.at, excluded.kind, excluded.community_id, excluded.count, excluded.row_key,
            excluded.thread_key, excluded.topics)
       RETURNING a.day),
     touched AS (SELECT day FROM gone UNION ALL SELECT day FROM written),
     dirty AS (
       INSERT INTO coverage.dirty_month (connection_id, month)
       SELECT DISTINCT $1::smallint, date_trunc('month', day)::date FROM touched
       ON CONFLICT (connection_id, month) DO UPDATE SET month = excluded.month)
     SELECT count(*)::integer AS changed FROM touched`,
    [connectionId, keyId, rowKeys, JSON.stringify(acts.map(fieldsOf))],
  );
  await session.query(
    `UPDATE coverage.connection
     SET kinds = ARRAY(SELECT DISTINCT k FROM unnest(kinds || $2::smallint[]) k ORDER BY k)
     WHERE connection_id = $1 AND NOT kinds @> $2::smallint[]`,
    [connectionId, [...new Set(acts.map(({ kind }) => kind))]],
  );
  return changed;
}

const fieldsOf = ({ rowKey, accountHash, actKey, threadKey, ...act }: PulledAct) => ({
  ...act,
  row_key: rowKey,
  account: accountHash.toString('hex'),
  act_key: actKey,
  thread_key: threadKey,
});
