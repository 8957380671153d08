import { unmatchedStep } from '@takeup/disclosure';
import type { Day, UnmatchedReason } from '@takeup/domain';
import { ROOT, compareText } from '@takeup/domain';
import { connections, inTransaction, reading } from '@takeup/storage';
import type { Session } from '@takeup/storage';
import type { Context } from '../context.js';
import { limitOf } from '../context.js';
import type { ToldMatch } from '../gate/index.js';
import {
  scopeByKey,
  toldIdleAliases,
  toldMatching,
  toldMatchingByConnection,
  toldUnmatched,
} from '../gate/index.js';
import { EVERYTHING } from '../refresh/scopes.js';

/** Why accounts match nobody, as far as it may be told. */
export interface UnmatchedView {
  readonly from: Day;
  readonly to: Day;
  /** Numbers are told in steps of so many; of a reason with fewer nothing is. */
  readonly step: number;
  /** Of all sources: the sums of what is told of each; the largest first. */
  readonly reasons: readonly ToldReason[];
  /** The same by source; sources of which nothing is told are left out. */
  readonly bySource: readonly { readonly connection: string; readonly reasons: readonly ToldReason[] }[];
}

export interface ToldReason {
  readonly reason: UnmatchedReason;
  readonly atLeast: number;
}

/** Null before a window is published, where nothing may be told, and for whoever sees a part of the organisation only. */
export async function readUnmatched(session: Session, context: Context): Promise<UnmatchedView | null> {
  const known = limitOf(context) === ROOT ? await toldUnmatched(session) : null;
  if (known === null) return null;
  const { from, to, told } = known;
  const sums = new Map<UnmatchedReason, number>();
  const bySource = new Map<string, ToldReason[]>();
  for (const { connection, reason, atLeast } of told) {
    sums.set(reason, (sums.get(reason) ?? 0) + atLeast);
    bySource.set(connection, [...(bySource.get(connection) ?? []), { reason, atLeast }]);
  }
  return {
    from,
    to,
    step: unmatchedStep(context.config.policy.minimumGroup),
    reasons: [...sums]
      .map(([reason, atLeast]) => ({ reason, atLeast }))
      .sort((a, b) => b.atLeast - a.atLeast || compareText(a.reason, b.reason)),
    bySource: [...bySource].map(([connection, reasons]) => ({ connection, reasons })),
  };
}

export interface AccountsView {
  readonly unmatched: UnmatchedView | null;
  /** Of all sources, in the newest published window; null where it may not be told. */
  readonly match: ToldMatch | null;
  readonly sources: readonly {
    readonly key: string;
    readonly title: string;
    /** Null where no initiative counts this source alone, or it may not be told. */
    readonly match: ToldMatch | null;
    readonly reasons: readonly ToldReason[];
  }[];
}

/** How accounts of each source match the directory. */
export function readAccounts(context: Context): Promise<AccountsView> {
  return reading(context.pools, async (session) => {
    const unmatched = await readUnmatched(session, context);
    const scope = unmatched && (await scopeByKey(session, EVERYTHING));
    const all = scope ? await toldMatching(session, scope.id) : null;
    const matches = unmatched ? await toldMatchingByConnection(session) : new Map<string, ToldMatch>();
    const reasons = new Map(unmatched?.bySource.map((own) => [own.connection, own.reasons]));
    const titles = new Map(context.config.connections.map(({ key, title }) => [key, title]));
    const seen = (await connections(session)).filter(({ kinds }) => kinds.length > 0);
    return {
      unmatched,
      match: all && { accounts: all.accounts, matched: all.matched },
      sources: seen.map(({ key, title }) => ({
        key,
        title: titles.get(key) ?? title,
        match: matches.get(key) ?? null,
        reasons: reasons.get(key) ?? [],
      })),
    };
  });
}

/** Rules of the operator's that tie nothing now: whose employee no directory had, whose account the newest one gives to somebody else. */
export function examineAliases({
  pools,
}: Context): Promise<{ readonly unknown: number; readonly taken: number }> {
  return inTransaction(pools, toldIdleAliases);
}
