import type { CopyValue } from '../postgres/index.js';
import type { Session } from '../session.js';
import { copySet, spacious } from '../session.js';
import type { AccountKeys } from './name-accounts.js';

/** An account as the platform lists it; hashes in hexadecimal. */
export interface ListedAccount {
  readonly accountHash: string;
  /** By which the directory may know the person, the surest first: a hash, of an address followed by its domain's. */
  readonly aliases: readonly string[];
  readonly bot: boolean;
  readonly enabled: boolean | null;
}

export interface ListedOn {
  readonly connectionId: number;
  /** Which identity key the hashes were made with. */
  readonly keyId: number;
  readonly seenOn: string;
}

/** Bytes of an alias in `person.account.aliases`: a hash, and a domain's or zeros. */
export const ALIAS_BYTES = 48;

const COLUMNS = 'account_key, connection_id, key_id, aliases, bot, enabled, seen_on';

/**
 * Puts what the platform lists in the place of what was known of these accounts, unless that was told later. One that was
 * given no key is passed over, and one that is as it was known is not written.
 *
 * A platform may list its accounts twice, and tell less in one list than in the other: Slack names no employee number in
 * `users.list`, and in its analytics nobody who left. So what says nothing new of who an account is takes nothing away, and
 * unknown is no answer.
 */
export async function loadAccounts(
  session: Session,
  on: ListedOn,
  accounts: readonly ListedAccount[],
  { keys, fresh }: AccountKeys,
): Promise<void> {
  const byKey = new Map<string, ListedAccount>();
  for (const account of accounts) {
    const key = keys.get(account.accountHash);
    if (key !== undefined && !byKey.has(key)) byKey.set(key, account);
  }
  const lines = (isFresh: boolean) =>
    [...byKey].filter(([key]) => fresh.has(key) === isFresh).map(([key, account]) => line(on, key, account));
  await copySet(session, `COPY person.account (${COLUMNS}) FROM STDIN`, lines(true));
  await replaceKnown(session, lines(false));
}

const line = (
  { connectionId, keyId, seenOn }: ListedOn,
  key: string,
  { aliases, bot, enabled }: ListedAccount,
): readonly CopyValue[] => [
  key,
  connectionId,
  keyId,
  { hex: aliases.map((alias) => alias.padEnd(2 * ALIAS_BYTES, '0')).join('') },
  bot ? 't' : 'f',
  enabled === null ? null : enabled ? 't' : 'f',
  seenOn,
];

async function replaceKnown(session: Session, lines: readonly (readonly CopyValue[])[]): Promise<void> {
  if (lines.length === 0) return;
  await session.query(
    `CREATE TEMP TABLE IF NOT EXISTS pulled_account (LIKE person.account) ON COMMIT DELETE ROWS;
     TRUNCATE pulled_account`,
  );
  await copySet(session, `COPY pulled_account (${COLUMNS}) FROM STDIN`, lines);
  await session.query(
    `INSERT INTO person.account AS a (${COLUMNS})
     SELECT p.account_key, p.connection_id, p.key_id, p.aliases, p.bot, p.enabled, p.seen_on
     FROM (
       SELECT t.account_key, t.connection_id, t.seen_on, t.bot, coalesce(t.enabled, o.enabled) AS enabled,
         CASE WHEN told.less THEN o.key_id ELSE t.key_id END AS key_id,
         CASE WHEN told.less THEN o.aliases ELSE t.aliases END AS aliases,
         o.seen_on AS known_on, (o.key_id, o.aliases, o.bot, o.enabled) AS known
       FROM pulled_account t
       LEFT JOIN LATERAL (SELECT * FROM person.account o
         WHERE o.account_key = t.account_key AND o.connection_id = t.connection_id LIMIT 1) o ON true
       CROSS JOIN LATERAL (SELECT coalesce(length(t.aliases) < length(o.aliases)
         AND position(t.aliases IN o.aliases) > 0, false) AS less) told) p
     WHERE known_on IS NULL OR (known_on <= p.seen_on
       AND known IS DISTINCT FROM (p.key_id, p.aliases, p.bot, p.enabled))
     ORDER BY p.account_key
     ON CONFLICT (account_key, connection_id) DO UPDATE
       SET key_id = excluded.key_id, aliases = excluded.aliases, bot = excluded.bot, enabled = excluded.enabled,
           seen_on = excluded.seen_on
       WHERE a.seen_on <= excluded.seen_on`,
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
     known AS MATERIALIZED (
       SELECT i.account_hash, i.key_id, i.account_key AS alias FROM person.identity i
       JOIN (SELECT person_key AS account_key FROM person.roster_member UNION SELECT email_key FROM person.roster_member
             UNION SELECT account_key FROM rule) k USING (account_key)),
     alias AS (
       SELECT a.account_key, a.connection_id, a.key_id, substring(a.aliases FROM place * ${ALIAS_BYTES} + 1 FOR 32) AS account_hash, place
       FROM person.account a CROSS JOIN LATERAL unnest(ARRAY(SELECT generate_series(0, length(a.aliases) / ${ALIAS_BYTES} - 1))) AS place
       WHERE NOT EXISTS (SELECT FROM rule own WHERE own.account_key = a.account_key)),
     found AS (
       SELECT DISTINCT ON (account_key, connection_id) account_key, connection_id, alias
       FROM alias JOIN known USING (account_hash, key_id) ORDER BY account_key, connection_id, place),
     other AS (
       SELECT b.account_key, b.connection_id, f.alias FROM person.account b LEFT JOIN found f USING (account_key, connection_id)
       WHERE b.same_as IS DISTINCT FROM f.alias),
     changed AS (
       UPDATE person.account a SET same_as = o.alias FROM other o
       WHERE (a.account_key, a.connection_id) = (o.account_key, o.connection_id)
       RETURNING a.account_key, a.connection_id)
     INSERT INTO coverage.dirty_month (connection_id, month)
     SELECT DISTINCT c.connection_id, date_trunc('month', act.day)::date
     FROM changed c JOIN person.act act USING (account_key, connection_id)
     ON CONFLICT (connection_id, month) DO UPDATE SET month = excluded.month`,
  );
}
