import type { Session } from '../session.js';
import { rows } from '../session.js';
import type { DirtyMonth } from './rebuild-masks.js';

/**
 * The days of one month and connection whose acts are others than when this was last asked, and remembers them as they
 * are now. What an act counts for is not looked at, and neither is whose it is: whether a figure would be another one
 * is an answer about the person who made it.
 */
export async function takeChangedDays(
  session: Session,
  { connectionId, month }: DirtyMonth,
): Promise<readonly string[]> {
  const found = await rows<{ day: string }>(
    session,
    `WITH told AS (
       SELECT day, count(*) || ' ' || sum(('x' || left(md5(concat_ws(' ', account_key, act_key, kind, community_id)), 16))
         ::bit(64)::bigint::numeric) AS content
       FROM person.act
       WHERE connection_id = $1 AND day >= $2::date AND day < $2::date + interval '1 month' GROUP BY day),
     written AS (
       INSERT INTO counting.day_content AS c (connection_id, day, content) SELECT $1, day, content FROM told
       ON CONFLICT (connection_id, day) DO UPDATE SET content = excluded.content WHERE c.content <> excluded.content
       RETURNING c.day),
     emptied AS (
       DELETE FROM counting.day_content c
       WHERE c.connection_id = $1 AND c.day >= $2::date AND c.day < $2::date + interval '1 month'
         AND NOT EXISTS (SELECT FROM told WHERE told.day = c.day)
       RETURNING c.day)
     SELECT day FROM written UNION ALL SELECT day FROM emptied ORDER BY day`,
    [connectionId, month],
  );
  return found.map(({ day }) => day);
}
