import type { Page } from '@takeup/connectors/kit';
import type { Day, InstantSpan } from '@takeup/domain';
import { addDays } from '@takeup/domain';
import type {
  AccountKeys,
  DriftNote,
  HeldRun,
  NamedAccount,
  PageToKeep,
  PartKey,
  Session,
  SettledSpan,
} from '@takeup/storage';
import {
  addSettled,
  countPage,
  forgetInterrupted,
  guardRun,
  keepPages,
  loadAccounts,
  loadAggregates,
  loadCommunities,
  loadRows,
  nameAccounts,
  noteDrift,
  noteInterrupted,
  noteReadToday,
} from '@takeup/storage';
import type { Told } from './facts-to-rows.js';
import type { Reading } from './keep-page.js';
import { replaceKept } from './keep-page.js';
import type { SyncContext } from './sync-context.js';

/** A page as it is written. */
export interface SeenPage {
  /** The organisation's day of reading. */
  readonly on: Day;
  readonly told: Told;
  readonly named: readonly NamedAccount[];
  readonly kept: readonly PageToKeep[];
  /** Fields left out, by name. */
  readonly drift: readonly DriftNote[];
  /** Where the slice goes on; undefined: it was read to its end. */
  readonly cursor: Page['cursor'] | undefined;
  readonly covers: Page['covers'] | undefined;
}

export interface PageToSave extends Reading {
  readonly part: PartKey;
  readonly page: SeenPage;
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
  { identity: { id: keyId } }: Pick<SyncContext, 'identity'>,
  held: HeldRun,
  { stream, slice, part, reading, begunAt, page, ...read }: PageToSave,
): Promise<void> {
  await guardRun(session, held);
  const { connectionId } = part;
  const { on, cursor } = page;
  const accounts = await nameAccounts(session, keyId, page.named);
  await writeFacts(
    session,
    {
      ...{ connectionId, keyId, seenOn: on, accounts },
      tellsActs: stream.tells.acts.length > 0,
      tellsCounts: stream.tells.counts !== undefined,
      settledUpTo: addDays(on, -stream.settleDays - 1),
    },
    page.told,
  );
  await keepPages(session, part, page.kept);
  await noteDrift(session, { connectionId, stream: stream.name, on }, page.drift);
  if ('from' in slice) {
    const { from, to } = slice;
    if (cursor !== undefined) await noteInterrupted(session, part, { from, to, cursor, reading, begunAt });
    else {
      await forgetInterrupted(session, part, { from, to });
      await replaceKept(session, part, { stream, slice, reading });
    }
  }
  if (read.settled) await addSettled(session, part, read.settled);
  if (read.early) await noteReadToday(session, part, read.early, on);
  await countPage(session, read.syncId, read.requests);
}

export interface FactsOf {
  readonly connectionId: number;
  readonly keyId: number;
  /** The day on which lists were read; null: what they say is left as it is. */
  readonly seenOn: Day | null;
  readonly tellsActs: boolean;
  readonly tellsCounts: boolean;
  /** The last day that what the platform counts itself has settled on; null: it was not read again, and is as it was. */
  readonly settledUpTo: Day | null;
  /** Whoever has no key is passed over. */
  readonly accounts: AccountKeys;
}

/** Puts what rows tell in the place of what was known of them. */
export async function writeFacts(
  session: Session,
  { connectionId, keyId, seenOn, tellsActs, tellsCounts, settledUpTo, accounts }: FactsOf,
  told: Told,
): Promise<number> {
  if (seenOn !== null) {
    await loadCommunities(session, connectionId, told.communities);
    await loadAccounts(session, { connectionId, keyId, seenOn }, told.accounts, accounts);
  }
  const settled = (day: Day) => (settledUpTo === null ? null : day <= settledUpTo);
  const aggregates = told.aggregates.map((own) => ({ ...own, settled: settled(own.day) }));
  const { rowKeys } = told;
  const counted = tellsCounts ? await loadAggregates(session, { connectionId, rowKeys, aggregates }) : 0;
  return counted + (tellsActs ? await loadRows(session, { connectionId, ...told }, accounts) : 0);
}
