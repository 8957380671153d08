import type { Session } from '../session.js';
import { copyRows, rows } from '../session.js';

/** What acts were for, of a department or of everybody. Whole percent, 0 to 100; null: hidden to protect people. */
export interface ReleasedShare {
  /** Of these acts, those in a community or on a topic that a charter names. */
  readonly percentWith: number | null;
}

export interface ReleasedDepartmentShare extends ReleasedShare {
  readonly department: string;
  /** Of everybody's acts, those of this department. */
  readonly percentOfAll: number | null;
}

export interface ReleasedCommunity {
  readonly connection: string;
  readonly community: string;
}

/** What one published window tells of the purpose of acts. */
export interface PurposeRelease extends ReleasedShare {
  readonly key: string;
  readonly scopeId: number;
  /** `initiative@version` of the charters in force then. */
  readonly charters: readonly string[];
  readonly communitiesHidden: boolean;
  readonly departments: readonly ReleasedDepartmentShare[];
  /** Those of k people or more. */
  readonly communities: readonly ReleasedCommunity[];
}

/** @throws where a window has been published before: what is published stays */
export async function addPurpose(session: Session, windows: readonly PurposeRelease[]): Promise<void> {
  await copyRows(
    session,
    `COPY release.purpose (period_key, scope_id, charters, percent_with, communities_hidden) FROM STDIN`,
    windows.map((own) => [
      own.key,
      own.scopeId,
      arrayText(own.charters),
      own.percentWith,
      own.communitiesHidden ? 't' : 'f',
    ]),
  );
  await copyRows(
    session,
    `COPY release.purpose_department (period_key, scope_id, department, percent_of_all, percent_with) FROM STDIN`,
    windows.flatMap(({ key, scopeId, departments }) =>
      departments.map((own) => [key, scopeId, own.department, own.percentOfAll, own.percentWith]),
    ),
  );
  await copyRows(
    session,
    `COPY release.active_community (period_key, scope_id, connection, community) FROM STDIN`,
    windows.flatMap(({ key, scopeId, communities }) =>
      communities.map(({ connection, community }) => [key, scopeId, connection, community]),
    ),
  );
}

/** Keys of charters hold neither quotes nor commas; quoted all the same. */
function arrayText(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

/** What everybody's acts of one window were for. */
export interface ReleasedPurpose extends ReleasedShare {
  readonly key: string;
  readonly to: string;
  readonly charters: readonly string[];
  readonly communitiesHidden: boolean;
}

/** Every window up to a day, oldest first. */
export async function releasedPurpose(
  session: Session,
  { scopeId, until }: { readonly scopeId: number; readonly until: string },
): Promise<readonly ReleasedPurpose[]> {
  return rows(
    session,
    `SELECT u.period_key AS key, p.last_day AS "to", u.charters, u.percent_with AS "percentWith",
       u.communities_hidden AS "communitiesHidden"
     FROM release.purpose u JOIN release.period p USING (period_key, scope_id)
     WHERE u.scope_id = $1 AND p.last_day <= $2 ORDER BY p.last_day`,
    [scopeId, until],
  );
}

/** Every top-level department of one window, by name. */
export async function releasedPurposeDepartments(
  session: Session,
  { scopeId, key }: { readonly scopeId: number; readonly key: string },
): Promise<readonly ReleasedDepartmentShare[]> {
  return rows(
    session,
    `SELECT department, percent_of_all AS "percentOfAll", percent_with AS "percentWith"
     FROM release.purpose_department WHERE scope_id = $1 AND period_key = $2 ORDER BY department COLLATE "C"`,
    [scopeId, key],
  );
}

/** The communities that may be named in one window, with what the platform calls them. */
export async function releasedCommunities(
  session: Session,
  { scopeId, key }: { readonly scopeId: number; readonly key: string },
): Promise<readonly (ReleasedCommunity & { readonly title: string })[]> {
  return rows(
    session,
    `SELECT a.connection, a.community, coalesce(m.title, a.community) AS title
     FROM release.active_community a
     LEFT JOIN coverage.connection c ON c.key = a.connection
     LEFT JOIN coverage.community m ON m.connection_id = c.connection_id AND m.key = a.community
     WHERE a.scope_id = $1 AND a.period_key = $2
     ORDER BY a.connection COLLATE "C", a.community COLLATE "C"`,
    [scopeId, key],
  );
}
