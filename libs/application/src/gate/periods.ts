import type { UnmatchedReason } from '@takeup/domain';
import { isUnmatchedReason } from '@takeup/domain';
import type { ReleasedPeriod, Session } from '@takeup/storage';
import {
  idleAliases,
  matchingByConnection,
  newestMatching,
  readPreviewRow,
  readUnmatched,
  releasedPeople,
  releasedPeriod,
  releasedPeriods,
} from '@takeup/storage';

/** The people that the widest measure of a period counts, and with them the accounts that match nobody. */
export interface ToldMatch {
  readonly accounts: number;
  readonly matched: number;
}

/** A published period with what may be told of everybody in it. */
export interface ToldPeriod extends Omit<ReleasedPeriod, 'accounts' | 'matched' | 'exclusions'> {
  /** Null where it would tell what is hidden. */
  readonly match: ToldMatch | null;
  /** Every declared reason, with people rounded to 10; null: fewer than 20, perhaps nobody. */
  readonly excluded: ReleasedPeriod['exclusions'];
}

export async function toldPeriod(
  session: Session,
  scopeId: number,
  key: string,
): Promise<ToldPeriod | undefined> {
  const found = await releasedPeriod(session, scopeId, key);
  return found && openPeriod(found);
}

/** Oldest first. */
export async function toldPeriods(
  session: Session,
  scopeId: number,
  kind: string,
): Promise<readonly ToldPeriod[]> {
  return (await releasedPeriods(session, scopeId, kind)).map(openPeriod);
}

function openPeriod({ accounts, matched, exclusions, ...period }: ReleasedPeriod): ToldPeriod {
  const match = accounts === null || matched === null ? null : { accounts, matched };
  return { ...period, match, excluded: exclusions };
}

/** The accounts seen in the newest published 28-day window of a scope, under the same rule. */
export const toldMatching = newestMatching;

/** The same of each connection that some scope counts by itself; one of which nothing may be told is left out. */
export async function toldMatchingByConnection(session: Session): Promise<ReadonlyMap<string, ToldMatch>> {
  return new Map(
    (await matchingByConnection(session)).flatMap(
      ({ connection, accounts, matched }): [string, ToldMatch][] =>
        accounts === null || matched === null ? [] : [[connection, { accounts, matched }]],
    ),
  );
}

/** Why accounts match nobody: of a connection and a reason, so many at least. */
export interface ToldUnmatched {
  readonly from: string;
  readonly to: string;
  readonly told: readonly {
    readonly connection: string;
    readonly reason: UnmatchedReason;
    readonly atLeast: number;
  }[];
}

/** As the worker told it last: nothing else of it is stored where a reader may look. */
export async function toldUnmatched(session: Session): Promise<ToldUnmatched | null> {
  const known = await readUnmatched(session);
  if (known === null) return null;
  const told = known.told.flatMap(({ reason, ...own }) =>
    isUnmatchedReason(reason) ? [{ ...own, reason }] : [],
  );
  return { ...known, told };
}

/** Rules that tie nothing: lines of the operator's own file. For the owner's sessions. */
export const toldIdleAliases = idleAliases;

/** People in scope in an epoch: the head count of everybody, where everybody together is no hidden cell. */
export const toldPeople = releasedPeople;

/** The set-up preview: rounded by the worker that wrote it, and small differences told as none. */
export const toldPreview = readPreviewRow;
