import { createHmac } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dropDatabase } from '@takeup/storage';
import type { Database } from '@takeup/storage';
import { TestCluster } from '@takeup/testing';
import type { ActivityFile } from './organisation-activity.js';
import type { Asked, Listening } from './server-process.js';
import { ServerProcess } from './server-process.js';

/** What a server is filled with before it listens. */
export interface Filling {
  readonly directory: string;
  readonly activity: readonly Pick<ActivityFile, 'connection' | 'text' | 'covers'>[];
  readonly charters: readonly string[];
  readonly operatorFile: string;
  /** Reports closed, `YYYY-MM`. */
  readonly months: readonly string[];
  readonly tokens: Readonly<
    Record<string, { readonly role: 'reader' | 'operator'; readonly department?: string }>
  >;
}

export interface Published {
  /** For what is no attack: looking into files and tables. */
  readonly database: Database;
  stop(): Promise<void>;
}

export interface Served extends Listening, Published {
  /** As the operator of this organisation would start a command. */
  readonly asked: Asked;
  /** All that the server's process wrote to its output. */
  log(): string;
}

interface Lodging {
  readonly process: ServerProcess;
  /** Names of its organisations' databases. */
  readonly databases: string[];
  inUse: number;
}

/** Organisations served on databases of one PostgreSQL, several of them by a process. */
export class House {
  readonly #cluster = new TestCluster();
  #lodgings: Lodging[] = [];
  #stopped: Promise<void> | undefined;

  get folder(): string {
    return this.#cluster.folder;
  }

  /** @param turnedOff a protection to leave out, for a canary; see turn-off-hooks.mjs */
  async serve(filling: Filling, turnedOff = ''): Promise<Served> {
    const { process, asked, ...kept } = await this.#lodge(filling, turnedOff);
    try {
      return { ...(await process.serve(asked)), ...kept, asked, log: () => process.log() };
    } catch (error) {
      await kept.stop();
      throw error;
    }
  }

  /** What is published of an organisation, without a server. */
  async publish(filling: Filling, turnedOff = ''): Promise<Published> {
    const { process, asked, ...kept } = await this.#lodge(filling, turnedOff);
    try {
      await process.fill(asked);
      return kept;
    } catch (error) {
      await kept.stop();
      throw error;
    }
  }

  /** Its settings, its files and a database of its own, and a process that is free for it. */
  async #lodge(filling: Filling, turnedOff: string) {
    const database = await this.#cluster.database();
    const name = await nameOf(database);
    const folder = path.join(this.#cluster.folder, name);
    mkdirSync(folder, { recursive: true });
    const { operatorFile, ...files } = filling;
    writeFileSync(path.join(folder, 'takeup.yaml'), operatorFile);
    writeFileSync(path.join(folder, 'files.json'), JSON.stringify(files));
    const lodging = this.#lodgingFor(turnedOff);
    lodging.databases.push(name);
    lodging.inUse += 1;
    const env = { PORT: '0', TAKEUP_DATA_DIR: path.join(folder, 'data'), ...this.#urls(name) };
    const stop = async () => {
      await this.#cluster.close(database);
      lodging.inUse -= 1;
      if (lodging.process.isFull && lodging.inUse === 0) await this.#clear(lodging);
    };
    return { process: lodging.process, asked: { folder, env }, database, stop };
  }

  stop(): Promise<void> {
    return (this.#stopped ??= this.#stopAll());
  }

  async #stopAll(): Promise<void> {
    await Promise.all(this.#lodgings.map(({ process }) => process.stop()));
    await this.#cluster.stop();
  }

  #lodgingFor(turnedOff: string): Lodging {
    const free = this.#lodgings.find(({ process }) => process.turnedOff === turnedOff && process.isFree);
    if (free) return free;
    const lodging: Lodging = { process: new ServerProcess(turnedOff), databases: [], inUse: 0 };
    this.#lodgings.push(lodging);
    return lodging;
  }

  /** Hundreds of databases would fill a disk. */
  async #clear(lodging: Lodging): Promise<void> {
    await lodging.process.stop();
    this.#lodgings = this.#lodgings.filter((other) => other !== lodging);
    for (const name of lodging.databases) await dropDatabase(this.#cluster.dataDir, name);
  }

  /** The logins of the embedded server, each derived as Takeup itself does. */
  #urls(name: string): Readonly<Record<string, string>> {
    const derive = (secret: string, role: string) =>
      createHmac('sha256', secret).update(role).digest('base64url');
    const file = (...parts: string[]) =>
      readFileSync(path.join(this.#cluster.dataDir, 'cluster', ...parts), 'utf8').trim();
    const secret = file('password');
    const socket = file('data', 'postmaster.pid').split('\n')[4] ?? '';
    const owner = derive(secret, 'takeup_owner');
    const url = (role: string, password: string) =>
      `postgresql://${role}:${password}@localhost/${name}?host=${encodeURIComponent(socket)}`;
    return {
      DATABASE_URL: url('takeup_owner', owner),
      DATABASE_READER_URL: url('takeup_reader', derive(owner, 'takeup_reader')),
    };
  }
}

async function nameOf({ owner }: Database): Promise<string> {
  const [row]: { name: string }[] = await owner.query('SELECT current_database() AS name');
  return row?.name ?? '';
}
