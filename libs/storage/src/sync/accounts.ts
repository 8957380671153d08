import type { Session } from '../session.js';
import { spacious } from '../session.js';

/** An account as the platform lists it. */
export interface ListedAccount {
  readonly accountHash: Buffer;
  /** By which the directory may know the person, the surest first. */
  readonly aliases: readonly Buffer[];
  readonly bot: boolean;
  readonly enabled: boolean | null;
}

const fieldsOf = ({ accountHash, aliases, ...account }: ListedAccount) => ({
  ...account,
  account: accountHash.toString('hex'),
  aliases: aliases.map((alias) => alias.toString('hex')),
});

/**
 * Puts what the platform lists in the place of what was known of these accounts, unless that was seen later. One that was
 * given no key (`nameAccounts`) is passed over.
 */
export async function loadAccounts(
  session: Session,
  {
    connectionId,
    keyId,
    seenOn,
  }: { readonly connectionId: number; readonly keyId: number; readonly seenOn: string },
  accounts: readonly ListedAccount[],
): Promise<void> {
  await session.query(
    `WITH listed AS MATERIALIZED (
       SELECT decode(account, 'hex') AS account_hash, x.* FROM json_to_recordset($4)
         AS x(account text, aliases text[], bot boolean, enabled boolean))
     INSERT INTO person.account AS a (account_key, connection_id, aliases, bot, enabled, seen_on)
     SELECT DISTINCT ON (i.account_key) i.account_key, $1,
       ARRAY(SELECT n.account_key FROM unnest(l.aliases) WITH ORDINALITY AS u(hash, place)
             JOIN person.identity n ON n.account_hash = decode(u.hash, 'hex') AND n.key_id = $2 ORDER BY place),
       l.bot, l.enabled, $3
     FROM listed l JOIN person.identity i ON i.account_hash = l.account_hash AND i.key_id = $2
     ORDER BY i.account_key
     ON CONFLICT (account_key, connection_id) DO UPDATE
       SET aliases = excluded.aliases, bot = excluded.bot, enabled = excluded.enabled, seen_on = excluded.seen_on
       WHERE a.seen_on <= excluded.seen_on AND (a.aliases, a.bot, a.enabled, a.seen_on) IS DISTINCT FROM
         (excluded.aliases, excluded.bot, excluded.enabled, excluded.seen_on)`,
    [connectionId, keyId, seenOn, JSON.stringify(accounts.map(fieldsOf))],
  );
}

/**
 * Ties accounts to people: by the first alias that any roster or the operator's newest rules know. One that these name
 * itself stands for itself. Where that changes, the months in which the account acted are to be counted again.
 */
export async function tieAccounts(session: Session): Promise<void> {
  await spacious(session);
  await session.query(
    `WITH rule AS (SELECT account_key FROM person.alias WHERE set_id = (SELECT max(set_id) FROM person.alias_set)),
     alias AS (
       SELECT a.account_key, a.connection_id, x.alias, x.place
       FROM person.account a CROSS JOIN LATERAL unnest(a.aliases) WITH ORDINALITY AS x(alias, place)
       WHERE NOT EXISTS (SELECT FROM rule own WHERE own.account_key = a.account_key)),
     known AS MATERIALIZED (
       SELECT person_key AS alias FROM person.roster_member UNION SELECT email_key FROM person.roster_member
       UNION SELECT account_key FROM rule),
     found AS (
       SELECT DISTINCT ON (account_key, connection_id) account_key, connection_id, alias
       FROM alias JOIN known USING (alias) ORDER BY account_key, connection_id, place),
     changed AS (
       UPDATE person.account a SET same_as = f.alias
       FROM person.account b LEFT JOIN found f USING (account_key, connection_id)
       WHERE (a.account_key, a.connection_id) = (b.account_key, b.connection_id) AND a.same_as IS DISTINCT FROM f.alias
       RETURNING a.account_key, a.connection_id)
     INSERT INTO coverage.dirty_month (connection_id, month)
     SELECT DISTINCT c.connection_id, date_trunc('month', act.day)::date
     FROM changed c JOIN person.act act USING (account_key, connection_id)
     ON CONFLICT (connection_id, month) DO UPDATE SET month = excluded.month`,
  );
}

/** Puts what the platform calls its communities in the place of what was known. */
export async function loadCommunities(
  session: Session,
  connectionId: number,
  communities: readonly { readonly platformId: string; readonly key: string; readonly title: string }[],
): Promise<void> {
  const listed = JSON.stringify(
    communities.map(({ platformId, key, title }) => ({ platform_id: platformId, key, title })),
  );
  const from = `json_to_recordset($2) AS n(platform_id text, key text, title text)`;
  // Two that swap their names must not meet on the way.
  await session.query(
    `UPDATE coverage.community c SET key = 'renamed ' || c.platform_id FROM ${from}
     WHERE c.connection_id = $1 AND c.platform_id = n.platform_id AND c.key <> n.key`,
    [connectionId, listed],
  );
  await session.query(
    `UPDATE coverage.community c SET platform_id = n.platform_id, title = n.title FROM ${from}
     WHERE c.connection_id = $1 AND c.key = n.key AND c.platform_id IS DISTINCT FROM n.platform_id
       AND NOT EXISTS (SELECT FROM coverage.community o WHERE o.connection_id = $1 AND o.platform_id = n.platform_id)`,
    [connectionId, listed],
  );
  await session.query(
    `INSERT INTO coverage.community AS c (connection_id, platform_id, key, title)
     SELECT DISTINCT ON (n.platform_id) $1, n.platform_id, n.key, n.title FROM ${from}
     WHERE NOT EXISTS (SELECT FROM coverage.community o WHERE o.connection_id = $1 AND o.platform_id = n.platform_id)
       AND NOT EXISTS (SELECT FROM coverage.community o WHERE o.connection_id = $1 AND o.key = n.key)`,
    [connectionId, listed],
  );
  await session.query(
    `UPDATE coverage.community c SET key = n.key, title = n.title FROM ${from}
     WHERE c.connection_id = $1 AND c.platform_id = n.platform_id
       AND (c.key, c.title) IS DISTINCT FROM (n.key, n.title)
       AND NOT EXISTS (SELECT FROM coverage.community o WHERE o.connection_id = $1 AND o.key = n.key AND o.platform_id <> n.platform_id)`,
    [connectionId, listed],
  );
}
