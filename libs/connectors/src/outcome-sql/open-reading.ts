import type { SessionPorts } from '@takeup/connectors/kit';
import {
  Faulted,
  MOST_OUTCOME_ROWS,
  PrivateHost,
  faulted,
  guardedLookup,
  isPrivateAddress,
  literalAddress,
} from '@takeup/connectors/kit';
import type pg from 'pg';
import type { OutcomeSqlConfig } from './config.js';
import { addressOf } from './config.js';
import type { DatabaseAddress } from './database-address.js';
import { WHAT, faultOf } from './fault-of.js';
import { GuardedStream } from './guarded-stream.js';
import { ReadingClient } from './reading-client.js';

const CONNECT_MS = 15_000;
/** Beyond the database's own limit: for one that does not answer at all. */
const GRACE_MS = 10_000;

export interface Reading {
  readonly client: pg.Client;
  /** What went wrong, in words of ours. */
  readonly faulted: (error: unknown) => Faulted;
  readonly close: () => Promise<void>;
}

/**
 * A connection on which nothing can be written, to an address that was judged: the name is looked up once, here, and the
 * connection goes to what was found.
 * @throws Faulted
 */
export async function openReading(config: OutcomeSqlConfig, ports: SessionPorts): Promise<Reading> {
  const address = addressOf(config);
  const host = await judged(address.host, ports).catch((error: unknown) => {
    throw new Faulted(faultOf(error, false));
  });
  const begun = ports.now();
  const queryMs = config.timeout_s * 1000 + GRACE_MS;
  const isLate = () => ports.now() >= begun + CONNECT_MS + queryMs;
  const client = clientOf(address, host, config.timeout_s);
  const stream = new GuardedStream(isLate);
  stream.guard(client.connection.stream);
  let isRefused = false;
  // What it is asked first of all is whether it encrypts.
  if (address.isEncrypted)
    client.connection.stream.once('data', (said: Buffer) => (isRefused = said.toString('latin1') === 'N'));
  client.connection.once('sslconnect', () => stream.guard(client.connection.stream));
  try {
    await client.connect();
  } catch (error) {
    const isOver = stream.isOver;
    stream.end();
    if (isRefused) throw faulted('denied', 'not-encrypted', WHAT);
    // The driver's own limit has no code; what is never reached in so long a time is not tried again at once.
    if (isNameless(error) && ports.now() >= begun + CONNECT_MS) throw faulted('not-yet', 'unreachable', WHAT);
    throw new Faulted(faultOf(error, isOver));
  }
  const connected = ports.now();
  return {
    client,
    faulted: (error) =>
      isNameless(error) && ports.now() >= connected + queryMs
        ? faulted('changed', 'query-too-slow', WHAT)
        : new Faulted(faultOf(error, stream.isOver)),
    close: async () => {
      const ended = client.end().catch(() => undefined);
      // A database that is told good-bye need not close: it is not waited for.
      stream.end();
      await ended;
    },
  };
}

function isNameless(error: unknown): boolean {
  return error instanceof Error && !(error instanceof Faulted) && !('code' in error);
}

function clientOf(
  { host: name, port, user, password, database, isEncrypted }: DatabaseAddress,
  host: string,
  seconds: number,
): pg.Client {
  const client = new ReadingClient({
    ...{ host, port, user, database },
    // One that is asked for is never looked for elsewhere, in the environment or in the files of an account.
    password: () => {
      if (password === '') throw faulted('denied', 'unauthorised', WHAT);
      return password;
    },
    ssl: isEncrypted && (literalAddress(name) === undefined ? { servername: name } : {}),
    sslnegotiation: 'postgres',
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: seconds * 1000,
    query_timeout: seconds * 1000 + GRACE_MS,
    application_name: 'takeup',
    options: '-c default_transaction_read_only=on',
    // Every value as the database writes it.
    types: { getTypeParser: () => (value: string) => value },
  });
  // What ends a connection between two questions is told by the next one.
  client.on('error', () => undefined);
  // One more than there may be is asked for.
  let left = MOST_OUTCOME_ROWS + 1;
  client.connection.on('dataRow', () => {
    if ((left -= 1) < 0) throw faulted('changed', 'too-large', WHAT);
  });
  return client;
}

async function judged(name: string, ports: SessionPorts): Promise<string> {
  if (name.startsWith('/')) {
    if (ports.allowed(name)) return name;
    throw new PrivateHost('a socket of this machine');
  }
  return new Promise((resolve, reject) => {
    guardedLookup(ports)(name, {}, (error, address) => {
      if (error !== null) return reject(error);
      const found = typeof address === 'string' ? address : (address[0]?.address ?? '');
      // A name that is an address is given back as it is.
      if (isPrivateAddress(found) && !ports.allowed(name.toLowerCase()))
        return reject(new PrivateHost('a private address'));
      return resolve(found);
    });
  });
}
