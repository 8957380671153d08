import type { Access, TokenFault } from '@takeup/domain';
import { ROOT, tokenId } from '@takeup/domain';
import { anyTokens, inTransaction, noteTokenUse, reading, tokenById } from '@takeup/storage';
import { isToken } from '../files/index.js';
import { stateOf } from './keep-tokens.js';
import type { TokenWorld } from './token-world.js';

/** What a request may do: what its token says, anything while there are no tokens, or nothing. */
export type Checked =
  | { readonly by: 'token'; readonly access: Access }
  | { readonly by: 'nobody-is-asked' }
  | { readonly fault: TokenFault };

/** @param text what was given as a token; null: nothing was */
export async function checkToken({ pools, day }: TokenWorld, text: string | null): Promise<Checked> {
  const id = text === null ? undefined : tokenId(text);
  const { any, row } = await reading(pools, async (session) => {
    const found = id === undefined ? undefined : await tokenById(session, id);
    return { any: found !== undefined || (await anyTokens(session)), row: found };
  });
  if (!any) return { by: 'nobody-is-asked' };
  if (text === null) return { fault: 'missing' };
  if (id === undefined) return { fault: 'malformed' };
  if (row === undefined || !isToken(text, row.hash)) return { fault: 'unknown' };
  const state = stateOf(row, day);
  if (state !== 'live') return { fault: state };
  if (row.usedOn !== day) await inTransaction(pools, (session) => noteTokenUse(session, row.id, day));
  const { role, department, expiresOn } = row;
  return { by: 'token', access: { role, limit: department ?? ROOT, expiresOn } };
}
