import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Database } from '@takeup/storage';
import { dropDatabase, migrations, openDatabase, tables } from '@takeup/storage';

/** A folder under the system's own for temporary files that PostgreSQL's user may walk through. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'takeup-test-'));
  chmodSync(folder, 0o755);
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** One embedded PostgreSQL for the suites of a file, each with databases of its own. */
export class TestCluster {
  readonly folder = temporaryFolder();
  readonly dataDir = path.join(this.folder, 'data');
  #made = 0;
  #open: { readonly name: string; readonly database: Database }[] = [];
  #server: Promise<Database> | undefined;

  /** A fresh database with all migrations applied. */
  async database(): Promise<Database> {
    // Kept open, so that the server does not stop and start between suites.
    await (this.#server ??= this.#connect({}));
    this.#made += 1;
    const name = `suite_${this.#made}`;
    const database = await this.#connect({ databaseName: name });
    this.#open.push({ name, database });
    return database;
  }

  /** Closes a database and drops it. */
  async drop(database: Database): Promise<void> {
    const found = this.#open.find((own) => own.database === database);
    if (found === undefined) return;
    this.#open = this.#open.filter((own) => own !== found);
    await database.close();
    await dropDatabase(this.dataDir, found.name);
  }

  /** Drops what is left, stops the server and leaves nothing behind. */
  async stop(): Promise<void> {
    for (const { database } of this.#open) await this.drop(database);
    await (await this.#server)?.close();
    removeFolder(this.folder);
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
