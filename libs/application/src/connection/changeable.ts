import type { ConfigField, Connector } from '@takeup/connectors/kit';
import { configFields, isSealed } from '@takeup/connectors/kit';
import { refused } from '@takeup/domain';
import { inTransaction, storedConnections } from '@takeup/storage';
import type { Session, StoredConnection } from '@takeup/storage';
import type { Outcome } from '../outcome.js';
import { Refused, outcomeOf } from '../outcome.js';
import type { ConnectWorld } from './connect-world.js';
import { keyInUse } from './key-store.js';
import { sourceFrom, typedOf } from './read-draft.js';
import { unsealed } from './stored-sources.js';

/** A connection as it may be changed: everything but what is sealed. */
export interface ChangeableConnection {
  readonly key: string;
  readonly title: string;
  readonly connector: Connector;
  readonly fields: readonly ConfigField[];
  /** What was typed, by the name of the field. */
  readonly values: Readonly<Record<string, string>>;
  /** Fields that hold something sealed. */
  readonly sealed: readonly string[];
}

/** What a form begins with. No secret leaves by it, and the key is not needed. */
export function changeableConnection(
  world: Pick<ConnectWorld, 'pools' | 'connectors'>,
  key: string,
): Promise<Outcome<ChangeableConnection>> {
  return outcomeOf(() =>
    inTransaction(world.pools, async (session) => {
      const row = await storedRow(session, key);
      const connector = connectorOf(world, row);
      const fields = configFields(connector.config);
      const sealed = fields.filter((field) => isSealed(field) && Object.hasOwn(row.secrets, field.name));
      return {
        ...{ key, title: row.title, connector, fields, values: typedOf(row.config) },
        sealed: sealed.map(({ name }) => name),
      };
    }),
  );
}

export interface KnownConnection {
  readonly row: StoredConnection;
  readonly secrets: Readonly<Record<string, string>>;
  /** As its connector reads it. */
  readonly config: unknown;
}

/**
 * A stored connection with its secrets. What does not open is left alone: its address may have been turned elsewhere, and
 * a new secret would go there.
 * @throws Refused
 */
export async function readStored(
  session: Session,
  world: Pick<ConnectWorld, 'connectors' | 'keys' | 'taken'>,
  key: string,
): Promise<KnownConnection> {
  if (world.taken.includes(key)) throw new Refused(refused('connection-file-change', { key }));
  const row = await storedRow(session, key);
  const connector = connectorOf(world, row);
  const sealing = await keyInUse(session, world.keys);
  const secrets = sealing && unsealed(sealing, row);
  if (secrets === null) throw new Refused(refused('secret-unopened', { key }));
  const source = sourceFrom(connector, row, { ...row.config, ...secrets });
  if (source === null) throw new Refused(refused('connection-outgrown', { key }));
  return { row, secrets, config: source.config };
}

/** @throws Refused where it is gone, or was changed, since it was read */
export async function refuseChanged(session: Session, before: StoredConnection): Promise<void> {
  const now = await storedRow(session, before.key);
  if (JSON.stringify(now) !== JSON.stringify(before))
    throw new Refused(refused('connection-changed', { key: before.key }));
}

async function storedRow(session: Session, key: string): Promise<StoredConnection> {
  const all = await storedConnections(session);
  const row = all.find((own) => own.key === key);
  if (row) return row;
  throw new Refused(refused('connection-unknown', { there: all.map((own) => own.key).join(', ') }));
}

function connectorOf(
  { connectors }: Pick<ConnectWorld, 'connectors'>,
  { key, connector }: StoredConnection,
): Connector {
  const found = connectors.get(connector);
  if (found === undefined) throw new Refused(refused('connection-outgrown', { key }));
  return found;
}
