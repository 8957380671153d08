import type { Session } from '../session.js';
import { rows } from '../session.js';

/** The last days of the first and the newest published period. */
export interface ReleasedSpan {
  readonly first: string;
  readonly last: string;
}

/** From when to when adoption is published in a scope; null before any is. */
export async function releasedSpan(
  session: Session,
  { scopeId, kind, until }: { readonly scopeId: number; readonly kind: string; readonly until: string },
): Promise<ReleasedSpan | null> {
  const [found] = await rows<{ first: string | null; last: string | null }>(
    session,
    `SELECT min(last_day) AS first, max(last_day) AS last FROM release.period
     WHERE scope_id = $1 AND kind = $2 AND last_day <= $3`,
    [scopeId, kind, until],
  );
  const { first = null, last = null } = found ?? {};
  return first === null || last === null ? null : { first, last };
}
