import type { Session } from '../session.js';
import { rows } from '../session.js';

/** From now on these days are covered, also where nobody acted on them. Both inclusive. @returns how many are new */
export async function coverDays(
  session: Session,
  connectionId: number,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<number> {
  const found = await rows(
    session,
    `INSERT INTO coverage.covered_day (connection_id, day)
     SELECT $1, day::date FROM generate_series($2::date, $3::date, interval '1 day') AS day
     ON CONFLICT DO NOTHING RETURNING day`,
    [connectionId, from, to],
  );
  return found.length;
}
