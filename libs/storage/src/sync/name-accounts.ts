import type { Session } from '../session.js';

/** Somebody who is named, as keyed hashes. */
export interface NamedAccount {
  readonly accountHash: Buffer;
  /** Of the domain, where it is an address. */
  readonly domainHash: Buffer | null;
}

/**
 * Gives each account that has none yet a key at random, from which nothing can be told. Known ones are looked up one by one:
 * while a table fills, its statistics lag, and a join would go through all of it for each page.
 */
export async function nameAccounts(
  session: Session,
  keyId: number,
  named: readonly NamedAccount[],
): Promise<void> {
  await session.query(
    `INSERT INTO person.identity (account_hash, key_id, account_key, domain_hash)
     SELECT account_hash, $1, ('x' || right(replace(gen_random_uuid()::text, '-', ''), 16))::bit(64)::bigint, domain_hash
     FROM (SELECT DISTINCT ON (account_hash) account_hash, domain_hash
           FROM unnest($2::bytea[], $3::bytea[]) AS n(account_hash, domain_hash) ORDER BY account_hash) s
     LEFT JOIN LATERAL (SELECT true AS known FROM person.identity i
                        WHERE i.account_hash = s.account_hash AND i.key_id = $1 LIMIT 1) i ON true
     WHERE i.known IS NULL ORDER BY account_hash ON CONFLICT (account_hash, key_id) DO NOTHING`,
    [keyId, named.map(({ accountHash }) => accountHash), named.map(({ domainHash }) => domainHash)],
  );
}
