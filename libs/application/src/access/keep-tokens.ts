import { invalid, tokenId } from '@takeup/domain';
import type { Pools, TokenRow } from '@takeup/storage';
import { anyTokens, inTransaction, reading, revokeTokenRow, tokenRows } from '@takeup/storage';
import type { Outcome } from '../outcome.js';
import type { TokenWorld } from './token-world.js';

export type TokenState = 'live' | 'expired' | 'revoked';

/** Oldest first; none of them can be told again. */
export function listTokens({
  pools,
  day,
}: TokenWorld): Promise<readonly (TokenRow & { readonly state: TokenState })[]> {
  return reading(pools, async (session) =>
    (await tokenRows(session)).map((row) => ({ ...row, state: stateOf(row, day) })),
  );
}

/** Ends a token, named by its id or by its whole text. What was revoked stays so since its first day. */
export function revokeToken({ pools, day }: TokenWorld, named: string): Promise<Outcome<TokenRow>> {
  return inTransaction(pools, async (session) => {
    // Who pastes the whole token must not read it again in an error.
    const id = tokenId(named) ?? named;
    const row = await revokeTokenRow(session, id, day);
    return row === undefined ? { refusal: invalid('token-unknown', { id: id.slice(0, 12) }) } : { done: row };
  });
}

/** Whether requests need a token: from the first one made on, for good. */
export function hasTokens(pools: Pools): Promise<boolean> {
  return reading(pools, anyTokens);
}

export function stateOf({ revokedOn, expiresOn }: TokenRow, day: string): TokenState {
  if (revokedOn !== null) return 'revoked';
  return expiresOn !== null && expiresOn < day ? 'expired' : 'live';
}
