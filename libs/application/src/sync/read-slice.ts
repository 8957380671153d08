import type { Fault, Page, Session as Asking, Stream } from '@takeup/connectors/kit';
import { Faulted, endingPages } from '@takeup/connectors/kit';
import type { Slice } from '@takeup/domain';
import type { HeldRun, PartKey, SettledSpan } from '@takeup/storage';
import {
  forgetInterrupted,
  guardRun,
  inTransaction,
  noteAsked,
  noteSnapshot,
  readingOf,
  unhurried,
} from '@takeup/storage';
import { today } from '../context.js';
import { toldBy } from './facts-to-rows.js';
import type { Reading } from './keep-page.js';
import { pagesToKeep, replaceKept } from './keep-page.js';
import type { TopicMatcher } from './observe-page.js';
import { observePage } from './observe-page.js';
import { readAhead } from './read-ahead.js';
import type { SeenPage } from './save-page.js';
import { savePage } from './save-page.js';
import type { Covered } from './settled-of.js';
import { asAsked, earlyOf, settledOf } from './settled-of.js';
import type { Source, SyncContext } from './sync-context.js';

/** One sync of one connection while it runs. */
export interface Sync {
  readonly context: SyncContext;
  readonly source: Source;
  readonly held: HeldRun;
  readonly asking: Asking<unknown>;
  readonly connectionId: number;
  readonly syncId: number;
  readonly topicsOf: TopicMatcher;
  /** Communities of this connection that charters name. */
  readonly named: ReadonlySet<string>;
  /** Requests sent so far. */
  readonly requests: () => number;
  readonly onPage: () => void;
}

/** Reads one slice to its end, page by page; what stopped it is a value. Rows of pages before stay saved. */
export async function readSlice(sync: Sync, stream: Stream, slice: Slice): Promise<Fault | null> {
  const first = await readOnce(sync, stream, slice);
  if (first?.kind !== 'cursor-expired') return first;
  const part = partOf(sync, slice);
  await inTransaction(sync.context.pools, async (session) => {
    await guardRun(session, sync.held);
    if ('from' in slice) await forgetInterrupted(session, part, slice);
  });
  const { cursor: _expired, ...whole } = slice;
  return readOnce(sync, stream, whole);
}

async function readOnce(sync: Sync, stream: Stream, slice: Slice): Promise<Fault | null> {
  const { source, asking, context } = sync;
  const part = partOf(sync, slice);
  const { owner } = context.pools;
  const begun = await readingOf(owner.manager, part, 'from' in slice ? slice : null);
  const reading = { stream, slice, ...begun, begunAt: begun.begunAt ?? context.clock.now() };
  try {
    const asked = asAsked(sync, stream, slice);
    const pages = endingPages(source.connector.read(asking, asked), asked);
    for await (const page of readAhead(seen(sync, reading, pages)))
      await takePage(sync, { ...reading, part, page });
    if (slice.by === 'snapshot') {
      await inTransaction(context.pools, async (session) => {
        await guardRun(session, sync.held);
        await noteSnapshot(session, part, today(context));
        await replaceKept(session, part, reading);
      });
    }
    return null;
  } catch (error) {
    if (!(error instanceof Faulted)) throw error;
    await noteFault(sync, { slice, part, fault: error.fault });
    return error.fault;
  }
}

/** All that is made of a page before the database is needed for it, done while the page before is written. */
async function* seen(
  { context, source, topicsOf }: Sync,
  reading: Reading,
  pages: AsyncIterable<Page>,
): AsyncGenerator<SeenPage> {
  const { stream } = reading;
  const {
    identity: { id: keyId },
    config: { zone },
  } = context;
  const observer = { connection: source.key, connector: source.connector, stream, topicsOf };
  for await (const { rows: raw, cursor, covers } of pages) {
    const { rows, named, drift } = await observePage(context, observer, raw);
    const on = today(context);
    const kept = await pagesToKeep(reading, rows, { on, zone, keyId });
    yield { on, named, drift, kept, told: toldBy(rows, zone), cursor, covers };
  }
}

interface Taken extends Reading {
  readonly part: PartKey;
  readonly page: SeenPage;
}

async function takePage(sync: Sync, taken: Taken): Promise<void> {
  const { context, held, syncId } = sync;
  const { stream, page, begunAt } = taken;
  const covered = page.covers && { ...page.covers, begunAt };
  await inTransaction(context.pools, async (session) => {
    await unhurried(session);
    await savePage(session, context, held, {
      ...taken,
      settled: covered && settledBy(sync, taken, covered),
      early: covered && earlyOf(context, stream, covered),
      syncId,
      requests: sync.requests(),
    });
  });
  sync.onPage();
}

/** Of a stream by change only a reading to the moment makes sure that nothing of what was read before has moved on since. */
function settledBy(
  { context }: Sync,
  { stream, slice }: Pick<Reading, 'stream' | 'slice'>,
  covered: Covered,
): SettledSpan {
  const settled = settledOf(context, stream, covered);
  if (stream.byChange !== true) return settled;
  return { ...settled, exactUpTo: 'from' in slice && slice.open === true ? slice.to : Infinity };
}

async function noteFault(
  { context, held }: Sync,
  { slice, part, fault }: { readonly slice: Slice; readonly part: PartKey; readonly fault: Fault },
): Promise<void> {
  // Being told to wait says nothing of the days asked for.
  if (!('from' in slice) || fault.kind === 'throttled' || fault.kind === 'cursor-expired') return;
  await inTransaction(context.pools, async (session) => {
    await guardRun(session, held);
    await noteAsked(session, part, {
      from: slice.from,
      to: slice.to,
      askedOn: today(context),
      kind: fault.kind,
      detail: fault.detail,
      at: new Date(context.clock.now()),
    });
  });
}

function partOf({ connectionId }: Sync, slice: Slice): PartKey {
  return { connectionId, stream: slice.stream, part: slice.part ?? '' };
}
