import { randomFillSync } from 'node:crypto';
import type { CopyValue } from '../postgres/index.js';
import { isDuplicate } from '../postgres/index.js';
import type { Session } from '../session.js';
import { copySet, rows } from '../session.js';

/** Somebody who is named, as keyed hashes in hexadecimal. */
export interface NamedAccount {
  readonly accountHash: string;
  /** Of the domain, where it is an address. */
  readonly domainHash: string | null;
}

/** The keys, decimal texts, of accounts by their hashes in hexadecimal. */
export interface AccountKeys {
  readonly keys: ReadonlyMap<string, string>;
  /** Those that were given in this transaction: no other row can have them yet. */
  readonly fresh: ReadonlySet<string>;
}

const KEY_BYTES = 8;
const HASH_BYTES = 32;
const NONE: ReadonlySet<string> = new Set();
/** Whoever else names the same people commits meanwhile, so that the next look finds them. */
const TRIES = 5;

/** The keys of those who have one; nobody is given any. */
export async function keysOf(
  session: Session,
  keyId: number,
  hashes: Iterable<string>,
): Promise<AccountKeys> {
  return { keys: await known(session, keyId, [...new Set(hashes)].sort()), fresh: NONE };
}

/**
 * Gives each account that has none yet a key at random, from which nothing can be told. New ones are copied in as they are;
 * where somebody else names one of them at the same time, that is waited for, and looked again.
 */
export async function nameAccounts(
  session: Session,
  keyId: number,
  named: Iterable<NamedAccount>,
): Promise<AccountKeys> {
  const domains = new Map<string, string | null>();
  for (const { accountHash, domainHash } of named) domains.set(accountHash, domainHash);
  const hashes = [...domains.keys()].sort();
  for (let tries = 1; ; tries += 1) {
    const keys = await known(session, keyId, hashes);
    const unknown = hashes.filter((hash) => !keys.has(hash));
    if (unknown.length === 0) return { keys, fresh: NONE };
    const given = randomKeys(unknown.length);
    const lines = unknown.map((hash, n): readonly CopyValue[] => [
      { hex: hash },
      keyId,
      given[n] ?? null,
      bytea(domains.get(hash) ?? null),
    ]);
    if (await copied(session, lines, tries === TRIES)) {
      unknown.forEach((hash, n) => keys.set(hash, given[n] ?? ''));
      return { keys, fresh: new Set(given) };
    }
  }
}

/** Takes back what was copied where some of it is there already. */
async function copied(
  session: Session,
  lines: readonly (readonly CopyValue[])[],
  isLast: boolean,
): Promise<boolean> {
  await session.query('SAVEPOINT naming');
  try {
    await copySet(
      session,
      'COPY person.identity (account_hash, key_id, account_key, domain_hash) FROM STDIN',
      lines,
    );
  } catch (error) {
    if (isLast || !isDuplicate(error)) throw error;
    await session.query('ROLLBACK TO SAVEPOINT naming');
    return false;
  }
  await session.query('RELEASE SAVEPOINT naming');
  return true;
}

/**
 * Looked up one by one: while a table fills, its statistics lag, and a join would go through all of it for each page.
 * @param hashes in order, so that neighbours are found beside each other
 */
async function known(
  session: Session,
  keyId: number,
  hashes: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows<{ place: number; key: string }>(
    session,
    `SELECT place, i.account_key AS key
     FROM generate_series(0, length($2::bytea) / ${HASH_BYTES} - 1) AS place
     CROSS JOIN LATERAL (SELECT account_key FROM person.identity
       WHERE account_hash = substring($2::bytea FROM place * ${HASH_BYTES} + 1 FOR ${HASH_BYTES}) AND key_id = $1 LIMIT 1) i`,
    [keyId, Buffer.from(hashes.join(''), 'hex')],
  );
  return new Map(found.map(({ place, key }) => [hashes[place] ?? '', key]));
}

function randomKeys(count: number): readonly string[] {
  const bytes = randomFillSync(Buffer.alloc(count * KEY_BYTES));
  return Array.from({ length: count }, (_, n) => String(bytes.readBigInt64LE(n * KEY_BYTES)));
}

const bytea = (hex: string | null) => (hex === null ? null : { hex });
