import type { Fault, Preflight, Stream } from '@takeup/connectors/kit';
import { Faulted, faulted, topicMatcher } from '@takeup/connectors/kit';
import type { Day } from '@takeup/domain';
import { tellsPeople } from '@takeup/domain';
import type { HeldRun } from '@takeup/storage';
import {
  beginSync,
  claimConnection,
  coolOff,
  endSync,
  guardRun,
  inTransaction,
  notePreflight,
  notePulled,
  writeProgress,
} from '@takeup/storage';
import { communitiesInForce } from '../charter/communities-in-force.js';
import { topicsInForce } from '../charter/topics-in-force.js';
import { today } from '../context.js';
import { openAsker } from './ask.js';
import { declareParts, planStream } from './plan-stream.js';
import type { Sync } from './read-slice.js';
import { readSlice } from './read-slice.js';
import { otherAtPlace } from './same-place.js';
import type { Source, SyncContext } from './sync-context.js';
import { EVER, wantedSpan } from './wanted.js';

/** How long a process that ended in the middle of a request may have been told to wait. */
const COOL_OFF_MS = 5_000;
/** After so many refusals in a row the platform is down, and asking on helps nobody. */
const DOWN_AFTER = 100;

export interface SyncRequest {
  readonly source: Source;
  readonly held: HeldRun;
  /** Only from this day on, this time. */
  readonly from?: Day;
  /** Nothing that counts as read: it was read again just now. */
  readonly rereads?: false;
  readonly coolOffMs?: number;
}

export interface SyncReport {
  readonly connection: string;
  readonly requests: number;
  /** Pieces read to their end. */
  readonly slices: number;
  /** Answers that were saved. */
  readonly pages: number;
  /** Slices that could not be read this time. */
  readonly left: number;
  /** What stood in the way last; `not-yet` only where nothing else did, and null where nothing at all. */
  readonly fault: Fault | null;
}

/**
 * Reads what is not read yet of one connection, newest first. Every page is saved with its place, so it can be cut off
 * anywhere and goes on there; what fails is left for the next time and hinders nothing else.
 * @throws LeaseLost where another process has taken over
 */
export async function syncConnection(context: SyncContext, request: SyncRequest): Promise<SyncReport> {
  const { source, held } = request;
  const { connectionId, syncId, topicsOf, named } = await begin(context, request);
  const { session: asking, requests } = openAsker(context, source, connectionId);
  let pages = 0;
  const onPage = () => (pages += 1);
  const sync: Sync = {
    context,
    source,
    held,
    asking,
    connectionId,
    syncId,
    topicsOf,
    named,
    requests,
    onPage,
  };
  let slices = 0;
  let left = 0;
  let fault: Fault | null = null;
  try {
    await noteCheck(sync, await source.connector.check(asking));
    const streams = await source.connector.discover(asking);
    await declareParts(sync, streams);
    for (const stream of streams) {
      const read = await readStream(sync, stream, request);
      slices += read.slices;
      left += read.left;
      fault = graver(read.fault, fault);
      // What the platform counts itself hinders nobody who is told of.
      if (!tellsPeople(stream.tells)) continue;
      // An act is tied to its community when it is read: without the list of them it would stay outside for good.
      if (read.stop || (read.left > 0 && stream.tells.lists.includes('community'))) break;
    }
  } catch (error) {
    if (!(error instanceof Faulted)) throw error;
    fault = error.fault;
  } finally {
    await asking.close();
    await writeProgress(context.pools.owner.manager, null).catch(() => undefined);
  }
  await inTransaction(context.pools, async (session) => {
    await guardRun(session, held);
    await endSync(session, syncId, {
      at: new Date(context.clock.now()),
      requests: requests(),
      left,
      fault: fault && { kind: fault.kind, detail: fault.detail },
    });
  });
  return { connection: source.key, requests: requests(), slices, pages, left, fault };
}

async function begin(context: SyncContext, { source, held, coolOffMs = COOL_OFF_MS }: SyncRequest) {
  const { key, title, connector, since } = source;
  const { zone } = context.config;
  return inTransaction(context.pools, async (session) => {
    await guardRun(session, held);
    const { id } = await claimConnection(session, key, title);
    const wanted = wantedSpan({ zone, today: today(context), since, historyDays: EVER });
    await notePulled(session, id, {
      connector: connector.id,
      since: new Date(wanted.from),
      until: new Date(wanted.to),
    });
    await coolOff(session, id, coolOffMs);
    const syncId = await beginSync(session, id, new Date(context.clock.now()));
    return {
      connectionId: id,
      syncId,
      topicsOf: topicMatcher(await topicsInForce(session)),
      named: await communitiesInForce(session, key),
    };
  });
}

/** @throws Faulted where a connection that was there before leads to the same place */
async function noteCheck(
  { context, source, connectionId, held }: Sync,
  { platform, role, workspace, notes }: Preflight,
): Promise<void> {
  await inTransaction(context.pools, async (session) => {
    await guardRun(session, held);
    const inUse = new Set(context.sources.map(({ key }) => key));
    const reached = { key: source.key, connector: source.connector.id, workspace };
    const other = await otherAtPlace(session, reached, inUse);
    if (other && other.id < connectionId) throw faulted('denied', 'same-place', `as ${other.key}`);
    const codes = notes.map(({ code }) => code);
    const at = new Date(context.clock.now());
    await notePreflight(session, connectionId, {
      ...{ platform, role, notes: codes, at },
      workspace: workspace ?? null,
    });
  });
}

interface StreamRead {
  readonly slices: number;
  readonly left: number;
  readonly fault: Fault | null;
  /** Asking on would not help. */
  readonly stop: boolean;
}

async function readStream(sync: Sync, stream: Stream, request: SyncRequest): Promise<StreamRead> {
  const slices = await planStream(sync, stream, request);
  let left = 0;
  let inRow = 0;
  let fault: Fault | null = null;
  for (const [done, slice] of slices.entries()) {
    if (done % 10 === 0) await tell(sync, stream, done, slices.length);
    const met = await readSlice(sync, stream, slice);
    if (met === null) {
      inRow = 0;
      continue;
    }
    fault = graver(met, fault);
    left += 1;
    // Whoever says what he does not have is there.
    inRow = met.kind === 'absent' ? 0 : inRow + 1;
    const hopeless = met.kind === 'denied' || met.kind === 'throttled' || met.kind === 'changed';
    if (hopeless || inRow >= DOWN_AFTER)
      return { slices: done, left: left + slices.length - done - 1, fault, stop: true };
  }
  return { slices: slices.length - left, left, fault, stop: false };
}

/** A day that only comes late hides nothing that somebody has to see to. */
function graver(met: Fault | null, before: Fault | null): Fault | null {
  return met === null || (met.kind === 'not-yet' && before !== null) ? before : met;
}

async function tell({ context, source }: Sync, stream: Stream, done: number, total: number): Promise<void> {
  if (stream.progress === 'snapshot') return;
  await writeProgress(context.pools.owner.manager, {
    task: 'SYNCING',
    subject: source.title,
    done,
    total,
  }).catch(() => undefined);
}
