import { appendFileSync, chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '@takeup/storage';
import { migrations, openDatabase, tables } from '@takeup/storage';

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
  appendFileSync(path.join(data, 'postgresql.auto.conf'), 'fsync = off\n');
  process.kill(Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGHUP');
  while (!(await isOff(server))) await pause(20);
}

async function isOff({ owner }: Database): Promise<boolean> {
  const rows: readonly { fsync: string }[] = await owner.query('SHOW fsync');
  return rows[0]?.fsync === 'off';
}

/** One embedded PostgreSQL for the suites of a file, each with databases of its own. */
export class TestCluster {
  readonly folder = temporaryFolder();
  readonly dataDir = path.join(this.folder, 'data');
  #made = 0;
  readonly #open = new Set<Database>();
  #server: Promise<Database> | undefined;

  /** A fresh database with all migrations applied. */
  async database(): Promise<Database> {
    // Kept open, so that the server does not stop and start between suites.
    await (this.#server ??= this.#start());
    this.#made += 1;
    const database = await this.#connect({ databaseName: `suite_${this.#made}` });
    this.#open.add(database);
    return database;
  }

  /** Closes a database; it goes with the folder, as dropping it takes longer than a small test. */
  async close(database: Database): Promise<void> {
    if (this.#open.delete(database)) await database.close();
  }

  /** Closes what is left, stops the server and leaves nothing behind. */
  async stop(): Promise<void> {
    for (const database of [...this.#open]) await this.close(database);
    await (await this.#server)?.close();
    removeFolder(this.folder);
  }

  async #start(): Promise<Database> {
    const server = await this.#connect({});
    await waitForNoDisk(server, path.join(this.dataDir, 'cluster', 'data'));
    return server;
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
