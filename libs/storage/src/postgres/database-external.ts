import type pg from 'pg';
import type { Endpoint, PoolOptions } from './connections.js';
import type { Database, DatabaseOptions } from './database.js';
import { applicationName, openPools, poolOptions, withClient } from './database-pools.js';
import { READER } from './embedded-secret.js';
import { checkUrl, connectionFault } from './external-url.js';
import type { ServerUrl } from './external-url.js';
import { migrate } from './migrate.js';
import { checkIsReader, checkReaderLogin, ensureReaderRole } from './reader-role.js';

interface Owner {
  readonly user: string;
  readonly superuser: boolean;
  readonly table: string;
}

async function describeOwner(client: pg.ClientBase): Promise<Owner> {
  const { rows } = await client.query<Owner>(
    `SELECT current_user AS "user", rolsuper AS superuser, 'public.migration'::regclass::oid::text AS "table"
       FROM pg_roles WHERE rolname = current_user`,
  );
  const [owner] = rows;
  if (owner === undefined) throw new Error('pg_roles gave no row');
  return owner;
}

/** The same login, made the reader before its first statement: RESET ROLE leads back to the reader. */
function asReader(url: string): string {
  const parsed = new URL(url);
  const before = parsed.searchParams.get('options');
  parsed.searchParams.set('options', [before, `-c role=${READER}`].filter(Boolean).join(' '));
  return parsed.href;
}

async function described<T>(server: ServerUrl, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw connectionFault(server, error);
  }
}

function readerPool(options: DatabaseOptions, own: string | undefined, url: string): PoolOptions {
  const connectionString = own ?? asReader(url);
  const pool = {
    ...poolOptions(options, { connectionString }),
    applicationName: `${applicationName(options)} reader`,
  };
  return own === undefined ? { ...pool, onConnect: checkIsReader } : pool;
}

/** Opens the database on a server that somebody else runs. */
export async function openExternal(options: DatabaseOptions, url: string): Promise<Database> {
  const { migrations, create, readerUrl } = options;
  const server: ServerUrl = { variable: 'DATABASE_URL', url };
  const readerServer: ServerUrl = { variable: 'DATABASE_READER_URL', url: readerUrl ?? url };
  checkUrl(server);
  if (readerUrl !== undefined) checkUrl(readerServer);
  const endpoint: Endpoint = { connectionString: url };
  const name = applicationName(options);

  const found = await described(server, () =>
    withClient(endpoint, name, async (client) => {
      const prepare = (session: pg.ClientBase): Promise<void> =>
        ensureReaderRole(session, readerUrl !== undefined);
      const notes = await migrate(client, { migrations, create, prepare });
      return { notes, owner: await describeOwner(client) };
    }),
  );
  if (readerUrl !== undefined) {
    await described(readerServer, () =>
      withClient({ connectionString: readerUrl }, name, (client) => checkReaderLogin(client, found.owner)),
    );
  }
  const warning = `DATABASE_URL logs in as the superuser ${found.owner.user}. Give Takeup a role of its own that owns only its database.`;
  return described(server, () =>
    openPools({
      owner: poolOptions(options, endpoint),
      reader: readerPool(options, readerUrl, url),
      kind: 'external',
      notes: found.owner.superuser ? [warning, ...found.notes] : found.notes,
    }),
  );
}
