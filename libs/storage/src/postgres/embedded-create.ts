import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseUnavailable, asFileFault, messageOf } from './errors.js';
import type { Binaries } from './embedded-binaries.js';
import { checkFree, majorOf } from './embedded-location.js';
import type { Cluster } from './embedded-location.js';
import { OWNER, READER, SUPERUSER, passwordsFrom } from './embedded-secret.js';
import type { Passwords } from './embedded-secret.js';
import { makeWalkable } from './embedded-system-folder.js';
import { runAs } from './embedded-user.js';

const LEFTOVER_AGE_MS = 3_600_000;

interface Program {
  readonly file: string;
  readonly args: readonly string[];
  readonly input?: string;
}

function run(program: Program, cluster: Cluster): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program.file, program.args, {
      ...runAs(cluster.user),
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let said = '';
    const listen = (chunk: Buffer): void => void (said = (said + String(chunk)).slice(-4000));
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.stdin.on('error', (error) => listen(Buffer.from(messageOf(error))));
    child.stdin.end(program.input ?? '');
    const fail = (why: string): void =>
      reject(
        new DatabaseUnavailable(
          'START_FAILED',
          `${path.basename(program.file)} could not make a database in ${cluster.folder}: ${why.trim()}`,
          'Free some space or choose another TAKEUP_DATA_DIR; or set DATABASE_URL to a PostgreSQL server.',
        ),
      );
    child.once('error', (error) => fail(messageOf(error)));
    child.once('close', (code) => (code === 0 && !said.includes('ERROR:') ? resolve() : fail(said)));
  });
}

/** Everything only a superuser may do, run before anybody can connect. One statement a line. */
function bootstrapSql(passwords: Passwords): string {
  const plain = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';
  return [
    `CREATE ROLE ${OWNER} ${plain} PASSWORD '${passwords.owner}';`,
    `CREATE ROLE ${READER} ${plain} PASSWORD '${passwords.reader}';`,
    `CREATE DATABASE takeup OWNER ${OWNER};`,
    // The presence locks live in this database: only those who may stop the server enter it.
    `REVOKE ALL ON DATABASE ${SUPERUSER} FROM PUBLIC;`,
    `GRANT CONNECT ON DATABASE ${SUPERUSER} TO ${OWNER};`,
    `REVOKE ALL ON DATABASE template1 FROM PUBLIC;`,
    '',
  ].join('\n');
}

async function build(cluster: Cluster, aside: string, binaries: Binaries): Promise<void> {
  const { user } = cluster;
  const [data, superuserFile] = [path.join(aside, 'data'), path.join(aside, 'superuser')];
  const secret = randomBytes(32).toString('base64url');
  const passwords = passwordsFrom(secret);
  mkdirSync(aside, { mode: 0o700 });
  writeFileSync(path.join(aside, 'password'), `${secret}\n`, { flag: 'wx', mode: 0o600 });
  writeFileSync(superuserFile, passwords.superuser, { flag: 'wx', mode: 0o600 });
  if (user.drop) for (const file of [aside, superuserFile]) chownSync(file, user.uid, user.gid);

  const auth = ['--auth-local=scram-sha-256', '--auth-host=reject'];
  const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'];
  const initdb = ['-D', data, '-U', SUPERUSER, '--pwfile', superuserFile, ...auth, ...locale];
  await run({ file: binaries.initdb, args: initdb }, cluster);
  rmSync(superuserFile);
  const single = ['--single', '-D', data, '-c', 'log_min_error_statement=panic', SUPERUSER];
  await run({ file: binaries.postgres, args: single, input: bootstrapSql(passwords) }, cluster);
}

/** A first start that was killed leaves its half-made folder behind; nobody else ever removes it. */
function sweep(parent: string, name: string): void {
  for (const entry of readdirSync(parent)) {
    const file = path.join(parent, entry);
    if (!entry.startsWith(`${name}.`)) continue;
    const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - made > LEFTOVER_AGE_MS) rmSync(file, { recursive: true, force: true });
  }
}

/** Makes the folder that holds the cluster: private for an ordinary user, walkable when root drops. */
function makeParent(cluster: Cluster): void {
  const parent = path.dirname(cluster.folder);
  if (cluster.user.drop) return makeWalkable(parent);
  const made = mkdirSync(parent, { recursive: true });
  if (made !== undefined) chmodSync(parent, 0o700);
}

/**
 * Makes a cluster aside and renames it into place. Several processes may try at once: one rename
 * wins, the others throw theirs away and go on with the winner's.
 */
export async function createCluster(cluster: Cluster, binaries: Binaries): Promise<void> {
  const parent = path.dirname(cluster.folder);
  const aside = `${cluster.folder}.${process.pid}.${randomBytes(4).toString('hex')}`;
  if (majorOf(cluster.folder) !== undefined) return;
  checkFree(cluster);
  try {
    makeParent(cluster);
    sweep(parent, path.basename(cluster.folder));
    await build(cluster, aside, binaries);
    renameSync(aside, cluster.folder);
  } catch (error) {
    if (existsSync(aside)) rmSync(aside, { recursive: true, force: true });
    if (majorOf(cluster.folder) === undefined) throw asFileFault(error, parent);
  }
}
