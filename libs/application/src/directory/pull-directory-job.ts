import type { Fault } from '@takeup/connectors/kit';
import { dailySlots, firstOfMonth, monthOf } from '@takeup/domain';
import type { HeldRun } from '@takeup/storage';
import { guardRun, inTransaction, newestRoster, noteSourceAsked } from '@takeup/storage';
import { today } from '../context.js';
import { dayOfSlot, wasAsked } from '../job/ask-soon.js';
import type { Job, JobResult } from '../job/scheduler.js';
import { DIRECTORY_OF_FILE } from '../sources/note-file-sources.js';
import type { DirectoryContext } from './pull-directory.js';
import { pullDirectory } from './pull-directory.js';

/** Before anything is counted that day. */
const PULL_AT = '02:15';
const AGAIN_MS = [60_000, 600_000, 1_800_000, 3_600_000, 3_600_000, 3_600_000];

/** Of the directory that the operator's file names. */
export const DIRECTORY_JOB = 'directory';

/** Of one that was connected from the product. */
export const directoryJobName = (key: string) => `directory:${key}`;

export interface DirectoryJobParts {
  readonly context: DirectoryContext;
  /** The key of what was connected from the product; absent: the operator's file names it. */
  readonly key?: string;
  readonly onPulled: (pulled: Pulled) => void;
}

type Pulled = Awaited<ReturnType<typeof pullDirectory>>;

/**
 * Reads the directory on the first day of each month, whose roster counts for it; on any later day where none of this
 * month is there yet, by file or by answer; and whenever somebody asks for it.
 */
export function pullDirectoryJob({ context, key, onPulled }: DirectoryJobParts): Job {
  return {
    name: key === undefined ? DIRECTORY_JOB : directoryJobName(key),
    due: (now, newest) =>
      dailySlots({ zone: context.config.zone, at: PULL_AT, catchUp: 'latest' }, now, dayOfSlot(newest)),
    run: async (held) => {
      if (!wasAsked(held.slot) && (await hasRosterOfMonth(context))) return { detail: null };
      const pulled = await pullDirectory(context, { guard: (session) => guardRun(session, held) });
      await notePulled(context, { key: key ?? DIRECTORY_OF_FILE, held, pulled });
      onPulled(pulled);
      if ('done' in pulled) return { detail: null };
      return 'refusal' in pulled
        ? { detail: pulled.refusal.code }
        : resultOf(context, pulled.fault, held.tries);
    },
  };
}

interface Noted {
  readonly key: string;
  readonly held: HeldRun;
  readonly pulled: Pulled;
}

async function notePulled({ pools, clock }: DirectoryContext, { key, held, pulled }: Noted): Promise<void> {
  const trouble =
    'done' in pulled
      ? null
      : 'refusal' in pulled
        ? pulled.refusal.code
        : (pulled.fault.code ?? pulled.fault.kind);
  await inTransaction(pools, async (session) => {
    await guardRun(session, held);
    await noteSourceAsked(session, key, { at: new Date(clock.now()), trouble });
  });
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
