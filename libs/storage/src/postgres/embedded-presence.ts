import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { DatabaseUnavailable, codeOf, messageOf } from './errors.js';
import type { Binaries } from './embedded-binaries.js';
import type { Cluster } from './embedded-location.js';
import { isAlive, isPostgresOf, launch, logTail, readPostmaster, startFailed } from './embedded-process.js';
import type { Launch, Postmaster } from './embedded-process.js';
import { OWNER, SUPERUSER } from './embedded-secret.js';
import type { Passwords } from './embedded-secret.js';
import { SOCKET_PORT, checkSocketFolder, removeSocketFolder } from './embedded-socket.js';

/** Everybody who uses the server holds this lock shared; who holds it alone may stop the server. */
const PRESENCE_KEY = 7_256_113;
const PATIENCE_MS = 60_000;
const RECOVERY_MS = 600_000;
const MOST_LAUNCHES = 6;

/** What is needed to reach one server. */
export interface Target {
  readonly cluster: Cluster;
  readonly binaries: Binaries;
  readonly passwords: Passwords;
}

/** A connection that says "somebody is here", and the server it leads to. */
export interface Presence {
  readonly client: pg.Client;
  readonly postmaster: Postmaster;
}

/** Opens a connection to the bootstrap database of a running server. */
export async function connectBootstrap(folder: string, user: string, password: string): Promise<pg.Client> {
  const client = new pg.Client({
    host: folder,
    port: SOCKET_PORT,
    user,
    password,
    database: SUPERUSER,
    ssl: false,
    options: '-c lock_timeout=30s',
    connectionTimeoutMillis: 10_000,
    application_name: 'takeup presence',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

async function enter({ cluster, passwords }: Target, postmaster: Postmaster): Promise<Presence> {
  checkSocketFolder(postmaster.socketFolder, cluster.user.uid);
  const client = await connectBootstrap(postmaster.socketFolder, OWNER, passwords.owner);
  try {
    await client.query('SELECT pg_advisory_lock_shared($1)', [PRESENCE_KEY]);
    return { client, postmaster };
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** A server that is starting, stopping or being replaced gives such errors; they pass by themselves. */
function mayPass(error: unknown): boolean {
  if (error instanceof DatabaseUnavailable) return false;
  return !/^(?:28|3D|42)/.test(codeOf(error) ?? '') && codeOf(error) !== 'EACCES';
}

function refusal(error: unknown, { cluster }: Target): unknown {
  if (error instanceof DatabaseUnavailable) return error;
  return new DatabaseUnavailable(
    'PASSWORD_FILE',
    `The built-in PostgreSQL (data in ${cluster.data}) refuses its owner: ${messageOf(error)}`,
    `Bring ${cluster.passwordFile} back from a copy of the data directory.`,
    { cause: error },
  );
}

function cannotLaunch({ cluster }: Target, found: Postmaster | undefined): DatabaseUnavailable {
  if (found === undefined || !isAlive(found.pid)) return startFailed(cluster, logTail(cluster.log));
  const file = `${cluster.data}/postmaster.pid`;
  return new DatabaseUnavailable(
    'STALE_PID',
    `${file} names the process ${found.pid}, which is alive but is not the PostgreSQL of this directory, so PostgreSQL refuses to start.`,
    `If no PostgreSQL uses this directory (also not in another container), remove ${file} and start again.`,
  );
}

function busy({ cluster }: Target, last: unknown): DatabaseUnavailable {
  const pid = readPostmaster(cluster.data)?.pid;
  return new DatabaseUnavailable(
    'SERVER_BUSY',
    `The built-in PostgreSQL (data in ${cluster.data}) did not become ready in time${last === undefined ? '' : `: ${messageOf(last)}`}.`,
    `Read ${cluster.log}; if its process${pid === undefined ? '' : ` ${pid}`} hangs, stop it (kill -INT) and start again.`,
  );
}

function tryLaunch({ cluster, binaries }: Target): Launch | undefined {
  try {
    return launch(cluster, binaries);
  } catch (error) {
    // The last to leave removes the socket folder, perhaps at this moment.
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Attaches to the running server or starts it, however many processes start, stop or kill it at the
 * same time: PostgreSQL's own lock file decides who wins, and everybody else tries to attach again.
 * Once `unwanted` says so no server is started any more, but one that was is waited for.
 */
export async function reach(target: Target, unwanted: () => boolean = () => false): Promise<Presence> {
  const { cluster } = target;
  const began = Date.now();
  let launched: Launch | undefined;
  let launches = 0;
  let last: unknown;
  for (;;) {
    const found = readPostmaster(cluster.data);
    const lives =
      found !== undefined && isAlive(found.pid) && isPostgresOf(found.pid, cluster.data) !== false;
    if (lives && found.ready) {
      try {
        return await enter(target, found);
      } catch (error) {
        if (!mayPass(error)) throw refusal(error, target);
        last = error;
      }
    } else if (!lives && (launched === undefined || launched.failed())) {
      if (unwanted()) throw busy(target, last);
      if (launches === MOST_LAUNCHES) throw cannotLaunch(target, found);
      // The children of a killed server need a moment to notice, and hold its memory until then.
      if (launches > 0) await pause(50 * 2 ** launches);
      launches += 1;
      launched = tryLaunch(target);
    }
    const limit = lives && !found.ready ? RECOVERY_MS : PATIENCE_MS;
    if (Date.now() - began > limit) throw busy(target, last);
    await pause(20);
  }
}

async function isSame({ client, postmaster }: Presence, found: Postmaster, data: string): Promise<boolean> {
  if (found.pid !== postmaster.pid || isPostgresOf(found.pid, data) === false) return false;
  const { rows } = await client.query<{ at: string }>(
    'SELECT floor(extract(epoch FROM pg_postmaster_start_time()))::bigint AS at',
  );
  // The file notes when the process began, the function when it was up: start-up lies between.
  const after = Number(rows[0]?.at) - found.startedAt;
  return after >= -1 && after <= RECOVERY_MS / 1000;
}

async function stop(presence: Presence, data: string): Promise<void> {
  const found = readPostmaster(data);
  if (found === undefined || !(await isSame(presence, found, data))) return;
  process.kill(found.pid, 'SIGINT');
  const began = Date.now();
  while (isAlive(found.pid) && isPostgresOf(found.pid, data) !== false) {
    if (Date.now() - began > PATIENCE_MS) return;
    await pause(10);
  }
  removeSocketFolder(found.socketFolder);
}

/** Gives up a presence. The last one to do so stops the server and waits until it is gone. */
export async function depart(presence: Presence, data: string): Promise<void> {
  const { client } = presence;
  try {
    await client.query('SELECT pg_advisory_unlock_shared($1)', [PRESENCE_KEY]);
    const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [
      PRESENCE_KEY,
    ]);
    if (rows[0]?.alone === true) await stop(presence, data);
  } catch (error) {
    // A connection that is gone means a server that is gone, or no longer ours to stop.
    if (error instanceof DatabaseUnavailable) throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
