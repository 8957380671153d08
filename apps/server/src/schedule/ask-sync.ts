import type { ImportContext, Outcome, Scheduler, SyncAsked, SyncWanted } from '@takeup/application';
import { declareSources, requestSync } from '@takeup/application';
import { syncContext } from './jobs.js';
import type { ReadLive } from './live-sources.js';

/** Has a connection read as soon as may be. */
export type AskSync = (wanted: SyncWanted) => Promise<Outcome<SyncAsked>>;

/** Asks the ledger, and this process at once, so that nobody waits for the next tick. */
export function askSync(context: ImportContext, read: ReadLive, scheduler: Scheduler): AskSync {
  return async (wanted) => {
    const { sources } = await read();
    await declareSources(syncContext(context, sources));
    const asked = await requestSync(context, sources, wanted);
    if ('done' in asked) void scheduler.tick();
    return asked;
  };
}
