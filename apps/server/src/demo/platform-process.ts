import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { PlatformId } from '@takeup/simulator';
import type { DemoFiles } from './demo.js';

const START_MS = 60_000;

/** Northwind's platform and files, served over HTTP by a process of its own, so that making them up blocks nobody. */
export interface DemoPlatform {
  readonly url: string;
  /** Of its directory by SCIM, which takes the same token. */
  readonly scimUrl: string;
  readonly token: string;
  readonly files: DemoFiles;
  stop(): void;
}

/** What the process says when it listens. */
interface Ready {
  readonly url: string;
  readonly filesUrl: string;
  readonly scimUrl: string;
}

/**
 * @param platform as whose Northwind's conversations are told
 * @param startedAt real instant, ms since 1970, at which Northwind's clock started
 */
export async function startPlatform(platform: PlatformId, startedAt: number): Promise<DemoPlatform> {
  const token = randomBytes(20).toString('hex');
  const program = fileURLToPath(new URL('process.js', import.meta.resolve('@takeup/simulator')));
  const child = fork(program, ['--platform', platform, '--started', new Date(startedAt).toISOString()], {
    env: { ...process.env, TAKEUP_SIMULATOR_TOKEN: token },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // Ctrl-C reaches the whole group; the server tells it when to go.
    detached: true,
    execArgv: [],
  });
  const { url, filesUrl, scimUrl } = await readyOf(child);
  return { url, scimUrl, token, files: filesOf(filesUrl), stop: () => child.kill('SIGTERM') };
}

function readyOf(child: ChildProcess): Promise<Ready> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("Northwind's platform does not listen")), START_MS);
    child.once('message', (message) => {
      clearTimeout(late);
      resolve(message as Ready);
    });
    child.once('exit', () => {
      clearTimeout(late);
      reject(new Error("Northwind's platform ended"));
    });
  });
}

function filesOf(base: string): DemoFiles {
  const read = async (path: string) => {
    const answer = await fetch(`${base}/${path}`, { headers: { connection: 'close' } });
    if (!answer.ok || answer.body === null) throw new Error(`${path}: ${answer.status}`);
    return answer.body;
  };
  return {
    roster: (asOf) => read(`roster/${asOf}.csv`),
    signins: (from, to) => read(`signins?from=${from}&to=${to}`),
    outcome: (series, to) => read(`outcomes/${encodeURIComponent(series)}?to=${to}`),
  };
}
