import { addDays, dailySlots } from '@takeup/domain';
import { connections, inTransaction, lackingSpans } from '@takeup/storage';
import type { Context } from '../context.js';
import { today } from '../context.js';
import type { Job, JobResult } from '../job/scheduler.js';
import type { SyncReport } from './sync-connection.js';
import { syncConnection } from './sync-connection.js';
import type { Source, SyncContext } from './sync-context.js';
import { NEWEST_DAYS } from './wanted.js';

/** When the platforms are asked for the day before, in the organisation's zone. */
export const SYNC_AT = '03:30';

/** Waits before a slot goes on after trouble, by how often it was begun; then the next day's slot takes over. */
const AGAIN_MS = [5_000, 30_000, 300_000, 1_800_000, 3_600_000, 3_600_000, 3_600_000, 3_600_000];

export const syncJobName = (connection: string) => `sync:${connection}`;

export interface SyncJobParts {
  readonly context: SyncContext;
  readonly source: Source;
  readonly coolOffMs?: number;
  /** Called after every round that brought something or met trouble. */
  readonly onRead: (report: SyncReport) => void;
}

/** Reads one connection every day, and whenever it is asked for. */
export function syncJob({ context, source, coolOffMs, onRead }: SyncJobParts): Job {
  return {
    name: syncJobName(source.key),
    due: (now, newest) =>
      dailySlots(
        { zone: context.config.zone, at: SYNC_AT, catchUp: 'latest' },
        now,
        newest === null ? null : newest.slice(0, 10),
      ),
    run: async (held) => {
      const request = { source, held, ...(coolOffMs === undefined ? {} : { coolOffMs }) };
      // What is newest is made whole before anything older is read.
      const from = addDays(today(context), -NEWEST_DAYS);
      const first = await syncConnection(context, { ...request, from });
      const again = isWorthAnotherRound(first);
      const newest = again ? await syncConnection(context, { ...request, from }) : first;
      if (again) onRead(first);
      if (again || newest.pages > 0 || newest.fault !== null) onRead(newest);
      if (newest.fault !== null || !(await lacksOlder(context, source)))
        return resultOf(context, newest, held.tries);
      const older = await syncConnection(context, { ...request, rereads: false });
      onRead(older);
      return resultOf(context, older, held.tries);
    },
  };
}

/** A platform that gave much and failed at some of it often gives the rest by the time it is asked again. */
function isWorthAnotherRound({ fault, slices, left }: SyncReport): boolean {
  return fault?.kind === 'transient' && left > 0 && slices > left;
}

/** Whether anything that is wanted was not read to its end. */
async function lacksOlder({ pools }: Context, { key }: Source): Promise<boolean> {
  return inTransaction(pools, async (session) => {
    const known = (await connections(session)).find((connection) => connection.key === key);
    if (!known || known.since === null || known.until === null) return true;
    return (await lackingSpans(session, known.id, { from: known.since, to: known.until })).length > 0;
  });
}

function resultOf({ clock, network }: SyncContext, report: SyncReport, tries: number): JobResult {
  const { fault, left } = report;
  const detail = fault && `${fault.kind}: ${fault.detail}`;
  if (fault === null || fault.kind === 'denied' || fault.kind === 'changed') return { detail };
  if (fault.kind === 'throttled' && fault.retryAt !== undefined)
    return { detail, again: clock.now() + Math.max(1000, fault.retryAt - network.now()) };
  const wait = AGAIN_MS[tries - 1];
  return left === 0 || wait === undefined ? { detail } : { detail, again: clock.now() + wait };
}
