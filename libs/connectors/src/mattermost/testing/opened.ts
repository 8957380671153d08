import type { OpenSession, Stream } from '@takeup/connectors/kit';
import { Faulted, keepRow, openSession } from '@takeup/connectors/kit';
import type { Served, Told } from '@takeup/connectors/testing';
import { memoryPorts, serve, testHash } from '@takeup/connectors/testing';
import type { Slice } from '@takeup/domain';
import type { MattermostConfig } from '../config.js';
import { mattermost } from '../mattermost.js';
import type { Board } from './board.js';
import { answerOf } from './board.js';
import { SPAN, TOKEN, channelId } from './small-bank.js';

export interface Opened {
  readonly session: OpenSession<MattermostConfig>;
  readonly server: Served;
  close(): Promise<void>;
}

/** Something else said instead of the board's answer to the `n`th request. */
export type Instead = (path: string, n: number) => Told | undefined;

/** A session with a board whose pages are small. */
export async function open(
  board: Board,
  { instead, ...config }: { instead?: Instead; token?: string; edition?: string } = {},
): Promise<Opened> {
  const answer = answerOf(board, { list: 7, report: 7 });
  let n = 0;
  const server = await serve((asked) => instead?.(asked.path, n++) ?? answer(asked));
  const parsed = mattermost.config.parse({ url: server.url, token: TOKEN, ...config });
  const session = openSession({
    connector: mattermost,
    config: parsed,
    ports: memoryPorts({ patienceMs: 5_000 }),
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

export async function read({ session }: Opened, slice: Slice) {
  const rows = [];
  for await (const page of mattermost.read(session, slice)) rows.push(...page.rows);
  return rows;
}

export async function streamOf({ session }: Opened, name: string): Promise<Stream> {
  const stream = (await mattermost.discover(session)).find((one) => one.name === name);
  if (stream === undefined) throw new Error(`no stream ${name}`);
  return stream;
}

/** What stopped the work. @throws Error where nothing did, or what is no fault */
export async function faultOf(work: Promise<unknown>) {
  try {
    await work;
  } catch (error) {
    if (error instanceof Faulted) return error.fault;
    throw error;
  }
  throw new Error('nothing went wrong');
}

/** All posts of a channel of the small bank. */
export const whole = (by: 'window' | 'walk', channel: number, from = SPAN.from): Slice => ({
  by,
  stream: 'posts',
  part: channelId(channel),
  from,
  to: SPAN.to,
});

/** As the allow-list leaves it. @throws Error where it drifted */
export function kept(stream: Stream, row: { readonly [field: string]: unknown }) {
  const { row: own, drift } = keepRow(row as Parameters<typeof keepRow>[0], stream.keep, testHash);
  if (drift) throw new Error(`${drift.field} ${drift.kind}`);
  return own;
}
