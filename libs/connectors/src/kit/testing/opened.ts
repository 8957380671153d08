import type { Fact, Slice } from '@takeup/domain';
import type { Connector, KeptRow, Page, Stream } from '../contract.js';
import type { Fault } from '../fault.js';
import { Faulted } from '../fault.js';
import type { JsonRow } from '../json.js';
import { keepRow } from '../keep-row.js';
import type { OpenSession } from '../session.js';
import { openSession } from '../session.js';
import { memoryPorts } from './memory-ports.js';
import { testHash } from './reading.js';
import type { AskedOf, Served, Told } from './serve.js';
import { serve } from './serve.js';

/** A connector with a session on a platform of the tests. */
export interface Opened<C> {
  readonly connector: Connector<C>;
  readonly session: OpenSession<C>;
  readonly server: Served;
  close(): Promise<void>;
}

/** Something else said instead of the platform's answer to the `n`th request, from 0 on. */
export type Instead = (asked: AskedOf, n: number) => Told | undefined;

export interface Opening<C> {
  readonly connector: Connector<C>;
  /** The platform; asked anew for each request, for it may change. */
  readonly answer: (asked: AskedOf) => Told;
  /** The configuration as an operator writes it, for a platform at this address. */
  readonly configFor: (url: string) => unknown;
  readonly instead?: Instead | undefined;
  /** Longest that a turn is waited for, in ms; a longer wait is a fault. */
  readonly patienceMs?: number;
}

const MANY = 1_000_000;

/** Serves the platform and opens a session that waits for no limit of the connector's. */
export async function openOn<C>({ connector, answer, configFor, ...how }: Opening<C>): Promise<Opened<C>> {
  let n = 0;
  const server = await serve((asked) => how.instead?.(asked, n++) ?? answer(asked));
  const session = openSession({
    connector: { ...connector, limits: connector.limits.map((limit) => ({ ...limit, calls: MANY })) },
    config: connector.config.parse(configFor(server.url)),
    ports: memoryPorts({ patienceMs: how.patienceMs ?? 0 }),
  });
  return {
    connector,
    session,
    server,
    close: async () => {
      await session.close();
      await server.close();
    },
  };
}

/** Opens, and remembers what has to be closed again: `afterEach(closeAll)`. */
export function closedAfterwards<A extends unknown[], T extends { close(): Promise<void> }>(
  open: (...given: A) => Promise<T>,
): { open(...given: A): Promise<T>; closeAll(): Promise<void> } {
  const opened: T[] = [];
  return {
    open: async (...given) => {
      const one = await open(...given);
      opened.push(one);
      return one;
    },
    closeAll: async () => {
      for (const one of opened.splice(0)) await one.close();
    },
  };
}

type Reading<C> = Pick<Opened<C>, 'connector' | 'session'>;

export async function pagesOf<C>({ connector, session }: Reading<C>, slice: Slice): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for await (const page of connector.read(session, slice)) pages.push(page);
  return pages;
}

export async function rowsOf<C>(own: Reading<C>, slice: Slice): Promise<readonly JsonRow[]> {
  return (await pagesOf(own, slice)).flatMap(({ rows }) => rows);
}

/** @throws Error where the connector discovers none of that name */
export async function streamOf<C>({ connector, session }: Reading<C>, name: string): Promise<Stream> {
  const stream = (await connector.discover(session)).find((one) => one.name === name);
  if (stream === undefined) throw new Error(`no stream ${name}`);
  return stream;
}

/** As the allow-list leaves it. @throws Error where it drifted */
export function kept({ keep }: Pick<Stream, 'keep'>, row: object): KeptRow {
  const { row: own, drift } = keepRow(row as JsonRow, keep, testHash);
  if (drift) throw new Error(`${drift.field} ${drift.kind}`);
  return own;
}

export interface RowTold {
  readonly row: KeptRow;
  readonly facts: readonly Fact[];
}

/** What a slice tells, row by row, as the allow-list leaves the rows. @throws Error where one drifted */
export async function tellings<C>(own: Reading<C>, slice: Slice): Promise<readonly RowTold[]> {
  const stream = await streamOf(own, slice.stream);
  return (await rowsOf(own, slice)).map((given) => {
    const row = kept(stream, given);
    return { row, facts: own.connector.observe(stream.name, row) };
  });
}

/** What stopped the work. @throws Error where nothing did, or what is no fault */
export async function faultOf(work: Promise<unknown>): Promise<Fault> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Faulted) return error.fault;
    throw error;
  }
  throw new Error('nothing went wrong');
}
