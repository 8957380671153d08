import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { PlatformId, RequestRecord, SmallSize } from '@takeup/simulator';
import { settingsOf, smallContent } from '@takeup/simulator';
import type { Database } from '@takeup/storage';
import { migrations, openDatabase, tables } from '@takeup/storage';
import type { CliOptions, CliResult } from '@takeup/testing';
import { ROOT, directoryText, runCli, runWell, startCli } from '@takeup/testing';

const TOKEN = 'a-token-for-tests';

/** The simulated platform, run as its users run it. */
export interface PlatformProcess {
  readonly url: string;
  record(): Promise<RequestRecord>;
  stop(): void;
}

export async function startPlatform(
  size: SmallSize,
  more: Readonly<Record<string, string | number>> = {},
): Promise<PlatformProcess> {
  const options = { world: 'small', ...size, ...more };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(process.execPath, [path.join(ROOT, 'libs/simulator/dist/process.js'), ...args], {
    env: { PATH: process.env['PATH'], TAKEUP_SIMULATOR_TOKEN: TOKEN },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (said: Buffer) =>
      resolve((JSON.parse(String(said)) as { readonly url: string }).url),
    );
    child.once('exit', () => reject(new Error('the platform ended')));
  });
  return {
    url,
    record: async () => (await (await fetch(`${url}/record`)).json()) as RequestRecord,
    stop: () => void child.kill('SIGTERM'),
  };
}

interface Left {
  readonly left: number;
  readonly fault: { readonly kind: string } | null;
}

export interface Reading {
  readonly platform: PlatformId;
  readonly since: string;
  readonly url: string;
}

/** As an operator writes it: JSON is YAML. The platform on this machine has no limits of its own to keep to. */
function connectionTo({ platform, since, url }: Reading) {
  const { values, secrets } = settingsOf(platform, url);
  const secret = Object.fromEntries(secrets.map((name) => [name, { env: 'CHAT_TOKEN' }]));
  const more = platform === 'slack' ? { channels: 'all' } : {};
  const own = { key: 'chat', connector: platform, since, allow_hosts: ['127.0.0.1'], rate: 100 };
  return { ...own, ...values, ...secret, ...more };
}

/** A place of Takeup's own that reads a platform, with everybody of it in its directory. */
export class Reader {
  readonly options: CliOptions;
  #database: Database | undefined;

  constructor(
    folder: string,
    private readonly size: SmallSize,
    { platform, since, url }: Reading,
  ) {
    mkdirSync(folder, { recursive: true });
    this.options = { dataDir: path.join(folder, 'data'), cwd: folder, env: { CHAT_TOKEN: TOKEN } };
    writeFileSync(
      path.join(folder, 'takeup.yaml'),
      `organisation: { name: Small, it_departments: [IT] }
connections:
  - ${JSON.stringify(connectionTo({ platform, since, url }))}
`,
    );
  }

  async prepare(): Promise<void> {
    const { cwd = '' } = this.options;
    const people = smallContent(this.size)
      .users(Date.now())
      .filter(({ bot }) => !bot)
      .map(({ username, email }, n) => ({
        employee_id: username,
        email,
        department: n % 4 === 0 ? 'IT' : 'Sales',
      }));
    writeFileSync(path.join(cwd, 'directory.csv'), directoryText(people));
    await runWell(['import', 'directory', path.join(cwd, 'directory.csv')], this.options);
    // Held open, so that the database does not start and stop with every command.
    const { dataDir } = this.options;
    this.#database = await openDatabase({ dataDir, create: false, entities: tables, migrations });
  }

  sync(): Promise<CliResult> {
    return runCli(['sync'], this.options);
  }

  /** Reads all that can be read. @returns how much is not there yet; infinitely much where anything else was in the way */
  async left(): Promise<number> {
    const { stdout } = await runCli(['sync', '--format', 'json'], this.options);
    const [report] = stdout === '' ? [] : (JSON.parse(stdout) as readonly Left[]);
    const isAll = report && (report.fault === null || report.fault.kind === 'not-yet');
    return isAll ? report.left : Infinity;
  }

  /**
   * Ends a sync with `kill -9` so many ms after what is said to have begun. As a minute later nobody waits for a process
   * that is gone, the lease it left is let run out at once.
   * @returns `killed`, or how it had ended before
   */
  async syncKilled(
    afterMs: number,
    hasBegun: () => Promise<boolean>,
  ): Promise<'killed' | 'all read' | 'given up'> {
    const { child, ended } = startCli(['sync'], this.options);
    while (child.exitCode === null && !(await hasBegun())) await pause(10);
    await pause(afterMs);
    child.kill('SIGKILL');
    const { signal, code } = await ended;
    if (signal !== 'SIGKILL') return code === 0 ? 'all read' : 'given up';
    await this.#database?.owner.query(
      `UPDATE job.run SET lease_until = clock_timestamp() WHERE state = 'running'`,
    );
    return 'killed';
  }

  async close(): Promise<void> {
    await this.#database?.close();
  }
}
