import pg from 'pg';
import { clientConfig, openPool } from './connections.js';
import type { Endpoint, PoolOptions } from './connections.js';
import type { Database, DatabaseOptions } from './database.js';
import { messageOf } from './errors.js';

const POOL_SIZE = 10;

/** The name under which this program shows up in the server's list of sessions. */
export function applicationName(options: DatabaseOptions): string {
  return options.applicationName ?? 'takeup';
}

/** What both pools share. */
export function poolOptions(options: DatabaseOptions, endpoint: Endpoint): PoolOptions {
  return {
    endpoint,
    applicationName: applicationName(options),
    size: options.poolSize ?? POOL_SIZE,
    entities: options.entities,
  };
}

/** Runs `work` on a connection outside any pool and closes it, which also frees its advisory locks. */
export async function withClient<T>(
  endpoint: Endpoint,
  name: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(clientConfig(endpoint, name));
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The two pools, and what to do when they are closed. */
export interface Parts {
  readonly owner: PoolOptions;
  readonly reader: PoolOptions;
  readonly kind: Database['kind'];
  readonly notes: readonly string[];
  readonly leave?: () => Promise<void>;
}

/** Opens both pools; when the second fails the first is closed again. */
export async function openPools({ kind, notes, leave, ...pools }: Parts): Promise<Database> {
  const owner = await openPool(pools.owner);
  const reader = await openPool(pools.reader).catch(async (error: unknown) => {
    await owner.destroy();
    throw error;
  });
  let closing: Promise<void> | undefined;
  const shut = async (): Promise<void> => {
    // The server is left even when a pool cannot be closed, or it would run for ever.
    const results = await Promise.allSettled([owner.destroy(), reader.destroy()]);
    await leave?.();
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined)
      throw new Error(`A pool did not close: ${messageOf(failed.reason)}`, { cause: failed.reason });
  };
  return { owner, reader, kind, notes, close: () => (closing ??= shut()) };
}
