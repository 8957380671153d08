import type { Stream } from '@takeup/connectors/kit';
import type { Day, InstantSpan, Slice, Zone } from '@takeup/domain';
import type { DriftNote, HeldRun, PartKey, Session, SettledSpan } from '@takeup/storage';
import {
  addSettled,
  countPage,
  guardRun,
  keepPages,
  loadAccounts,
  loadCommunities,
  loadRows,
  nameAccounts,
  noteDrift,
  noteInterrupted,
  noteReadToday,
} from '@takeup/storage';
import { today } from '../context.js';
import { accountsOf, actsOf, communitiesOf } from './facts-to-rows.js';
import type { ObservedRow } from './facts-to-rows.js';
import { pagesToKeep, replaceKept } from './keep-page.js';
import type { SyncContext } from './sync-context.js';

export interface PageToSave {
  readonly stream: Stream;
  readonly slice: Slice;
  readonly part: PartKey;
  readonly reading: string;
  readonly rows: readonly ObservedRow[];
  /** Everybody whom the rows name, as hexadecimal hashes, with that of an address's domain. */
  readonly named: ReadonlyMap<string, Buffer | null>;
  /** Fields left out, by name. */
  readonly drift: readonly DriftNote[];
  /** Where the slice goes on; undefined: it was read to its end. */
  readonly cursor: string | undefined;
  /** Newly covered, up to the instant from which it has settled. */
  readonly settled: SettledSpan | undefined;
  /** Newly read to its end, and not settled yet. */
  readonly early: InstantSpan | undefined;
  readonly syncId: number;
  readonly requests: number;
}

/** Facts, kept rows, cursor and coverage in the caller's one transaction, behind the fence. */
export async function savePage(
  session: Session,
  context: SyncContext,
  held: HeldRun,
  page: PageToSave,
): Promise<void> {
  await guardRun(session, held);
  const { stream, slice, part, rows, reading } = page;
  const { connectionId } = part;
  const {
    identity: { id: keyId },
    config: { zone },
  } = context;
  const on = today(context);
  await nameAccounts(
    session,
    keyId,
    [...page.named].map(([hash, domainHash]) => ({ accountHash: Buffer.from(hash, 'hex'), domainHash })),
  );
  await writeFacts(
    session,
    { connectionId, keyId, seenOn: on, zone, tellsActs: stream.tells.acts.length > 0 },
    rows,
  );
  await keepPages(session, part, await pagesToKeep({ stream, slice, reading }, rows, { on, zone, keyId }));
  await noteDrift(session, { connectionId, stream: stream.name, on }, page.drift);
  if ('from' in slice) {
    const { from, to } = slice;
    await noteInterrupted(
      session,
      part,
      page.cursor === undefined ? null : { from, to, cursor: page.cursor, reading },
    );
    if (page.cursor === undefined) await replaceKept(session, part, { stream, slice, reading });
  }
  if (page.settled) await addSettled(session, part, page.settled);
  if (page.early) await noteReadToday(session, part, page.early, on);
  await countPage(session, page.syncId, page.requests);
}

export interface FactsOf {
  readonly connectionId: number;
  readonly keyId: number;
  readonly zone: Zone;
  /** The day on which lists were read; null: what they say is left as it is. */
  readonly seenOn: Day | null;
  readonly tellsActs: boolean;
}

/** Puts what rows tell in the place of what was known of them. Nobody is given a key for it. */
export async function writeFacts(
  session: Session,
  { connectionId, keyId, zone, seenOn, tellsActs }: FactsOf,
  rows: readonly ObservedRow[],
): Promise<number> {
  if (seenOn !== null) {
    await loadCommunities(session, connectionId, communitiesOf(rows));
    const accounts = accountsOf(rows);
    if (accounts.length > 0) await loadAccounts(session, { connectionId, keyId, seenOn }, accounts);
  }
  if (!tellsActs) return 0;
  return loadRows(session, {
    connectionId,
    keyId,
    rowKeys: rows.map(({ rowKey }) => rowKey),
    acts: actsOf(rows, zone),
  });
}
