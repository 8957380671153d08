import { createHmac } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Database } from '@takeup/storage';
import { ROOT, TestCluster } from '@takeup/testing';
import type { ActivityFile } from './organisation-activity.js';

/** What a server is filled with before it listens. */
export interface Filling {
  readonly directory: string;
  readonly activity: readonly Pick<ActivityFile, 'connection' | 'text'>[];
  readonly charters: readonly string[];
  readonly operatorFile: string;
  /** Reports closed, `YYYY-MM`. */
  readonly months: readonly string[];
  readonly tokens: Readonly<
    Record<string, { readonly role: 'reader' | 'operator'; readonly department?: string }>
  >;
}

export interface Served {
  readonly url: string;
  readonly tokens: Readonly<Record<string, string>>;
  /** For what is no attack: looking into files and tables. */
  readonly database: Database;
  /** All that the server wrote to its output. */
  log(): string;
  stop(): Promise<void>;
}

const PATIENCE_MS = 120_000;
const SERVER = path.join(ROOT, 'test/attack/organisation-server.mjs');
const TURN_OFF = pathToFileURL(path.join(ROOT, 'test/attack/turn-off.mjs')).href;

/** Servers on databases of one PostgreSQL, each in a process of its own. */
export class House {
  readonly #cluster = new TestCluster();

  get folder(): string {
    return this.#cluster.folder;
  }

  /** @param turnedOff a protection to leave out, for a canary; see turn-off-hooks.mjs */
  async serve(filling: Filling, turnedOff = ''): Promise<Served> {
    const database = await this.#cluster.database();
    const [{ name } = { name: '' }]: { name: string }[] = await database.owner.query(
      'SELECT current_database() AS name',
    );
    const folder = path.join(this.#cluster.folder, name);
    mkdirSync(folder, { recursive: true });
    const { operatorFile, ...files } = filling;
    writeFileSync(path.join(folder, 'takeup.yaml'), operatorFile);
    writeFileSync(path.join(folder, 'files.json'), JSON.stringify(files));
    const child = spawn(process.execPath, ['--import', TURN_OFF, SERVER, folder], {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        TMPDIR: process.env['TMPDIR'],
        PORT: '0',
        TAKEUP_DATA_DIR: path.join(folder, 'data'),
        ATTACK_TURNED_OFF: turnedOff,
        ...this.#urls(name),
      },
      // The channel says when this process is gone: then the server goes too.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    let log = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (log += String(chunk)));
    const listening = await until(
      child,
      () => /listening (http:\S+)/.exec(log)?.[1],
      () => log,
    );
    const tokens = JSON.parse(
      log.split('\n').find((line) => line.startsWith('{')) ?? '{}',
    ) as Served['tokens'];
    const stop = async () => {
      await ended(child);
      await this.#cluster.close(database);
    };
    return { url: listening, tokens, database, log: () => log, stop };
  }

  stop(): Promise<void> {
    return this.#cluster.stop();
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

async function until(
  child: ChildProcess,
  found: () => string | undefined,
  said: () => string,
): Promise<string> {
  const before = Date.now();
  for (;;) {
    const value = found();
    if (value !== undefined) return value;
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended: ${said()}`);
    if (Date.now() - before > PATIENCE_MS) {
      child.kill('SIGKILL');
      throw new Error(`the server does not listen: ${said()}`);
    }
    await pause(20);
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await gone;
}
