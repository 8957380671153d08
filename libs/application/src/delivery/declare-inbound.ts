import { claimConnection, inTransaction, noteDelivered } from '@takeup/storage';
import type { Context } from '../context.js';
import type { Inbound } from './inbound.js';

/** Makes configured connections known before anything is delivered, so that their silence is told of as what it is. */
export async function declareInbound({ pools }: Context, inbound: readonly Inbound[]): Promise<void> {
  await inTransaction(pools, async (session) => {
    for (const { key, title } of inbound) {
      const { id } = await claimConnection(session, key, title);
      await noteDelivered(session, id);
    }
  });
}
