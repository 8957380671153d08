import type { Session } from '../session.js';
import { copyRows, oneRow, rows } from '../session.js';
import { nameAccounts } from '../sync/name-accounts.js';

/** One rule of the operator's: this account is that employee's. Keyed hashes only. */
export interface IncomingAlias {
  readonly line: number;
  readonly accountHash: Buffer;
  readonly accountDomain: Buffer | null;
  readonly employeeHash: Buffer;
  readonly employeeDomain: Buffer | null;
}

/** Lines of a file that cannot hold beside the rosters. */
export interface AliasFaults {
  /** No roster has such an employee. */
  readonly unknown: readonly number[];
  /** The newest roster gives the account to somebody else. */
  readonly taken: readonly number[];
}

export interface LoadedAliases {
  readonly aliases: number;
  readonly added: number;
  readonly gone: number;
}

/**
 * Stages rules and holds them against the rosters. Without any roster yet, nobody is unknown. Waits for a directory that is coming
 * in, and for a month that is being published: its rules are to be kept.
 */
export async function stageAliases(
  session: Session,
  keyId: number,
  aliases: readonly IncomingAlias[],
): Promise<AliasFaults> {
  await session.query('LOCK TABLE person.roster IN SHARE ROW EXCLUSIVE MODE');
  await session.query('LOCK TABLE person.alias_set IN EXCLUSIVE MODE');
  await session.query(
    `CREATE TEMP TABLE staged_alias (line integer, account_hash bytea, account_domain bytea, employee_hash bytea,
       employee_domain bytea) ON COMMIT DROP`,
  );
  await copyRows(
    session,
    'COPY staged_alias FROM STDIN',
    aliases.map(
      (own) => [own.line, own.accountHash, own.accountDomain, own.employeeHash, own.employeeDomain] as const,
    ),
  );
  await session.query('ANALYZE staged_alias');
  const found = await rows<{ line: number; unknown: boolean }>(
    session,
    `WITH newest AS (SELECT roster_id FROM person.roster ORDER BY coalesce(as_of, imported_on) DESC, roster_id DESC LIMIT 1),
     judged AS (
       SELECT s.line, NOT EXISTS (SELECT FROM person.roster_member m WHERE m.person_key = e.account_key) AS unknown,
         EXISTS (SELECT FROM person.roster_member m JOIN newest USING (roster_id)
                 WHERE m.person_key = a.account_key AND m.person_key IS DISTINCT FROM e.account_key)
         OR EXISTS (SELECT FROM person.roster_member m JOIN newest USING (roster_id)
                    WHERE m.email_key = a.account_key AND m.person_key IS DISTINCT FROM e.account_key) AS taken
       FROM staged_alias s
       LEFT JOIN person.identity e ON e.account_hash = s.employee_hash AND e.key_id = $1
       LEFT JOIN person.identity a ON a.account_hash = s.account_hash AND a.key_id = $1
       WHERE EXISTS (SELECT FROM person.roster))
     SELECT line, unknown FROM judged WHERE unknown OR taken ORDER BY line`,
    [keyId],
  );
  const linesOf = (unknown: boolean) =>
    found.filter((own) => own.unknown === unknown).map(({ line }) => line);
  return { unknown: linesOf(true), taken: linesOf(false) };
}

/**
 * Puts what is staged in the place of all rules there were, in the caller's transaction. Months of which something is published
 * keep the ones they were counted by.
 */
export async function replaceAliases(
  session: Session,
  keyId: number,
  aliases: readonly IncomingAlias[],
): Promise<LoadedAliases> {
  await nameAccounts(
    session,
    keyId,
    aliases.flatMap((own) => [
      namedBy(own.accountHash, own.accountDomain),
      namedBy(own.employeeHash, own.employeeDomain),
    ]),
  );
  const before = await newestAliases(session);
  const { set_id: setId } = await oneRow<{ set_id: number }>(
    session,
    `INSERT INTO person.alias_set (aliases) VALUES ($1) RETURNING set_id`,
    [aliases.length],
  );
  await session.query(
    `INSERT INTO person.alias (set_id, account_key, person_key)
     SELECT $2, a.account_key, e.account_key FROM staged_alias s
     JOIN person.identity a ON a.account_hash = s.account_hash AND a.key_id = $1
     JOIN person.identity e ON e.account_hash = s.employee_hash AND e.key_id = $1`,
    [keyId, setId],
  );
  const loaded = await oneRow<Omit<LoadedAliases, 'aliases'>>(
    session,
    `WITH new AS (SELECT account_key, person_key FROM person.alias WHERE set_id = $1),
     old AS (SELECT account_key, person_key FROM person.alias WHERE set_id = $2)
     SELECT (SELECT count(*)::integer FROM (SELECT * FROM new EXCEPT SELECT * FROM old) x) AS added,
       (SELECT count(*)::integer FROM old WHERE account_key NOT IN (SELECT account_key FROM new)) AS gone`,
    [setId, before],
  );
  const unchanged = loaded.added === 0 && loaded.gone === 0;
  await dropAliases(session, { keeping: unchanged ? before : setId });
  return { aliases: aliases.length, ...loaded };
}

const namedBy = (hash: Buffer, domain: Buffer | null) => ({
  accountHash: hash.toString('hex'),
  domainHash: domain?.toString('hex') ?? null,
});

/** Sets by which no published month is counted go, but for the newest. */
async function dropAliases(
  session: Session,
  { keeping }: { readonly keeping: number | null },
): Promise<void> {
  const unused = `set_id IS DISTINCT FROM $1
    AND set_id NOT IN (SELECT alias_set FROM counting.epoch WHERE frozen AND alias_set IS NOT NULL)`;
  await session.query(`DELETE FROM person.alias WHERE ${unused}`, [keeping]);
  await session.query(`DELETE FROM person.alias_set WHERE ${unused}`, [keeping]);
}

/** The set of rules that counts in months of which nothing is published; null: there is none. */
export async function newestAliases(session: Session): Promise<number | null> {
  const { newest } = await oneRow<{ newest: number | null }>(
    session,
    `SELECT max(set_id) AS newest FROM person.alias_set`,
  );
  return newest;
}

/** The same for a month that is published in this transaction: until it ends no other rules come in. */
export async function holdAliases(session: Session): Promise<number | null> {
  await session.query('LOCK TABLE person.alias_set IN ROW SHARE MODE');
  return newestAliases(session);
}

/** Rules that tie nothing now: whose employee no roster has, and whose account the newest roster gives to somebody else. */
export async function idleAliases(
  session: Session,
): Promise<{ readonly unknown: number; readonly taken: number }> {
  return oneRow(
    session,
    `WITH newest AS (SELECT roster_id FROM person.roster ORDER BY coalesce(as_of, imported_on) DESC, roster_id DESC LIMIT 1),
     known AS (SELECT person_key AS key, person_key FROM person.roster_member JOIN newest USING (roster_id)
               UNION ALL SELECT email_key, person_key FROM person.roster_member JOIN newest USING (roster_id)
               WHERE email_key IS NOT NULL)
     SELECT count(*) FILTER (WHERE NOT EXISTS (SELECT FROM person.roster_member m WHERE m.person_key = a.person_key))::integer
         AS unknown,
       count(*) FILTER (WHERE EXISTS (SELECT FROM known k WHERE k.key = a.account_key AND k.person_key <> a.person_key))::integer
         AS taken
     FROM person.alias a WHERE set_id = $1 AND EXISTS (SELECT FROM newest)`,
    [await newestAliases(session)],
  );
}
