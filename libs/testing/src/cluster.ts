import { randomBytes } from 'node:crypto';
import { appendFileSync, chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '@takeup/storage';
import { copyDatabase, dropDatabase, migrations, openDatabase, tables } from '@takeup/storage';

/** A folder under the system's own for temporary files that PostgreSQL's user may walk through. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'takeup-test-'));
  chmodSync(folder, 0o755);
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** Nothing of a suite has to outlive a power cut, so its server waits for no disk. */
async function waitForNoDisk(server: Database, data: string): Promise<void> {
  if (await isOff(server)) return;
  appendFileSync(path.join(data, 'postgresql.auto.conf'), 'fsync = off\n');
  process.kill(Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGHUP');
  while (!(await isOff(server))) await pause(20);
}

async function isOff({ owner }: Database): Promise<boolean> {
  const rows: readonly { fsync: string }[] = await owner.query('SHOW fsync');
  return rows[0]?.fsync === 'off';
}

/** Migrated once and copied, which takes a tenth of migrating again. */
const TEMPLATE = 'template';

/** While another file's suites look whether the template is up to date, it cannot be copied. */
const isInUse = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '55006';

/**
 * One embedded PostgreSQL for the suites of a file, each with databases of its own. Where the run of all files keeps
 * one (`cluster-of-the-run.mjs`), it is that one, unless a file needs a server to itself.
 */
export class TestCluster {
  readonly dataDir: string;
  readonly #ownFolder: string | undefined;
  readonly #prefix = `suite_${randomBytes(6).toString('hex')}`;
  #made = 0;
  readonly #open = new Map<Database, string>();
  #server: Promise<Database> | undefined;

  constructor({ isOwn = false }: { readonly isOwn?: boolean } = {}) {
    const ofTheRun = isOwn ? undefined : process.env['TAKEUP_TEST_CLUSTER'];
    this.#ownFolder = ofTheRun === undefined ? temporaryFolder() : undefined;
    this.dataDir = ofTheRun ?? path.join(this.folder, 'data');
  }

  /** The folder of a server of its own, which goes with it. */
  get folder(): string {
    if (this.#ownFolder === undefined)
      throw new Error('this server belongs to all files: ask for one of its own');
    return this.#ownFolder;
  }

  /** A fresh database with all migrations applied. */
  async database(): Promise<Database> {
    // Kept open, so that the server does not stop and start between suites.
    await (this.#server ??= this.#start());
    this.#made += 1;
    const databaseName = `${this.#prefix}_${this.#made}`;
    await this.#copy(databaseName);
    const database = await this.#connect({ databaseName });
    this.#open.set(database, databaseName);
    return database;
  }

  /** Closes a database; of a server of its own it goes with the folder, as dropping it takes longer than a small test. */
  async close(database: Database): Promise<void> {
    const name = this.#open.get(database);
    if (name === undefined) return;
    this.#open.delete(database);
    await database.close();
    if (this.#ownFolder === undefined) await dropDatabase(this.dataDir, name);
  }

  /** Closes what is left, stops a server of its own and leaves nothing behind. */
  async stop(): Promise<void> {
    for (const database of [...this.#open.keys()]) await this.close(database);
    await (await this.#server)?.close();
    if (this.#ownFolder !== undefined) removeFolder(this.#ownFolder);
  }

  async #start(): Promise<Database> {
    const server = await this.#connect({});
    await waitForNoDisk(server, path.join(this.dataDir, 'cluster', 'data'));
    await (await this.#connect({ databaseName: TEMPLATE })).close();
    return server;
  }

  async #copy(name: string): Promise<void> {
    for (;;) {
      try {
        return await copyDatabase(this.dataDir, TEMPLATE, name);
      } catch (error) {
        if (!isInUse(error)) throw error;
      }
    }
  }

  #connect(more: { databaseName?: string }): Promise<Database> {
    return openDatabase({
      dataDir: this.dataDir,
      create: true,
      entities: tables,
      migrations,
      poolSize: 4,
      ...more,
    });
  }
}
