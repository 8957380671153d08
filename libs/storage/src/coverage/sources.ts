import type { Session } from '../session.js';
import { rows } from '../session.js';

/** When the newest file of each connection came in. */
export async function latestImports(session: Session): Promise<ReadonlyMap<number, Date>> {
  const found = await rows<{ connectionId: number; at: Date }>(
    session,
    `SELECT connection_id AS "connectionId", max(imported_at) AS at FROM coverage.import
     WHERE kind = 'activity' AND connection_id IS NOT NULL GROUP BY connection_id`,
  );
  return new Map(found.map(({ connectionId, at }) => [connectionId, at]));
}

/** When the newest roster came in, and how many did; null before the first. */
export async function rosterImports(
  session: Session,
): Promise<{ readonly at: Date; readonly rosters: number } | null> {
  const [found] = await rows<{ at: Date | null; rosters: number }>(
    session,
    `SELECT max(imported_at) AS at, count(*)::integer AS rosters FROM coverage.import WHERE kind = 'directory'`,
  );
  return found?.at ? { at: found.at, rosters: found.rosters } : null;
}

/** The accounts seen in the newest published 28-day window of a scope; null where none is, or it is hidden. */
export async function newestMatching(
  session: Session,
  scopeId: number,
): Promise<{
  readonly from: string;
  readonly to: string;
  readonly accounts: number;
  readonly matched: number;
} | null> {
  const [found] = await rows<{ from: string; to: string; accounts: number | null; matched: number | null }>(
    session,
    `SELECT first_day AS "from", last_day AS "to", accounts, matched FROM release.period
     WHERE scope_id = $1 AND kind = '28d' ORDER BY last_day DESC LIMIT 1`,
    [scopeId],
  );
  if (!found || found.accounts === null || found.matched === null) return null;
  return { ...found, accounts: found.accounts, matched: found.matched };
}
