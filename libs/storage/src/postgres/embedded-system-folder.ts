import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseUnavailable, asFileFault, codeOf } from './errors.js';

const SYSTEM_FOLDER = '/var/lib/takeup';

/** Where root keeps what an unprivileged user must reach but a checkout's parents close off. */
export function systemFolderPath(...names: readonly string[]): string {
  return path.join(SYSTEM_FOLDER, ...names);
}

/** Makes a folder and its missing parents so that other users may walk through, whatever the umask. */
export function makeWalkable(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    if (codeOf(error) !== 'ENOENT') throw asFileFault(error, folder);
    makeWalkable(path.dirname(folder));
    return makeWalkable(folder);
  }
  chmodSync(folder, 0o711);
}

/** Makes the system folder, and refuses one that somebody other than root could have filled. */
export function systemFolder(): string {
  makeWalkable(SYSTEM_FOLDER);
  const { uid, mode } = lstatSync(SYSTEM_FOLDER);
  if (uid !== 0 || (mode & 0o022) !== 0) {
    throw new DatabaseUnavailable(
      'NOT_REACHABLE',
      `${SYSTEM_FOLDER} must belong to root and be writable by root only (it belongs to ${uid}, mode ${(mode & 0o777).toString(8)}).`,
      `Correct it (chown root ${SYSTEM_FOLDER}; chmod 755 ${SYSTEM_FOLDER}), or set DATABASE_URL.`,
    );
  }
  return SYSTEM_FOLDER;
}
