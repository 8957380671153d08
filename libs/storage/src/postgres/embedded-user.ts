import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseUnavailable, codeOf } from './errors.js';

/** Who runs PostgreSQL. `drop` is set when this process is root, which PostgreSQL refuses to run as. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
  readonly drop: boolean;
}

function noUser(uid: number): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'NO_USER',
    `The user id ${uid} has no entry in the system's user list, and PostgreSQL refuses to run without one.`,
    'Run Takeup as a user with an entry (in a container: one made with adduser), or set DATABASE_URL.',
  );
}

function ask(flag: '-u' | '-g', user: string): number | undefined {
  const answer = spawnSync('id', [flag, '--', user], { encoding: 'utf8' });
  const id = Number.parseInt(answer.stdout ?? '', 10);
  return answer.status === 0 && Number.isSafeInteger(id) ? id : undefined;
}

/** This process's own user, or for root the named unprivileged one (`nobody` when none is named). */
export function serverUser(named?: number): ServerUser {
  const uid = process.getuid?.();
  const gid = process.getgid?.();
  if (uid === undefined || gid === undefined) {
    throw new DatabaseUnavailable(
      'NO_BINARIES',
      'The built-in PostgreSQL runs on Linux and macOS only.',
      'Set DATABASE_URL to a PostgreSQL server.',
    );
  }
  if (uid !== 0) {
    try {
      os.userInfo();
    } catch {
      throw noUser(uid);
    }
    return { uid, gid, drop: false };
  }
  const target = named ?? ask('-u', 'nobody') ?? 65534;
  const group = ask('-g', String(target));
  if (target === 0 || group === undefined) throw noUser(target);
  return { uid: target, gid: group, drop: true };
}

/** The user who owns an existing cluster: PostgreSQL runs only as the owner of its data. */
export function ownerOf(folder: string): ServerUser {
  const { uid, gid } = statSync(folder);
  const self = process.getuid?.() ?? -1;
  if (self === 0 && uid !== 0) return { uid, gid, drop: true };
  if (self === uid && uid !== 0) return { uid, gid: process.getgid?.() ?? gid, drop: false };
  throw new DatabaseUnavailable(
    'NOT_OWNED',
    `The database in ${folder} belongs to the user id ${uid}, and this process runs as ${self}.`,
    'Run Takeup as that user, or choose another TAKEUP_DATA_DIR.',
  );
}

/**
 * The first folder on the way to `target` that `user` may not walk through, if any. What does
 * not exist yet is no obstacle, because whoever makes it gives it a mode that can be walked; nor is a
 * file in the way, because making the folder says so better.
 */
export function obstacle(target: string, user: ServerUser): string | undefined {
  if (!user.drop) return undefined;
  const root = path.parse(target).root;
  const parts = path.relative(root, target).split(path.sep);
  for (let depth = 0; depth < parts.length; depth++) {
    const folder = path.join(root, ...parts.slice(0, depth));
    try {
      const stat = statSync(folder);
      if (!stat.isDirectory()) return undefined;
      const { mode, uid, gid } = stat;
      const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
      if ((mode & bit) === 0) return folder;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  }
  return undefined;
}

/** Options for a child process that runs as `user`. Its working folder must be one it can enter. */
export function runAs(user: ServerUser): {
  readonly cwd: string;
  readonly uid?: number;
  readonly gid?: number;
} {
  return user.drop ? { cwd: '/', uid: user.uid, gid: user.gid } : { cwd: '/' };
}
