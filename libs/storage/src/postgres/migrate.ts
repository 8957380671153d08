import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { DatabaseUnavailable, codeOf, messageOf } from './errors.js';
import { harden } from './harden.js';

/** One step of the schema, in plain SQL. Once applied anywhere, its text never changes again. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** How to migrate: `create` false refuses a database that was never migrated. */
export interface MigrateOptions {
  readonly migrations: readonly Migration[];
  readonly create: boolean;
  /** Run once the lock is held and before any migration, because they grant to the reader role. */
  readonly prepare?: (client: ClientBase) => Promise<void>;
}

const LOCK_KEY = 7_256_114;
const TABLE = 'public.migration';

function digest({ sql }: Migration): string {
  // A checkout on Windows may turn line ends; that is not an edit.
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
}

async function lock(client: ClientBase): Promise<void> {
  try {
    await client.query("SET lock_timeout = '60s'");
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
  } catch (error) {
    if (codeOf(error) !== '55P03') throw error;
    throw new DatabaseUnavailable(
      'MIGRATION_BUSY',
      'Another process has been migrating this database for more than a minute.',
      'Wait until it is done and start again.',
    );
  }
}

async function isMigrated(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'public' AND c.relname = 'migration') AS there`,
  );
  return rows[0]?.there === true;
}

async function makeTable(client: ClientBase): Promise<void> {
  try {
    await client.query(
      `CREATE TABLE ${TABLE} (name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
    );
  } catch (error) {
    if (codeOf(error) !== '42501') throw error;
    const { rows } = await client.query<{ base: string; who: string }>(
      'SELECT quote_ident(current_database()) AS base, quote_ident(current_user) AS who',
    );
    throw new DatabaseUnavailable(
      'NO_RIGHTS',
      `The user of DATABASE_URL may not create tables: ${messageOf(error)}`,
      `Let an administrator of the server run: ALTER DATABASE ${rows[0]?.base} OWNER TO ${rows[0]?.who};`,
    );
  }
}

function check(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...applied.keys()].filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new DatabaseUnavailable(
      'DATABASE_NEWER',
      `The database is newer than this program: it holds ${unknown.join(', ')}, which this release does not know.`,
      'Start the newer release again, or restore a backup made by this one.',
    );
  }
  for (const migration of migrations) {
    const hash = applied.get(migration.name);
    if (hash === undefined || hash === digest(migration)) continue;
    throw new DatabaseUnavailable(
      'MIGRATION_EDITED',
      `The migration ${migration.name} was changed after it had been applied to this database.`,
      'Bring its text back as it was, and put the change into a new migration.',
    );
  }
}

async function apply(client: ClientBase, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query(`INSERT INTO ${TABLE} (name, sha256) VALUES ($1, $2)`, [
      migration.name,
      digest(migration),
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw new DatabaseUnavailable(
      'MIGRATION_FAILED',
      `The migration ${migration.name} failed, and nothing of it was kept: ${messageOf(error)}`,
      'Earlier migrations stay. Correct the cause and start again; it goes on with this one.',
      { cause: error },
    );
  }
}

/**
 * Brings the schema up to date under an advisory lock, one transaction a migration, and returns what
 * the operator should know. The lock ends with the session: close the client afterwards.
 */
export async function migrate(client: ClientBase, options: MigrateOptions): Promise<readonly string[]> {
  const { migrations, create, prepare } = options;
  await lock(client);
  const before = await isMigrated(client);
  if (!before && !create) {
    throw new DatabaseUnavailable(
      'NO_DATABASE',
      'The database is empty: nothing has been set up in it yet.',
      'Start with `takeup serve` or import something first.',
    );
  }
  await prepare?.(client);
  if (!before) await makeTable(client);
  const { rows } = await client.query<{ name: string; sha256: string }>(`SELECT name, sha256 FROM ${TABLE}`);
  const applied = new Map(rows.map(({ name, sha256 }) => [name, sha256]));
  check(applied, migrations);
  for (const migration of migrations) if (!applied.has(migration.name)) await apply(client, migration);
  return harden(client);
}
