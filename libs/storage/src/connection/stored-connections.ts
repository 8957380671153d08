import type { Session } from '../session.js';
import { rows } from '../session.js';

/** A connection that was made from the product. */
export interface StoredConnection {
  readonly key: string;
  readonly title: string;
  readonly connector: string;
  /** The first day wanted; null: as far back as rows of people are kept. */
  readonly since: string | null;
  /** What was typed, by the name of the field. */
  readonly config: StoredConfig;
  /** Sealed, by the name of the field. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly connectedOn: string;
}

export type StoredConfig = Readonly<Record<string, string | boolean | readonly string[]>>;

/** Whoever changes what is sealed, or with which key, waits here for who does so already; until the transaction ends. */
export async function holdStoredConnections(session: Session): Promise<void> {
  await session.query(`LOCK TABLE sealed.connection IN SHARE ROW EXCLUSIVE MODE`);
}

const COLUMNS = `key, title, connector, since, config, secrets, connected_on AS "connectedOn"`;

/** By key. Only the owner may ask. */
export async function storedConnections(session: Session): Promise<readonly StoredConnection[]> {
  return rows(session, `SELECT ${COLUMNS} FROM sealed.connection ORDER BY key`);
}

export async function storedConnection(session: Session, key: string): Promise<StoredConnection | null> {
  const [found] = await rows<StoredConnection>(
    session,
    `SELECT ${COLUMNS} FROM sealed.connection WHERE key = $1`,
    [key],
  );
  return found ?? null;
}

/** Whether its secrets are still these. If so it is neither changed nor removed until the transaction ends. */
export async function stillHolds(
  session: Session,
  { key, secrets }: Pick<StoredConnection, 'key' | 'secrets'>,
): Promise<boolean> {
  const found = await rows(
    session,
    `SELECT key FROM sealed.connection WHERE key = $1 AND secrets = $2::jsonb FOR SHARE`,
    [key, JSON.stringify(secrets)],
  );
  return found.length > 0;
}

export async function addStoredConnection(session: Session, own: StoredConnection): Promise<void> {
  const { key, title, connector, since, config, secrets, connectedOn } = own;
  await session.query(
    `INSERT INTO sealed.connection (key, title, connector, since, config, secrets, connected_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [key, title, connector, since, JSON.stringify(config), JSON.stringify(secrets), connectedOn],
  );
}

export async function replaceSealed(
  session: Session,
  { key, secrets }: Pick<StoredConnection, 'key' | 'secrets'>,
): Promise<void> {
  await session.query(`UPDATE sealed.connection SET secrets = $2 WHERE key = $1`, [
    key,
    JSON.stringify(secrets),
  ]);
}

/** Replaces what may be changed of a connection, all of it at once: what is sealed is sealed for what stands beside it. */
export async function replaceStoredConnection(
  session: Session,
  own: Pick<StoredConnection, 'key' | 'title' | 'since' | 'config' | 'secrets'>,
): Promise<void> {
  await session.query(
    `UPDATE sealed.connection SET title = $2, since = $3, config = $4, secrets = $5 WHERE key = $1`,
    [own.key, own.title, own.since, JSON.stringify(own.config), JSON.stringify(own.secrets)],
  );
}

/** Drops a connection with its secrets, and whatever of it is due or runs. @returns whether there was one */
export async function dropStoredConnection(session: Session, key: string): Promise<boolean> {
  const dropped = await rows(
    session,
    `WITH gone AS (DELETE FROM sealed.connection WHERE key = $1 RETURNING key) SELECT key FROM gone`,
    [key],
  );
  return dropped.length > 0;
}
