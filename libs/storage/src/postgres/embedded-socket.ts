import { createHash } from 'node:crypto';
import { lchownSync, lstatSync, mkdirSync, rmdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseUnavailable, codeOf, messageOf } from './errors.js';
import { obstacle } from './embedded-user.js';
import type { Cluster } from './embedded-location.js';

/** The port only names the socket file; PostgreSQL does not listen on the network. */
export const SOCKET_PORT = 5432;

const LONGEST_PATH = process.platform === 'darwin' ? 103 : 107;

function refused(folder: string, why: string, whatToDo: string): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'SOCKET_FOLDER',
    `The socket folder ${folder} cannot be used: ${why}.`,
    whatToDo,
  );
}

/** Refuses a folder that another user made or may enter: whoever owns it could pose as the server. */
export function checkSocketFolder(folder: string, uid: number): void {
  const stat = lstatSync(folder);
  const why = !stat.isDirectory()
    ? 'it is not a folder'
    : stat.uid !== uid
      ? `it belongs to the user id ${stat.uid} instead of ${uid}`
      : (stat.mode & 0o077) !== 0
        ? `others may enter it (mode ${(stat.mode & 0o777).toString(8)})`
        : undefined;
  if (why === undefined) return;
  throw refused(folder, why, 'Find out who made it, then remove it; or set TMPDIR to a private folder.');
}

/** Makes the private folder of a cluster's socket under the system's temporary folder. */
export function makeSocketFolder({ data, user }: Cluster): string {
  const name = `takeup-${user.uid}-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`;
  const candidates = [os.tmpdir(), '/tmp'].map((parent) => path.join(parent, name));
  const folder = candidates.find(
    (candidate) =>
      Buffer.byteLength(`${candidate}/.s.PGSQL.${SOCKET_PORT}`) <= LONGEST_PATH &&
      obstacle(candidate, user) === undefined,
  );
  const [first = name] = candidates;
  const advice = 'Set TMPDIR to a short path that the user who runs PostgreSQL may enter.';
  if (folder === undefined)
    throw refused(first, `its path is too long or closed to user id ${user.uid}`, advice);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw refused(folder, messageOf(error), advice);
  }
  // Root's own folder is one that this process, or another start at the same moment, has just made.
  if (user.drop && lstatSync(folder).uid === 0) lchownSync(folder, user.uid, user.gid);
  checkSocketFolder(folder, user.uid);
  return folder;
}

/** Removes the folder of a server that is gone. Another that starts meanwhile makes it again. */
export function removeSocketFolder(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST', 'EACCES', 'EPERM'].includes(codeOf(error) ?? '')) throw error;
  }
}
