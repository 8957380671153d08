import type { CopyValue } from '../postgres/index.js';
import type { Session } from '../session.js';
import { copySet, oneRow } from '../session.js';
import { communityIds } from './communities.js';
import type { AccountKeys } from './name-accounts.js';

/** One act of a platform row on its way in: identities hashed, keyed so that the same act has the same key. */
export interface PulledAct {
  /** UUID text: the platform row that tells of it. */
  readonly rowKey: string;
  /** Hexadecimal. */
  readonly accountHash: string;
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
  /** Every row of the page, those that tell of no act any more too. */
  readonly rowKeys: readonly string[];
  readonly acts: readonly PulledAct[];
}

const COLUMNS =
  'account_key, connection_id, act_key, day, at, kind, community_id, count, row_key, thread_key, topics';
const CHANGING = 'day, at, kind, community_id, count, row_key, thread_key, topics';
const of = (table: string, columns = CHANGING) => columns.replace(/\w+/g, `${table}.$&`);

/**
 * Puts a page's rows in the place of what was known of them: an act that its row no longer tells goes. The same page
 * any number of times leaves the same table. An account that was given no key is passed over. Acts of accounts that were
 * named just now can be there in no way yet, and are copied in as they are. Runs inside the caller's transaction.
 * @returns how many acts came, went or changed
 */
export async function loadRows(
  session: Session,
  { connectionId, rowKeys, acts }: PulledRows,
  accounts: AccountKeys,
): Promise<number> {
  const told = onePerAct(acts, accounts.keys);
  const communities = await communityIds(session, connectionId, [
    ...new Set(acts.flatMap(({ community }) => (community === null ? [] : [community]))),
  ]);
  const lines = (isFresh: boolean) =>
    told
      .filter(({ key }) => accounts.fresh.has(key) === isFresh)
      .map(({ key, act }) => line(connectionId, key, act, communities.get(act.community ?? '') ?? 0));
  await session.query(
    `CREATE TEMP TABLE IF NOT EXISTS pulled_act (LIKE person.act) ON COMMIT DELETE ROWS; TRUNCATE pulled_act`,
  );
  await copySet(session, `COPY pulled_act (${COLUMNS}) FROM STDIN`, lines(false));
  const replaced = await replaceActs(session, connectionId, rowKeys);
  const added = lines(true);
  await copySet(session, `COPY person.act (${COLUMNS}) FROM STDIN`, added);
  await session.query(
    `INSERT INTO coverage.dirty_month (connection_id, month)
     SELECT DISTINCT $1::smallint, date_trunc('month', day)::date FROM unnest($2::date[]) day
     ON CONFLICT (connection_id, month) DO UPDATE SET month = excluded.month`,
    [connectionId, [...replaced.days, ...new Set(added.map(([, , , day]) => day))]],
  );
  await session.query(
    `UPDATE coverage.connection
     SET kinds = ARRAY(SELECT DISTINCT k FROM unnest(kinds || $2::smallint[]) k ORDER BY k)
     WHERE connection_id = $1 AND NOT kinds @> $2::smallint[]`,
    [connectionId, [...new Set(acts.map(({ kind }) => kind))]],
  );
  return replaced.changed + added.length;
}

/** Rows of the page are looked up one by one, as the table's statistics lag while it fills. */
async function replaceActs(
  session: Session,
  connectionId: number,
  rowKeys: readonly string[],
): Promise<{ readonly changed: number; readonly days: readonly string[] }> {
  return oneRow(
    session,
    `WITH gone AS (
       DELETE FROM person.act a WHERE a.ctid = ANY (ARRAY(
         SELECT o.ctid FROM unnest($2::uuid[]) AS k(row_key)
         CROSS JOIN LATERAL (SELECT ctid, account_key, act_key FROM person.act
           WHERE connection_id = $1 AND row_key = k.row_key OFFSET 0) o
         WHERE NOT EXISTS (SELECT FROM pulled_act n WHERE n.account_key = o.account_key AND n.act_key = o.act_key)))
       RETURNING a.day),
     written AS (
       INSERT INTO person.act AS a (${COLUMNS})
       SELECT ${of('n', COLUMNS)} FROM pulled_act n
       LEFT JOIN LATERAL (SELECT true AS same FROM person.act a
         WHERE a.account_key = n.account_key AND a.connection_id = n.connection_id AND a.act_key = n.act_key
           AND (${of('a')}) IS NOT DISTINCT FROM (${of('n')}) LIMIT 1) a ON true
       WHERE a.same IS NULL
       ORDER BY n.account_key
       ON CONFLICT (account_key, connection_id, act_key) DO UPDATE
         SET (${CHANGING}) = ROW (${of('excluded')})
         WHERE (${of('a')}) IS DISTINCT FROM (${of('excluded')})
       RETURNING a.day),
     touched AS (SELECT day FROM gone UNION ALL SELECT day FROM written)
     SELECT count(*)::integer AS changed, coalesce(array_agg(DISTINCT day::text), '{}') AS days FROM touched`,
    [connectionId, rowKeys],
  );
}

interface ToldAct {
  readonly key: string;
  readonly act: PulledAct;
}

/** Of two tellings of one account's act the earlier. */
function onePerAct(acts: readonly PulledAct[], keys: AccountKeys['keys']): readonly ToldAct[] {
  const told = new Map<string, ToldAct>();
  for (const act of acts) {
    const key = keys.get(act.accountHash);
    if (key === undefined) continue;
    const own = `${act.actKey}${key}`;
    const before = told.get(own);
    if (before === undefined || isEarlier(act, before.act)) told.set(own, { key, act });
  }
  return [...told.values()];
}

const isEarlier = (a: PulledAct, b: PulledAct) =>
  a.day === b.day ? a.at !== null && (b.at === null || a.at < b.at) : a.day < b.day;

const line = (
  connectionId: number,
  key: string,
  { actKey, day, at, kind, count, rowKey, threadKey, topics }: PulledAct,
  community: number,
): readonly CopyValue[] => [
  key,
  connectionId,
  actKey,
  day,
  at,
  kind,
  community,
  count,
  rowKey,
  threadKey,
  `{${topics.map((topic) => `"${topic.replace(/["\\]/g, '\\$&')}"`).join(',')}}`,
];
