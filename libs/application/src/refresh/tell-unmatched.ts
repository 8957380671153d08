import { tellUnmatched } from '@takeup/disclosure';
import type { UnmatchedCounts } from '@takeup/domain';
import { UNMATCHED_REASONS } from '@takeup/domain';
import type { ReasonCount } from '@takeup/storage';
import { countReasons, inTransaction, newestMatching, scopeByKey, writeUnmatched } from '@takeup/storage';
import type { Context } from '../context.js';
import { groupBy } from '../grouping.js';
import { EVERYTHING } from './scopes.js';

/**
 * Tells why accounts seen in the newest published window match nobody, by today's directory and rules: of each connection
 * by itself, so that what all of them have is a sum of what is told. Nothing where what matched is not told.
 */
export async function tellWhyUnmatched({ pools, config }: Context): Promise<void> {
  await inTransaction(pools, async (session) => {
    const scope = await scopeByKey(session, EVERYTHING);
    const window = scope && (await newestMatching(session, scope.id));
    if (!window) return writeUnmatched(session, null);
    const { from, to } = window;
    const byConnection = groupBy(await countReasons(session, { from, to }), ({ connection }) => connection);
    const told = [...byConnection].flatMap(([connection, counts]) =>
      [...tellUnmatched(countsOf(counts), config.policy.minimumGroup)].map(([reason, atLeast]) => ({
        ...{ connection, reason, atLeast },
      })),
    );
    await writeUnmatched(session, { from, to, told });
  });
}

function countsOf(counts: readonly ReasonCount[]): UnmatchedCounts {
  const of = (reason: string) => counts.find((own) => own.reason === reason)?.accounts ?? 0;
  return Object.fromEntries(UNMATCHED_REASONS.map((reason) => [reason, of(reason)])) as UnmatchedCounts;
}
