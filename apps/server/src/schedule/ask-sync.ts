import type { Outcome, Scheduler, Source, SyncAsked, SyncContext, SyncWanted } from '@takeup/application';
import { declareSources, requestSync } from '@takeup/application';

/** Has a connection read as soon as may be. */
export type AskSync = (wanted: SyncWanted) => Promise<Outcome<SyncAsked>>;

/** Asks the ledger, and this process at once, so that nobody waits for the next tick. */
export function askSync(syncing: SyncContext, sources: readonly Source[], scheduler: Scheduler): AskSync {
  return async (wanted) => {
    await declareSources(syncing);
    const asked = await requestSync(syncing, sources, wanted);
    if ('done' in asked) void scheduler.tick();
    return asked;
  };
}
