import type { Session } from '@takeup/storage';
import { inTransaction } from '@takeup/storage';
import type { Context } from '../context.js';
import type { Network } from '../sync/sync-context.js';

/** How long a token may go on being sent after its directory was removed. */
const CHECKED_EVERY_MS = 1_000;

/**
 * Whether a directory is still to be read, looked up between its pages: nothing is written before the last of them, so
 * nothing else would tell.
 */
export function whileHeld(
  { pools, network }: Pick<Context, 'pools'> & { readonly network: Pick<Network, 'now'> },
  guard: (session: Session) => Promise<void>,
): () => Promise<void> {
  let checkedAt = -Infinity;
  return async () => {
    if (network.now() - checkedAt < CHECKED_EVERY_MS) return;
    await inTransaction(pools, guard);
    checkedAt = network.now();
  };
}
