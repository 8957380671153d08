import pg from 'pg';
import { DataSource } from 'typeorm';
import type { EntitySchema } from 'typeorm';

/** Where to connect. `host` is asked for each time, because an embedded server may move its socket. */
export interface Endpoint {
  readonly connectionString?: string;
  readonly host?: () => string;
  readonly port?: number;
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
}

/** One pool: where it leads and how large it is. */
export interface PoolOptions {
  readonly endpoint: Endpoint;
  readonly applicationName: string;
  readonly size: number;
  readonly entities: readonly EntitySchema[];
  /** Run on every new connection before anybody gets it; a rejection discards the connection. */
  readonly onConnect?: (client: pg.ClientBase) => Promise<void>;
}

const CONNECT_TIMEOUT_MS = 30_000;
const { DATE } = pg.types.builtins;
const DATE_ARRAY = 1182;
const TEXT_ARRAY = 1009;

const asText = (value: string): string => value;

/** A day has no time zone: it stays the text PostgreSQL sends, and so does a bigint. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === DATE) return asText;
    return pg.types.getTypeParser(oid === DATE_ARRAY ? TEXT_ARRAY : oid, format ?? 'text');
  },
};

/** The settings of a single connection, the same for pools and for migrations. */
export function clientConfig(endpoint: Endpoint, applicationName: string): pg.ClientConfig {
  const { host, connectionString, ...rest } = endpoint;
  return {
    ...rest,
    ...(connectionString === undefined ? { ssl: false, options: '-c timezone=UTC' } : { connectionString }),
    ...(host === undefined ? {} : { host: host() }),
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    types,
  };
}

/** A pool's connection raises errors at moments when nobody listens; unheard they would end the process. */
function clientClass({ endpoint, applicationName }: PoolOptions): typeof pg.Client {
  return class extends pg.Client {
    constructor() {
      super(clientConfig(endpoint, applicationName));
      this.on('error', () => undefined);
    }
  };
}

/** Opens a TypeORM pool that outlives its server: the next query after the server is back succeeds. */
export async function openPool(options: PoolOptions): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    entities: [...options.entities],
    synchronize: false,
    migrationsRun: false,
    logging: false,
    installExtensions: false,
    poolSize: options.size,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    poolErrorHandler: () => undefined,
    extra: {
      Client: clientClass(options),
      onConnect: async (client: pg.ClientBase) => {
        await client.query("SET TIME ZONE 'UTC'");
        await options.onConnect?.(client);
      },
    },
  });
  return source.initialize();
}
