import { claimConnection, inTransaction, notePulled } from '@takeup/storage';
import { today } from '../context.js';
import type { SyncContext } from './sync-context.js';
import { EVER, wantedSpan } from './wanted.js';

/**
 * Makes configured connections known before anything is read of them: from then on no period is published without
 * them.
 */
export async function declareSources(context: SyncContext): Promise<void> {
  const { pools, config, sources } = context;
  await inTransaction(pools, async (session) => {
    for (const { key, title, connector, since } of sources) {
      const { id, until } = await claimConnection(session, key, title);
      const wanted = wantedSpan({ zone: config.zone, today: today(context), since, historyDays: EVER });
      await notePulled(session, id, {
        connector: connector.id,
        since: new Date(wanted.from),
        until: new Date(until ?? wanted.to),
      });
    }
  });
}
