import { spawn } from 'node:child_process';
import { closeSync, constants, fstatSync, ftruncateSync, openSync } from 'node:fs';
import { readFileSync, readSync, readlinkSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { DatabaseUnavailable, codeOf, messageOf } from './errors.js';
import type { Binaries } from './embedded-binaries.js';
import type { Cluster } from './embedded-location.js';
import { makeSocketFolder } from './embedded-socket.js';
import { runAs } from './embedded-user.js';

/** What `postmaster.pid` says. The file outlives a crash, so nothing in it is to be believed unchecked. */
export interface Postmaster {
  readonly pid: number;
  readonly startedAt: number;
  readonly socketFolder: string;
  readonly ready: boolean;
}

/** Reads `postmaster.pid`; undefined when there is none or it is still being written. */
export function readPostmaster(data: string): Postmaster | undefined {
  let lines: readonly string[];
  try {
    lines = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  const [pid, startedAt] = [Number(lines[0]), Number(lines[2])];
  if (!Number.isSafeInteger(pid) || pid < 2 || !Number.isSafeInteger(startedAt)) return undefined;
  return { pid, startedAt, socketFolder: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' };
}

/** Whether a process of that id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function link(file: string): string | undefined {
  try {
    return readlinkSync(file).replace(/ \(deleted\)$/, '');
  } catch {
    return undefined;
  }
}

/**
 * Whether `pid` is the PostgreSQL of this data directory. Process ids are used again, so the program
 * and its working folder are compared; undefined where the system does not show them (macOS).
 */
export function isPostgresOf(pid: number, data: string): boolean | undefined {
  if (process.platform !== 'linux') return undefined;
  const program = link(`/proc/${pid}/exe`);
  const folder = link(`/proc/${pid}/cwd`);
  if (program === undefined || folder === undefined) return false;
  return path.basename(program) === 'postgres' && folder === realpathSync(data);
}

/** The end of the server's own log, for messages. */
export function logTail(file: string): string {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const size = fstatSync(descriptor).size;
      const buffer = Buffer.alloc(Math.min(size, 2000));
      readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
      return buffer.toString('utf8').trim();
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return messageOf(error);
  }
}

/** A server process being started: `failed` turns true when it has gone again. */
export interface Launch {
  readonly pid: number | undefined;
  failed(): boolean;
}

const LONGEST_LOG = 1_000_000;

const SETTINGS = [
  'listen_addresses=',
  'unix_socket_permissions=0700',
  'timezone=UTC',
  'log_timezone=UTC',
  // A failed statement or its detail may name people; the log keeps only what went wrong.
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
  'log_checkpoints=off',
];

/**
 * Starts the server in a session of its own, writing to its own log: neither Ctrl-C nor the death of
 * this process may reach it before its clients are gone.
 */
export function launch(cluster: Cluster, binaries: Binaries): Launch {
  const socketFolder = makeSocketFolder(cluster);
  // The folder belongs to an unprivileged user when this process is root: no link of theirs is followed.
  const { O_APPEND, O_CREAT, O_NOFOLLOW, O_WRONLY } = constants;
  const log = openSync(cluster.log, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, 0o600);
  try {
    // Kept while small, so that the words of the last crash are still there to be read.
    if (fstatSync(log).size > LONGEST_LOG) ftruncateSync(log);
    const args = [
      '-D',
      cluster.data,
      '-k',
      socketFolder,
      '-p',
      '5432',
      ...SETTINGS.flatMap((setting) => ['-c', setting]),
    ];
    const child = spawn(binaries.postgres, args, {
      ...runAs(cluster.user),
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
      detached: true,
      stdio: ['ignore', log, log],
    });
    let gone = false;
    child.once('error', () => (gone = true));
    child.once('exit', () => (gone = true));
    child.unref();
    return { pid: child.pid, failed: () => gone };
  } finally {
    closeSync(log);
  }
}

/** The refusal for a server that will not start, with its own last words. */
export function startFailed(cluster: Cluster, why: string): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'START_FAILED',
    `The built-in PostgreSQL did not start (data in ${cluster.data}): ${why}`,
    `Read ${cluster.log}; the disk may be full or shared memory too small. Or set DATABASE_URL to another server.`,
  );
}
