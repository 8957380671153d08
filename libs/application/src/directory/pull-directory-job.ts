import type { Fault } from '@takeup/connectors/kit';
import { dailySlots, firstOfMonth, monthOf } from '@takeup/domain';
import { guardRun, inTransaction, newestRoster } from '@takeup/storage';
import { today } from '../context.js';
import type { Job, JobResult } from '../job/scheduler.js';
import type { DirectoryContext } from './pull-directory.js';
import { pullDirectory } from './pull-directory.js';

/** Before anything is counted that day. */
const PULL_AT = '02:15';
const AGAIN_MS = [60_000, 600_000, 1_800_000, 3_600_000, 3_600_000, 3_600_000];

export const DIRECTORY_JOB = 'directory';

/**
 * Reads the directory on the first day of each month, whose roster counts for it; and on any later day where none of this
 * month is there yet, by file or by answer.
 */
export function pullDirectoryJob(
  context: DirectoryContext,
  onPulled: (pulled: Awaited<ReturnType<typeof pullDirectory>>) => void,
): Job {
  return {
    name: DIRECTORY_JOB,
    due: (now, newest) =>
      dailySlots({ zone: context.config.zone, at: PULL_AT, catchUp: 'latest' }, now, newest),
    run: async (held) => {
      if (await hasRosterOfMonth(context)) return { detail: null };
      const pulled = await pullDirectory(context, { guard: (session) => guardRun(session, held) });
      onPulled(pulled);
      if ('done' in pulled) return { detail: null };
      return 'refusal' in pulled
        ? { detail: pulled.refusal.code }
        : resultOf(context, pulled.fault, held.tries);
    },
  };
}

async function hasRosterOfMonth(context: DirectoryContext): Promise<boolean> {
  const newest = await inTransaction(context.pools, newestRoster);
  const since = newest && (newest.asOf ?? newest.importedOn);
  return since !== undefined && since >= firstOfMonth(monthOf(today(context)));
}

function resultOf({ clock, network }: DirectoryContext, fault: Fault, tries: number): JobResult {
  const detail = `${fault.kind}: ${fault.detail}`;
  if (fault.kind === 'throttled' && fault.retryAt !== undefined)
    return { detail, again: clock.now() + Math.max(1000, fault.retryAt - network.now()) };
  const wait = AGAIN_MS[tries - 1];
  const isForNow = fault.kind === 'transient' || fault.kind === 'throttled' || fault.kind === 'not-yet';
  return isForNow && wait !== undefined ? { detail, again: clock.now() + wait } : { detail };
}
