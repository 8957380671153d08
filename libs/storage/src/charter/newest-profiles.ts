import { newestRoster, profilesOf } from '../roster/rosters.js';
import type { ProfileRow } from '../roster/rosters.js';
import type { Session } from '../session.js';

interface Known {
  readonly of: string;
  readonly profiles: readonly ProfileRow[];
}

/** A roster never changes, so its people are counted once and not for every page that shows a charter. */
const known = new WeakMap<object, Known>();

/**
 * The newest roster's profiles with how many people share each, on the day it speaks of: looked at every day it would
 * tell of single joiners and leavers. Null: no roster yet. For the owner's sessions.
 */
export async function newestProfiles(session: Session): Promise<readonly ProfileRow[] | null> {
  const roster = await newestRoster(session);
  if (roster === undefined) return null;
  const of = `${roster.id} ${roster.fileSha256}`;
  const before = known.get(session.connection);
  if (before?.of === of) return before.profiles;
  const profiles = await profilesOf(session, roster.id, roster.asOf ?? roster.importedOn);
  known.set(session.connection, { of, profiles });
  return profiles;
}
