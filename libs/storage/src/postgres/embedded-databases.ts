import pg from 'pg';
import { codeOf } from './errors.js';
import { connectBootstrap } from './embedded-presence.js';
import { OWNER, SUPERUSER } from './embedded-secret.js';
import { openEmbeddedServer } from './embedded-server.js';
import type { EmbeddedServer } from './embedded-server.js';

/** The database of an embedded cluster unless another is named. It is made with the cluster. */
export const DEFAULT_DATABASE = 'takeup';

async function asSuperuser(
  server: EmbeddedServer,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = await connectBootstrap(server.socketFolder(), SUPERUSER, server.passwords.superuser);
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** Makes a further database in an embedded cluster unless it is there. */
export async function ensureDatabase(server: EmbeddedServer, name: string): Promise<void> {
  if (name === DEFAULT_DATABASE) return;
  await asSuperuser(server, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount !== 0) return;
    try {
      await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} OWNER ${OWNER}`);
    } catch (error) {
      // Somebody else made it in between.
      if (!['42P04', '23505'].includes(codeOf(error) ?? '')) throw error;
    }
  });
}

/** Makes a further database as a copy of another one that nobody is connected to; its roles' rights are given on opening. */
export async function copyDatabase(dataDir: string, from: string, to: string): Promise<void> {
  const server = await openEmbeddedServer({ dataDir, create: false });
  try {
    await asSuperuser(server, async (client) => {
      const [copy, template] = [to, from].map((name) => pg.escapeIdentifier(name));
      await client.query(`CREATE DATABASE ${copy} TEMPLATE ${template} OWNER ${OWNER}`);
    });
  } finally {
    await server.leave();
  }
}

/** Drops a further database of an embedded cluster, throwing out whoever is connected to it. */
export async function dropDatabase(dataDir: string, name: string): Promise<void> {
  const server = await openEmbeddedServer({ dataDir, create: false });
  try {
    await asSuperuser(server, async (client) => {
      await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
    });
  } finally {
    await server.leave();
  }
}
