import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the repository. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface CliOptions {
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Where the command is given; `takeup.yaml` is looked for there. */
  readonly cwd?: string;
  readonly uid?: number;
  /** What it reads from standard input; without it there is none. */
  readonly input?: string;
}

export interface CliResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCli {
  readonly child: ChildProcess;
  readonly ended: Promise<CliResult>;
  stdout(): string;
}

/** Starts the built command line as a user would, in a process of its own, with nothing of this one's settings. */
export function startCli(
  args: readonly string[],
  { dataDir, env = {}, cwd, uid, input }: CliOptions,
): RunningCli {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(TAKEUP_|DATABASE_|PORT$|NODE_OPTIONS$|JEST_)/.test(name),
  );
  const options: SpawnOptions = {
    env: { ...Object.fromEntries(kept), TAKEUP_DATA_DIR: dataDir, ...env },
    cwd: cwd ?? path.dirname(dataDir),
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  };
  const child = spawn(process.execPath, [path.join(ROOT, 'apps/server/bin/takeup.mjs'), ...args], options);
  // Whoever ends before reading it is no failure of the test's own.
  child.stdin?.on('error', () => undefined).end(input);
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  const text = (chunks: readonly Buffer[]) => Buffer.concat(chunks).toString('utf8');
  const ended = new Promise<CliResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout: text(out), stderr: text(err) }));
  });
  return { child, ended, stdout: () => text(out) };
}

export function runCli(args: readonly string[], options: CliOptions): Promise<CliResult> {
  return startCli(args, options).ended;
}

/** @throws Error with what the command said, unless it ended well */
export async function runWell(args: readonly string[], options: CliOptions): Promise<CliResult> {
  const result = await runCli(args, options);
  if (result.code !== 0)
    throw new Error(`takeup ${args.join(' ')}: exit ${result.code}\n${result.stdout}${result.stderr}`);
  return result;
}

/** `takeup refresh` and the hash it prints. */
export async function refreshedHash(options: CliOptions): Promise<string> {
  const { stdout } = await runWell(['refresh', '--format', 'json'], options);
  return (JSON.parse(stdout) as { releaseHash: string }).releaseHash;
}
