import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseUnavailable, codeOf } from './errors.js';
import { obstacle, ownerOf, serverUser } from './embedded-user.js';
import type { ServerUser } from './embedded-user.js';
import { systemFolderPath } from './embedded-system-folder.js';

/** One embedded cluster: its folder, who runs it, and what the operator should be told about it. */
export interface Cluster {
  readonly folder: string;
  readonly data: string;
  readonly passwordFile: string;
  readonly log: string;
  readonly user: ServerUser;
  readonly exists: boolean;
  readonly notes: readonly string[];
}

/** PostgreSQL's major version of the data in a cluster folder, or undefined when there is none. */
export function majorOf(folder: string): string | undefined {
  try {
    return readFileSync(path.join(folder, 'data', 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    if (code === 'EACCES' && existsSync(folder)) ownerOf(folder);
    throw new DatabaseUnavailable(
      'NOT_REACHABLE',
      `The database in ${folder} cannot be read.`,
      'Run Takeup as the user who made it, give that user the right to enter the folders above it, or choose another TAKEUP_DATA_DIR.',
      { cause: error },
    );
  }
}

function cluster(
  folder: string,
  user: ServerUser,
  rest: { exists: boolean; notes: readonly string[] },
): Cluster {
  const [data, passwordFile] = [path.join(folder, 'data'), path.join(folder, 'password')];
  return { folder, data, passwordFile, log: path.join(folder, 'postgres.log'), user, ...rest };
}

function movedNote(blocked: string, user: ServerUser, folder: string): string {
  return (
    `PostgreSQL runs as user id ${user.uid} because this process is root, and that user may not enter ${blocked}. ` +
    `The database is therefore kept in ${folder}.`
  );
}

/**
 * Decides where the cluster of a data directory is, without making anything. Data that exist win over
 * where new data would go, so that a changed folder mode never hides a database behind an empty one.
 */
export function locateCluster(dataDir: string, serverUid?: number): Cluster {
  const absolute = path.resolve(dataDir);
  const home = path.join(absolute, 'cluster');
  const away = systemFolderPath(createHash('sha256').update(absolute).digest('hex').slice(0, 12), 'cluster');
  const isRoot = process.getuid?.() === 0;
  const atHome = majorOf(home) !== undefined;

  if (atHome) {
    const user = ownerOf(home);
    const blocked = obstacle(home, user);
    if (blocked === undefined) return cluster(home, user, { exists: true, notes: [] });
    if (!isRoot || majorOf(away) === undefined) {
      throw new DatabaseUnavailable(
        'NOT_REACHABLE',
        `The database in ${home} belongs to the user id ${user.uid}, who may not enter ${blocked}.`,
        `Open that folder for passing through (chmod o+x ${blocked}), or set DATABASE_URL.`,
      );
    }
  }
  if (isRoot && majorOf(away) !== undefined) {
    const user = ownerOf(away);
    const notes = [movedNote(obstacle(home, user) ?? path.dirname(home), user, away)];
    return cluster(away, user, { exists: true, notes });
  }
  const user = serverUser(serverUid);
  const blocked = obstacle(home, user);
  if (blocked === undefined) return cluster(home, user, { exists: false, notes: [] });
  return cluster(away, user, { exists: false, notes: [movedNote(blocked, user, away)] });
}

/** Refuses data that another major version of PostgreSQL wrote: only a dump can carry them over. */
export function checkMajor(found: Cluster, major: string): void {
  const written = majorOf(found.folder);
  if (written === undefined || written === major) return;
  throw new DatabaseUnavailable(
    'VERSION_MISMATCH',
    `The database in ${found.data} was written by PostgreSQL ${written}, and this release brings PostgreSQL ${major}.`,
    'Make a backup with the release that wrote it and restore it here into another TAKEUP_DATA_DIR.',
  );
}

/** Refuses a folder of the cluster's name that holds something else. */
export function checkFree(found: Cluster): void {
  if (!existsSync(found.folder) || majorOf(found.folder) !== undefined) return;
  throw new DatabaseUnavailable(
    'NOT_A_CLUSTER',
    `${found.folder} exists but holds no PostgreSQL data${statSync(found.folder).isDirectory() ? '' : ' (it is a file)'}.`,
    'Move it away, or choose another TAKEUP_DATA_DIR.',
  );
}
