import type { Session } from '../session.js';
import { rows } from '../session.js';
import type { RosterRow } from './roster.table.js';
import { RosterTable } from './roster.table.js';

/** Oldest import first. */
export function rosters(session: Session): Promise<readonly RosterRow[]> {
  return session.getRepository(RosterTable).find({ order: { id: 'ASC' } });
}

export interface ProfileRow {
  readonly id: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly people: number;
}

/** The profiles of a roster's people who are in it on a day, with how many share each. */
export async function profilesOf(
  session: Session,
  rosterId: number,
  onDay: string,
): Promise<readonly ProfileRow[]> {
  return rows(
    session,
    `SELECT p.profile_id AS id, p.attributes, m.people
     FROM (SELECT profile_id, count(*)::integer AS people FROM person.roster_member
           WHERE roster_id = $1 AND coalesce(start_date, $2::date) <= $2 AND coalesce(end_date, $2::date) >= $2
           GROUP BY profile_id) m
     JOIN person.profile p USING (profile_id) ORDER BY p.profile_id`,
    [rosterId, onDay],
  );
}

/** The newest roster by the day it speaks of; the first one speaks of its import. */
export async function newestRoster(session: Session): Promise<RosterRow | undefined> {
  const speaksFrom = ({ asOf, importedOn }: RosterRow) => asOf ?? importedOn;
  return [...(await rosters(session))]
    .sort((a, b) => speaksFrom(a).localeCompare(speaksFrom(b)) || a.id - b.id)
    .at(-1);
}
