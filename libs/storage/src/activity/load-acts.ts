import type { Session } from '../session.js';
import { coverDays } from '../coverage/covered-days.js';
import { copyBatches, oneRow, rows, spacious } from '../session.js';

/** One act on its way in: identities hashed, keyed so that the same act has the same key in every file. */
export interface IncomingAct {
  readonly accountHash: Buffer;
  /** Of the domain, where the account is an address. */
  readonly domainHash: Buffer | null;
  /** UUID text */
  readonly actKey: string;
  readonly day: string;
  /** ISO 8601, null where only the day is known */
  readonly at: string | null;
  readonly kind: number;
  readonly community: string | null;
  readonly count: number;
  /** Keys of the topics that its text is about; empty where it has none or there was no text. */
  readonly topics: readonly string[];
}

export interface LoadActs {
  readonly connectionId: number;
  /** Which identity key the hashes were made with. */
  readonly keyId: number;
  /** Both inclusive: these days of the connection are replaced. */
  readonly covers: { readonly from: string; readonly to: string } | null;
  /** The local day of reading. */
  readonly readOn: string;
}

export interface LoadedActs {
  readonly added: number;
  /** Acts that were there already, or more than once in the file. */
  readonly repeated: number;
  readonly accounts: number;
  /** Of those accounts, how many belong to a person of any roster, or to one by a rule. */
  readonly matched: number;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

/**
 * Marks a month even if it is marked already, and holds the mark: a refresh that would take it off waits until these
 * acts are committed and then sees them.
 */
const HOLD = 'ON CONFLICT (connection_id, month) DO UPDATE SET month = excluded.month';

/** Of two tellings of one act the earlier stands, whichever came first. Between two accounts that tell it alike the hash decides, which is the same in every database. */
const EARLIER = (a: string, b: string) =>
  `(${a}.day, coalesce(${a}.at, 'infinity'), ${a}.kind, -${a}.count) < (${b}.day, coalesce(${b}.at, 'infinity'), ${b}.kind, -${b}.count)`;

/**
 * Brings acts in as a set: the same acts in any order, cut or repetition leave the same table. Runs inside the
 * caller's transaction.
 */
export async function loadActs(
  session: Session,
  { connectionId, keyId, covers, readOn }: LoadActs,
  acts: AsyncIterable<readonly IncomingAct[]>,
): Promise<LoadedActs> {
  await spacious(session);
  await session.query(
    `CREATE TEMP TABLE staged_act (account_hash bytea, act_key uuid, day date, at timestamptz, kind smallint,
       community text, count integer, topics json, domain_hash bytea) ON COMMIT DROP`,
  );
  await copyBatches(session, 'COPY staged_act FROM STDIN', fieldsOf(acts));
  await session.query('ANALYZE staged_act');
  await nameAccountsAndCommunities(session, connectionId, keyId);
  if (covers) await replaceDays(session, connectionId, covers);
  await session.query(
    `CREATE TEMP TABLE incoming_act ON COMMIT DROP AS
     SELECT DISTINCT ON (s.act_key) i.account_key, s.account_hash, s.act_key, s.day, s.at, s.kind,
            coalesce(c.community_id, 0) AS community_id, s.count,
            CASE WHEN s.topics IS NOT NULL THEN ARRAY(SELECT json_array_elements_text(s.topics)) END AS topics
     FROM staged_act s
     JOIN person.identity i ON i.account_hash = s.account_hash AND i.key_id = $2
     LEFT JOIN coverage.community c ON c.connection_id = $1 AND c.key = s.community
     ORDER BY s.act_key, s.day, s.at NULLS LAST, s.kind, s.count DESC, s.account_hash, s.community NULLS FIRST,
              s.topics::text NULLS LAST`,
    [connectionId, keyId],
  );
  await session.query('ANALYZE incoming_act');
  await settleSharedMessages(session, connectionId);
  const added = await writeActs(session, connectionId);
  await session.query(
    `UPDATE coverage.connection SET unread_from = greatest(unread_from,
         least($2::date, coalesce($3::date, (SELECT max(day) FROM staged_act)) + 1)),
       kinds = ARRAY(SELECT DISTINCT k FROM unnest(kinds || ARRAY(SELECT DISTINCT kind FROM staged_act)) k ORDER BY k)
     WHERE connection_id = $1`,
    [connectionId, readOn, covers?.to ?? null],
  );
  return summarise(session, added, keyId);
}

async function* fieldsOf(batches: AsyncIterable<readonly IncomingAct[]>) {
  for await (const batch of batches) {
    yield batch.map((act) => [
      act.accountHash,
      act.actKey,
      act.day,
      act.at,
      act.kind,
      act.community,
      act.count,
      act.topics.length === 0 ? null : JSON.stringify(act.topics),
      act.domainHash,
    ]);
  }
}

async function nameAccountsAndCommunities(
  session: Session,
  connectionId: number,
  keyId: number,
): Promise<void> {
  await session.query(
    `INSERT INTO person.identity (account_hash, key_id, account_key, domain_hash)
     SELECT account_hash, $1, ('x' || right(replace(gen_random_uuid()::text, '-', ''), 16))::bit(64)::bigint, domain_hash
     FROM (SELECT DISTINCT account_hash, domain_hash FROM staged_act) s
     WHERE NOT EXISTS (SELECT FROM person.identity i WHERE i.account_hash = s.account_hash AND i.key_id = $1)
     ORDER BY account_hash ON CONFLICT (account_hash, key_id) DO NOTHING`,
    [keyId],
  );
  await session.query(
    `INSERT INTO coverage.community (connection_id, key)
     SELECT $1, community FROM (SELECT DISTINCT community FROM staged_act WHERE community IS NOT NULL) s
     ORDER BY community ON CONFLICT (connection_id, key) DO NOTHING`,
    [connectionId],
  );
}

async function replaceDays(
  session: Session,
  connectionId: number,
  covers: { from: string; to: string },
): Promise<void> {
  const range = [connectionId, covers.from, covers.to];
  await session.query(
    `WITH gone AS (DELETE FROM person.act WHERE connection_id = $1 AND day BETWEEN $2 AND $3 RETURNING day)
     INSERT INTO coverage.dirty_month (connection_id, month)
     SELECT DISTINCT $1::smallint, date_trunc('month', day)::date FROM gone ${HOLD}`,
    range,
  );
  await coverDays(session, connectionId, covers);
}

/** A message known under another account stays with the earlier telling. */
async function settleSharedMessages(session: Session, connectionId: number): Promise<void> {
  const same = `a.connection_id = $1 AND a.act_key = n.act_key AND a.kind >= 7 AND a.account_key <> n.account_key`;
  await session.query(
    `DELETE FROM incoming_act n USING person.act a WHERE ${same} AND NOT (${EARLIER('n', 'a')}
       OR ((n.day, n.kind, n.count) = (a.day, a.kind, a.count) AND n.at IS NOT DISTINCT FROM a.at
           AND n.account_hash < (SELECT i.account_hash FROM person.identity i WHERE i.account_key = a.account_key)))`,
    [connectionId],
  );
  await session.query(
    `WITH gone AS (DELETE FROM person.act a USING incoming_act n WHERE ${same} RETURNING a.day)
     INSERT INTO coverage.dirty_month (connection_id, month)
     SELECT DISTINCT $1::smallint, date_trunc('month', day)::date FROM gone ${HOLD}`,
    [connectionId],
  );
}

async function writeActs(session: Session, connectionId: number): Promise<number> {
  await session.query(
    `INSERT INTO coverage.dirty_month (connection_id, month)
     SELECT DISTINCT $1::smallint, date_trunc('month', a.day)::date
     FROM person.act a JOIN incoming_act n ON n.account_key = a.account_key AND n.act_key = a.act_key
     WHERE a.connection_id = $1 AND ${EARLIER('n', 'a')} ${HOLD}`,
    [connectionId],
  );
  const { added } = await oneRow<{ added: number }>(
    session,
    `WITH written AS (
       INSERT INTO person.act AS a (account_key, connection_id, act_key, day, at, kind, community_id, count, topics)
       SELECT account_key, $1, act_key, day, at, kind, community_id, count, topics FROM incoming_act
       ON CONFLICT (account_key, connection_id, act_key) DO UPDATE
         SET day = excluded.day, at = excluded.at, kind = excluded.kind, community_id = excluded.community_id,
             count = excluded.count, topics = excluded.topics
         WHERE ${EARLIER('excluded', 'a')}
       RETURNING a.day, a.xmax = 0 AS new),
     dirty AS (
       INSERT INTO coverage.dirty_month (connection_id, month)
       SELECT DISTINCT $1::smallint, date_trunc('month', day)::date FROM written ${HOLD})
     SELECT count(*) FILTER (WHERE new)::integer AS added FROM written`,
    [connectionId],
  );
  return added;
}

async function summarise(session: Session, added: number, keyId: number): Promise<LoadedActs> {
  const [found] = await rows<{
    lines: number;
    accounts: number;
    matched: number;
    first: string;
    last: string;
  }>(
    session,
    `WITH account AS (
       SELECT i.account_key FROM (SELECT DISTINCT account_hash FROM staged_act) s
       JOIN person.identity i ON i.account_hash = s.account_hash AND i.key_id = $1)
     SELECT (SELECT count(*)::integer FROM staged_act) AS lines, (SELECT count(*)::integer FROM account) AS accounts,
       (SELECT count(*)::integer FROM account WHERE EXISTS (
          SELECT FROM (SELECT person_key AS key FROM person.roster_member UNION SELECT email_key FROM person.roster_member
                UNION SELECT account_key FROM person.alias) known
          WHERE known.key = account.account_key)) AS matched,
       (SELECT min(day) FROM staged_act) AS first, (SELECT max(day) FROM staged_act) AS last`,
    [keyId],
  );
  return {
    added,
    repeated: (found?.lines ?? 0) - added,
    accounts: found?.accounts ?? 0,
    matched: found?.matched ?? 0,
    firstDay: found?.first ?? null,
    lastDay: found?.last ?? null,
  };
}
