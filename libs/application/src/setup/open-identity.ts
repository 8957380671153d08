import { refused } from '@takeup/domain';
import { inTransaction, settingOnce } from '@takeup/storage';
import type { Pools } from '@takeup/storage';
import type { IdentityKey } from '../files/index.js';
import type { Outcome } from '../outcome.js';

/** Lets an identity key in only if it is the one this database was filled with; the first one becomes that. */
export async function openIdentity(pools: Pools, identity: IdentityKey): Promise<Outcome<IdentityKey>> {
  const check = await inTransaction(pools, (session) =>
    settingOnce(session, 'identity-check', identity.check),
  );
  return check === identity.check ? { done: identity } : { refusal: refused('identity-key-differs') };
}
