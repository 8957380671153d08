import type { Day } from '@takeup/domain';
import { addDays, dailySlots } from '@takeup/domain';
import {
  addSlots,
  connections,
  ensureJob,
  forgetSettled,
  inTransaction,
  lackingSpans,
} from '@takeup/storage';
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
const AGAIN_MS = [10_000, 30_000, 300_000, 1_800_000, 3_600_000, 3_600_000, 3_600_000, 3_600_000];

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
      const newest = await syncConnection(context, { ...request, from });
      if (newest.pages > 0 || newest.fault !== null) onRead(newest);
      if (newest.fault !== null || !(await lacksOlder(context, source)))
        return resultOf(context, newest, held.tries);
      const older = await syncConnection(context, request);
      onRead(older);
      return resultOf(context, older, held.tries);
    },
  };
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

/** Asks for a sync as soon as somebody is there to do it; with days, for those again whatever is known of them. */
export async function requestSync(
  context: Context,
  connection: string,
  again: { readonly from: Day; readonly to: Day } | null = null,
): Promise<string> {
  const { pools, clock, config } = context;
  const job = syncJobName(connection);
  const now = new Date(clock.now());
  const slot = `${today(context)}T${now.toISOString().slice(11, 23)}`;
  await inTransaction(pools, async (session) => {
    const known = (await connections(session)).find(({ key }) => key === connection);
    if (again && known) {
      await forgetSettled(session, known.id, {
        from: config.zone.startOf(again.from),
        to: config.zone.startOf(addDays(again.to, 1)),
      });
    }
    await ensureJob(session, job);
    await addSlots(session, job, [{ slot, state: 'due' }], now);
  });
  return slot;
}
