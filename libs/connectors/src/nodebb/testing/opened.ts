import type { KeptRow, OpenSession, Page } from '@takeup/connectors/kit';
import { Faulted, keepRow, openSession } from '@takeup/connectors/kit';
import type { AskedOf, Served, Told } from '@takeup/connectors/testing';
import { memoryPorts, serve, testHash } from '@takeup/connectors/testing';
import type { Fact, InstantSpan, Slice } from '@takeup/domain';
import type { NodebbConfig } from '../config.js';
import { nodebb } from '../nodebb.js';
import { answerOf } from './answer.js';
import type { Forum } from './forum.js';
import { SPAN, TOKEN } from './forum.js';

export interface Opened {
  readonly session: OpenSession<NodebbConfig>;
  readonly server: Served;
  close(): Promise<void>;
}

/** Something else said instead of the forum's answer to the `n`th request. */
export type Instead = (asked: AskedOf, n: number) => Told | undefined;

interface OpenOptions {
  readonly instead?: Instead;
  readonly token?: unknown;
  readonly private_categories?: unknown;
}

export async function open(
  forum: Forum | (() => Forum),
  { instead, ...config }: OpenOptions = {},
): Promise<Opened> {
  let n = 0;
  const server = await serve((asked) => {
    const current = typeof forum === 'function' ? forum() : forum;
    return instead?.(asked, n++) ?? answerOf(current)(asked);
  });
  const session = openSession({
    connector: { ...nodebb, limits: nodebb.limits.map((limit) => ({ ...limit, calls: 1_000_000 })) },
    config: nodebb.config.parse({ url: server.url, token: TOKEN, ...config }),
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

export async function pagesOf({ session }: Opened, slice: Slice): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for await (const page of nodebb.read(session, slice)) pages.push(page);
  return pages;
}

export interface RowTold {
  readonly row: KeptRow;
  readonly facts: readonly Fact[];
}

/** What a slice tells, row by row, as the allow-list leaves the rows. @throws Error where one drifted */
export async function tellings(own: Opened, slice: Slice): Promise<readonly RowTold[]> {
  const stream = (await nodebb.discover(own.session)).find(({ name }) => name === slice.stream);
  if (stream === undefined) throw new Error(`no stream ${slice.stream}`);
  return (await pagesOf(own, slice)).flatMap(({ rows }) =>
    rows.map((row) => {
      const kept = keepRow(row, stream.keep, testHash);
      if (kept.drift) throw new Error(`${kept.drift.field} ${kept.drift.kind}`);
      return { row: kept.row, facts: nodebb.observe(stream.name, kept.row) };
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

export const postsOf = (span: InstantSpan = SPAN): Slice => ({ by: 'window', stream: 'posts', ...span });
