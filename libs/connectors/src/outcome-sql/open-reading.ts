import type { SessionPorts } from '@takeup/connectors/kit';
import { PrivateHost, guardedLookup, isPrivateAddress } from '@takeup/connectors/kit';
import pg from 'pg';
import type { OutcomeSqlConfig } from './config.js';
import { hostOf } from './config.js';

const CONNECT_MS = 15_000;
/** Beyond the database's own limit: for one that does not answer at all. */
const GRACE_MS = 10_000;

/**
 * A connection on which nothing can be written, to an address that was judged: the name is looked up once, here, and the
 * connection goes to what was found.
 * @throws PrivateHost, and what the database or the network says
 */
export async function openReading(
  { database, timeout_s: seconds }: OutcomeSqlConfig,
  ports: SessionPorts,
): Promise<pg.Client> {
  const url = new URL(database.reveal());
  const name = hostOf(url);
  const host = await judged(name, ports);
  url.searchParams.delete('host');
  const isEncrypted = url.searchParams.get('sslmode') !== 'disable' && !name.startsWith('/');
  url.searchParams.delete('sslmode');
  const client = new pg.Client({
    ...credentialsOf(url),
    host,
    ssl: isEncrypted ? { servername: name } : false,
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
  await client.connect();
  return client;
}

function credentialsOf({ username, password, port, pathname }: URL) {
  return {
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    ...(port === '' ? {} : { port: Number(port) }),
  };
}

async function judged(name: string, ports: SessionPorts): Promise<string> {
  if (ports.allowed(name.toLowerCase()) && name.startsWith('/')) return name;
  if (name.startsWith('/')) throw new PrivateHost('a socket of this machine');
  return new Promise((resolve, reject) => {
    guardedLookup(ports)(name, {}, (error, address) => {
      const found = typeof address === 'string' ? address : (address[0]?.address ?? '');
      if (error !== null) return reject(error);
      // A name that is an address is given back as it is.
      if (isPrivateAddress(found) && !ports.allowed(name.toLowerCase()))
        return reject(new PrivateHost('a private address'));
      return resolve(found);
    });
  });
}
