import type { KeptRow, OpenSession, Page } from '@takeup/connectors/kit';
import { Faulted, keepRow, openSession } from '@takeup/connectors/kit';
import type { AskedOf, Served, Told } from '@takeup/connectors/testing';
import { memoryPorts, serve, testHash } from '@takeup/connectors/testing';
import type { Fact, InstantSpan, Slice } from '@takeup/domain';
import type { ZulipConfig } from '../config.js';
import { zulip } from '../zulip.js';
import { answerOf } from './answer.js';
import type { Organisation } from './organisation.js';
import { EMAIL, KEY, SPAN } from './organisation.js';

export interface Opened {
  readonly session: OpenSession<ZulipConfig>;
  readonly server: Served;
  close(): Promise<void>;
}

/** Something else said instead of the organisation's answer to the `n`th request. */
export type Instead = (asked: AskedOf, n: number) => Told | undefined;

export async function open(
  organisation: Organisation | (() => Organisation),
  { instead, ...config }: { instead?: Instead; [field: string]: unknown } = {},
): Promise<Opened> {
  let n = 0;
  const server = await serve((asked) => {
    const current = typeof organisation === 'function' ? organisation() : organisation;
    return instead?.(asked, n++) ?? answerOf(current)(asked);
  });
  const session = openSession({
    connector: { ...zulip, limits: zulip.limits.map((limit) => ({ ...limit, calls: 1_000_000 })) },
    config: zulip.config.parse({ url: server.url, email: EMAIL, api_key: KEY, ...config }),
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
  for await (const page of zulip.read(session, slice)) pages.push(page);
  return pages;
}

export interface RowTold {
  readonly row: KeptRow;
  readonly facts: readonly Fact[];
}

/** What a slice tells, row by row, as the allow-list leaves the rows. @throws Error where one drifted */
export async function tellings(own: Opened, slice: Slice): Promise<readonly RowTold[]> {
  const stream = (await zulip.discover(own.session)).find(({ name }) => name === slice.stream);
  if (stream === undefined) throw new Error(`no stream ${slice.stream}`);
  return (await pagesOf(own, slice)).flatMap(({ rows }) =>
    rows.map((row) => {
      const kept = keepRow(row, stream.keep, testHash);
      if (kept.drift) throw new Error(`${kept.drift.field} ${kept.drift.kind}`);
      return { row: kept.row, facts: zulip.observe(stream.name, kept.row) };
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

export const messagesOf = (span: InstantSpan = SPAN): Slice => ({ by: 'walk', stream: 'messages', ...span });
