import type { ReleasedActs, ReleasedPurpose, Session } from '@takeup/storage';
import { releasedCommunities, releasedPurpose, releasedPurposeDepartments } from '@takeup/storage';

/** The totals of every window up to a day, oldest first. */
export async function toldPurpose(
  session: Session,
  of: { readonly scopeId: number; readonly until: string },
): Promise<readonly ReleasedPurpose[]> {
  return (await releasedPurpose(session, of)).map(passedActs);
}

/** Every top-level department of one window, by name. */
export async function toldPurposeDepartments(
  session: Session,
  of: { readonly scopeId: number; readonly key: string },
): Promise<readonly (ReleasedActs & { readonly department: string })[]> {
  return (await releasedPurposeDepartments(session, of)).map(passedActs);
}

/** Communities of k people or more, by name and without a number. */
export const toldCommunities = releasedCommunities;

/** The split of what is hidden is hidden too. */
function passedActs<Acts extends ReleasedActs>(own: Acts): Acts {
  return own.acts === null ? { ...own, actsWith: null } : own;
}
