import type { Session } from '../session.js';
import { rows } from '../session.js';

/** Days of a connection of which somebody said that they are as quiet as they look. */
export async function confirmedDays(session: Session, connectionId: number): Promise<ReadonlySet<string>> {
  const found = await rows<{ day: string }>(
    session,
    `SELECT day FROM coverage.confirmed_day WHERE connection_id = $1`,
    [connectionId],
  );
  return new Set(found.map(({ day }) => day));
}

/** @param on the organisation's day */
export async function writeConfirmed(
  session: Session,
  connectionId: number,
  days: readonly string[],
  on: string,
): Promise<void> {
  await session.query(
    `INSERT INTO coverage.confirmed_day (connection_id, day, confirmed_on)
     SELECT $1, unnest($2::date[]), $3 ON CONFLICT DO NOTHING`,
    [connectionId, days, on],
  );
}
