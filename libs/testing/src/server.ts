import { setTimeout as pause } from 'node:timers/promises';
import type { CliOptions, CliResult, RunningCli } from './cli.js';
import { startCli } from './cli.js';

export interface RunningServer {
  readonly url: string;
  readonly cli: RunningCli;
  /** Asks GraphQL. @throws Error for errors in the answer */
  ask<T>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<T>;
  stop(): Promise<CliResult>;
}

const PATIENCE_MS = 60_000;

/** Runs `takeup serve --empty` on a free port and waits until it listens. */
export async function startServer(
  options: CliOptions,
  more: readonly string[] = ['--empty'],
): Promise<RunningServer> {
  const cli = startCli(['serve', ...more], { ...options, env: { PORT: '0', ...options.env } });
  const url = await listening(cli);
  return {
    url,
    cli,
    ask: (query, variables) => askGraphql(url, query, variables),
    stop: () => {
      cli.child.kill('SIGTERM');
      return cli.ended;
    },
  };
}

async function listening(cli: RunningCli): Promise<string> {
  const before = Date.now();
  for (;;) {
    const url = /listening (http:\S+)/.exec(cli.stdout())?.[1];
    if (url !== undefined) return url;
    if (cli.child.exitCode !== null) throw new Error(`the server ended: ${(await cli.ended).stderr}`);
    if (Date.now() - before > PATIENCE_MS) throw new Error('the server does not listen');
    await pause(50);
  }
}

async function askGraphql<T>(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<T> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answer.json()) as { data?: T; errors?: readonly { message: string }[] };
  if (errors || data === undefined)
    throw new Error(errors?.map(({ message }) => message).join('; ') ?? `status ${answer.status}`);
  return data;
}

/** Tries again until it holds, or gives up after a minute. */
export async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  const before = Date.now();
  for (;;) {
    if (await holds()) return;
    if (Date.now() - before > PATIENCE_MS) throw new Error(`waited in vain: ${what}`);
    await pause(100);
  }
}
