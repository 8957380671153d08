import type { Endpoint } from './connections.js';
import type { Database, DatabaseOptions } from './database.js';
import { applicationName, openPools, poolOptions, withClient } from './database-pools.js';
import { DEFAULT_DATABASE, ensureDatabase } from './embedded-databases.js';
import { OWNER, READER } from './embedded-secret.js';
import { openEmbeddedServer } from './embedded-server.js';
import { SOCKET_PORT } from './embedded-socket.js';
import { DatabaseUnavailable, codeOf } from './errors.js';
import { migrate } from './migrate.js';

function missing(name: string, cause: unknown): unknown {
  if (codeOf(cause) !== '3D000') return cause;
  return new DatabaseUnavailable(
    'NO_DATABASE',
    `There is no database ${name} yet.`,
    'Start with `takeup serve` or import something first.',
  );
}

/** Opens the database on the embedded server, which is started, joined or made as needed. */
export async function openEmbedded(options: DatabaseOptions): Promise<Database> {
  const { dataDir, create, migrations, databaseName: database = DEFAULT_DATABASE, serverUid } = options;
  const server = await openEmbeddedServer({
    dataDir,
    create,
    ...(serverUid === undefined ? {} : { serverUid }),
  });
  try {
    const { passwords } = server;
    const shared = { host: () => server.socketFolder(), port: SOCKET_PORT, database };
    const owner: Endpoint = { ...shared, user: OWNER, password: passwords.owner };
    const reader: Endpoint = { ...shared, user: READER, password: passwords.reader };
    if (create) await ensureDatabase(server, database);
    const notes = await withClient(owner, applicationName(options), (client) =>
      migrate(client, { migrations, create }),
    );
    return await openPools({
      owner: poolOptions(options, owner),
      reader: { ...poolOptions(options, reader), applicationName: `${applicationName(options)} reader` },
      kind: 'embedded',
      notes: [...server.notes, ...notes],
      leave: () => server.leave(),
    });
  } catch (error) {
    await server.leave();
    throw missing(database, error);
  }
}
