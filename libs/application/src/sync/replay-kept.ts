import type { Connector } from '@takeup/connectors/kit';
import type { Day } from '@takeup/domain';
import { addDays } from '@takeup/domain';
import type { HeldRun, KeptPlace, KeptWanted, PageToReplay, Session } from '@takeup/storage';
import { guardRun, holdJob, inTransaction, keysOf, nextKept } from '@takeup/storage';
import type { Context } from '../context.js';
import type { Job } from '../job/scheduler.js';
import { NotKept, asKept } from './as-kept.js';
import type { ObservedRow } from './facts-to-rows.js';
import { toldBy } from './facts-to-rows.js';
import { keptRows } from './keep-page.js';
import { writeFacts } from './save-page.js';
import { syncJobName } from './sync-job.js';

/** Rows looked at in one transaction: it holds up whoever reads the connection meanwhile. */
const ROWS_AT_ONCE = 2_000;

export const replayJobName = (connection: string) => `replay:${connection}`;

export interface ReplayWanted {
  readonly connection: string;
  readonly connectionId: number;
  readonly connector: Connector;
  /** Null: all of them. */
  readonly stream: string | null;
  /** Both inclusive; null: whatever is kept. */
  readonly days: { readonly first: Day; readonly last: Day } | null;
}

export interface ReplayReport {
  readonly connection: string;
  readonly pages: number;
  readonly rows: number;
  /** Acts that came, went or changed. */
  readonly changed: number;
  /** Pages that do not hold what is looked at today: what they told was left as it was. */
  readonly unfit: number;
}

/**
 * Derives facts anew from kept rows by what `observe` makes of them today. The platform is not asked. Batch by batch, each
 * in a transaction that keeps whoever reads the connection from writing; rows that a newer page holds are passed over, so
 * it may be cut off anywhere, run at any time and any number of times. Whoever has no key any more is passed over too.
 * @throws LeaseLost where another process has taken over
 */
export async function replayKept(
  context: Context,
  held: HeldRun,
  wanted: ReplayWanted,
): Promise<ReplayReport> {
  const pages = keptWanted(context, wanted);
  const report = { connection: wanted.connection, pages: 0, rows: 0, changed: 0, unfit: 0 };
  let place: KeptPlace = { lists: true, after: '0' };
  for (;;) {
    const batch: readonly PageToReplay[] = await inTransaction(context.pools, async (session) => {
      await guardRun(session, held);
      await holdJob(session, syncJobName(wanted.connection));
      const next = await nextKept(session, pages, place, ROWS_AT_ONCE);
      for (const page of next) {
        const done = await replayPage(session, context, { wanted, page });
        report.pages += 1;
        report.rows += done.rows;
        report.changed += done.changed;
        report.unfit += done.unfit;
      }
      return next;
    });
    const last = batch.at(-1);
    if (last !== undefined) place = { ...place, after: last.pageId };
    else if (place.lists) place = { lists: false, after: '0' };
    else return report;
  }
}

/** The slot is there because somebody asked: it never falls due by itself. */
export function replayJob(
  context: Context,
  wanted: ReplayWanted,
  onDone: (report: ReplayReport) => void,
): Job {
  return {
    name: replayJobName(wanted.connection),
    due: () => [],
    run: async (held) => {
      onDone(await replayKept(context, held, wanted));
      return { detail: null };
    },
  };
}

/** What is wanted, as it is looked for. */
export function keptWanted(
  { config: { zone } }: Context,
  { connectionId, stream, days }: Pick<ReplayWanted, 'connectionId' | 'stream' | 'days'>,
): KeptWanted {
  return {
    connectionId,
    stream,
    days: days && { ...days, from: zone.startOf(days.first), to: zone.startOf(addDays(days.last, 1)) },
  };
}

interface Replayed {
  readonly wanted: ReplayWanted;
  readonly page: PageToReplay;
}

async function replayPage(
  session: Session,
  { config: { zone } }: Context,
  { wanted, page }: Replayed,
): Promise<Pick<ReplayReport, 'rows' | 'changed' | 'unfit'>> {
  const rows = await observeAgain(wanted.connector, page);
  if (rows === null) return { rows: 0, changed: 0, unfit: 1 };
  const told = toldBy(rows, zone);
  const accounts = await keysOf(
    session,
    page.keyId,
    [...told.accounts, ...told.acts].map(({ accountHash }) => accountHash),
  );
  const changed = await writeFacts(
    session,
    {
      connectionId: wanted.connectionId,
      keyId: page.keyId,
      accounts,
      // Days that are asked for say nothing of lists, and an older list must not take the place of a newer one.
      seenOn: wanted.days === null ? page.readOn : null,
      tellsActs: true,
      tellsCounts: true,
      settledUpTo: null,
    },
    told,
  );
  return { rows: rows.length, changed, unfit: 0 };
}

async function observeAgain(
  connector: Connector,
  page: PageToReplay,
): Promise<readonly ObservedRow[] | null> {
  const overtaken = new Set(page.overtaken);
  const { keep, rows } = await keptRows(page);
  try {
    return rows
      .filter(({ rowKey }) => !overtaken.has(rowKey))
      .map((own) => ({ ...own, facts: connector.observe(page.stream, asKept(own.row, keep)) }));
  } catch (error) {
    if (error instanceof NotKept) return null;
    throw error;
  }
}
