import type { Refusal, Role } from '@takeup/domain';
import { ROLES, ROOT, invalid, isDay, isWithin, normaliseDepartment, refused } from '@takeup/domain';
import type { Session, TokenRow } from '@takeup/storage';
import { addToken, inTransaction, newestProfiles } from '@takeup/storage';
import { newToken } from '../files/index.js';
import type { Outcome } from '../outcome.js';
import type { TokenWorld } from './token-world.js';

export interface CreateToken {
  readonly role: string;
  /** A path; without one the token is for every department. */
  readonly department?: string;
  /** The last day on which it holds; without one it does not end. */
  readonly expires?: string;
}

/** A token as it is told once: its text is kept nowhere. */
export interface CreatedToken extends TokenRow {
  readonly token: string;
}

/** Makes an access token. From the first one on every request needs one. */
export function createToken({ pools, day }: TokenWorld, asked: CreateToken): Promise<Outcome<CreatedToken>> {
  return inTransaction(pools, async (session) => {
    const role = ROLES.find((name) => name === asked.role);
    if (role === undefined) return { refusal: invalid('token-role', { role: asked.role }) };
    const expiry = expiryFault(asked.expires, day);
    if (expiry !== null) return { refusal: expiry };
    const department = asked.department === undefined ? null : normaliseDepartment(asked.department);
    const limit = department === null ? null : await limitFault(session, { role, department });
    if (limit !== null) return { refusal: limit };
    const { id, text, hash } = newToken();
    const row = { id, role, department, createdOn: day, expiresOn: asked.expires ?? null };
    const kept: TokenRow = { ...row, revokedOn: null, usedOn: null };
    await addToken(session, { ...kept, hash });
    return { done: { ...kept, token: text } };
  });
}

function expiryFault(expires: string | undefined, day: string): Refusal | null {
  if (expires === undefined) return null;
  if (!isDay(expires)) return invalid('token-expiry', { expires });
  return expires < day ? invalid('token-expiry-past', { expires, today: day }) : null;
}

interface Limit {
  readonly role: Role;
  readonly department: string;
}

/** A limit that nobody is in would only be found out by whoever was given the token. */
async function limitFault(session: Session, { role, department }: Limit): Promise<Refusal | null> {
  if (role === 'operator') return invalid('token-operator-limit');
  const profiles = await newestProfiles(session);
  if (profiles === null) return refused('token-no-directory');
  const isThere = profiles.some(({ attributes }) => isWithin(attributes['department'] ?? ROOT, department));
  return department !== ROOT && isThere ? null : invalid('token-department', { department });
}
