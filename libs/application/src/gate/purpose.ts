import type { ReleasedDepartmentShare, ReleasedPurpose, Session } from '@takeup/storage';
import { releasedCommunities, releasedPurpose, releasedPurposeDepartments } from '@takeup/storage';

/** Every window up to a day, oldest first. */
export function toldPurpose(
  session: Session,
  of: { readonly scopeId: number; readonly until: string },
): Promise<readonly ReleasedPurpose[]> {
  return releasedPurpose(session, of);
}

/** Every top-level department of one window, by name. */
export async function toldPurposeDepartments(
  session: Session,
  of: { readonly scopeId: number; readonly key: string },
): Promise<readonly ReleasedDepartmentShare[]> {
  return (await releasedPurposeDepartments(session, of)).map(passedShare);
}

/** Communities of k people or more, by name and without a number. */
export const toldCommunities = releasedCommunities;

/** The split of what is hidden is hidden too. */
export function passedShare(own: ReleasedDepartmentShare): ReleasedDepartmentShare {
  return own.percentOfAll === null ? { ...own, percentWith: null } : own;
}
