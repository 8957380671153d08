import type { KeptRow, OpenSession, Stream } from '@takeup/connectors/kit';
import { Faulted, keepRow, openSession } from '@takeup/connectors/kit';
import type { AskedOf, Served, Told } from '@takeup/connectors/testing';
import { memoryPorts, serve, testHash } from '@takeup/connectors/testing';
import type { Fact, Slice } from '@takeup/domain';
import type { SlackConfig } from '../config.js';
import { slack } from '../slack.js';
import { answerOf } from './answer.js';
import type { Workspace } from './workspace.js';
import { SPAN, TOKEN } from './workspace.js';

export interface Opened {
  readonly session: OpenSession<SlackConfig>;
  readonly server: Served;
  close(): Promise<void>;
}

/** Something else said instead of the workspace's answer. */
export type Instead = (asked: AskedOf, n: number) => Told | undefined;

export async function open(
  workspace: Workspace | (() => Workspace),
  { instead, ...config }: { instead?: Instead; [field: string]: unknown } = {},
): Promise<Opened> {
  let n = 0;
  const server = await serve((asked) => {
    const current = typeof workspace === 'function' ? workspace() : workspace;
    return instead?.(asked, n++) ?? answerOf(current)(asked);
  });
  const parsed = slack.config.parse({ url: server.url, token: TOKEN, analytics_token: TOKEN, ...config });
  const session = openSession({
    connector: { ...slack, limits: slack.limits.map((limit) => ({ ...limit, calls: 1_000_000 })) },
    config: parsed,
    ports: memoryPorts(),
  });
  return {
    session,
    server,
    close: async () => {
      await session.close();
      await server.close();
    },
  };
}

export async function streamOf({ session }: Opened, name: string): Promise<Stream> {
  const stream = (await slack.discover(session)).find((one) => one.name === name);
  if (stream === undefined) throw new Error(`no stream ${name}`);
  return stream;
}

export async function pagesOf({ session }: Opened, slice: Slice) {
  const pages = [];
  for await (const page of slack.read(session, slice)) pages.push(page);
  return pages;
}

export interface RowTold {
  readonly row: KeptRow;
  readonly facts: readonly Fact[];
}

/** What a slice tells, row by row, as the allow-list leaves the rows. @throws Error where one drifted */
export async function tellings(own: Opened, slice: Slice): Promise<readonly RowTold[]> {
  const stream = await streamOf(own, slice.stream);
  return (await pagesOf(own, slice)).flatMap(({ rows }) =>
    rows.map((row) => {
      const kept = keepRow(row, stream.keep, testHash);
      if (kept.drift) throw new Error(`${kept.drift.field} ${kept.drift.kind}`);
      return { row: kept.row, facts: slack.observe(stream.name, kept.row) };
    }),
  );
}

export async function faultOf(work: Promise<unknown>) {
  try {
    await work;
  } catch (error) {
    if (error instanceof Faulted) return error.fault;
    throw error;
  }
  throw new Error('nothing went wrong');
}

export const membersOf = (from: string, days = 1, cursor?: string): Slice => ({
  by: 'window',
  stream: 'members',
  from: Date.parse(`${from}T00:00:00Z`),
  to: Date.parse(`${from}T00:00:00Z`) + days * 86_400_000,
  ...(cursor === undefined ? {} : { cursor }),
});

export const messagesOf = (channel: string, span = SPAN): Slice => ({
  by: 'window',
  stream: 'messages',
  part: channel,
  ...span,
});
