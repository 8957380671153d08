import type { Session } from '../session.js';
import { rows } from '../session.js';

/** An access token without what makes it one. */
export interface TokenRow {
  readonly id: string;
  readonly role: 'reader' | 'operator';
  /** Null: every department. */
  readonly department: string | null;
  readonly createdOn: string;
  readonly expiresOn: string | null;
  readonly revokedOn: string | null;
  readonly usedOn: string | null;
}

const COLUMNS = `token_id AS id, role, department, created_on AS "createdOn", expires_on AS "expiresOn",
  revoked_on AS "revokedOn", used_on AS "usedOn"`;

/** Oldest first. */
export async function tokenRows(session: Session): Promise<readonly TokenRow[]> {
  return rows(session, `SELECT ${COLUMNS} FROM access.token ORDER BY created_on, token_id`);
}

/** From the first token on, whether or not it still holds. */
export async function anyTokens(session: Session): Promise<boolean> {
  return (await rows(session, `SELECT FROM access.token LIMIT 1`)).length > 0;
}

export async function tokenById(
  session: Session,
  id: string,
): Promise<(TokenRow & { readonly hash: Uint8Array }) | undefined> {
  const [found] = await rows<TokenRow & { hash: Uint8Array }>(
    session,
    `SELECT ${COLUMNS}, secret_hash AS hash FROM access.token WHERE token_id = $1`,
    [id],
  );
  return found;
}

export async function addToken(
  session: Session,
  { id, hash, role, department, createdOn, expiresOn }: TokenRow & { readonly hash: Uint8Array },
): Promise<void> {
  await session.query(
    `INSERT INTO access.token (token_id, secret_hash, role, department, created_on, expires_on)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, hash, role, department, createdOn, expiresOn],
  );
}

/** The first day stands, however often it is revoked. @returns the token as it is then */
export async function revokeTokenRow(
  session: Session,
  id: string,
  day: string,
): Promise<TokenRow | undefined> {
  await session.query(`UPDATE access.token SET revoked_on = coalesce(revoked_on, $2) WHERE token_id = $1`, [
    id,
    day,
  ]);
  return (await tokenRows(session)).find((row) => row.id === id);
}

export async function noteTokenUse(session: Session, id: string, day: string): Promise<void> {
  await session.query(
    `UPDATE access.token SET used_on = $2 WHERE token_id = $1 AND used_on IS DISTINCT FROM $2::date`,
    [id, day],
  );
}
