import type { ConfigField, Connectable } from '@takeup/connectors/kit';
import { connectableFields, isSealed } from '@takeup/connectors/kit';
import { refused } from '@takeup/domain';
import { inTransaction, storedConnections } from '@takeup/storage';
import type { Session, StoredConnection } from '@takeup/storage';
import type { Outcome } from '../outcome.js';
import { Refused, outcomeOf } from '../outcome.js';
import type { ConnectWorld } from './connect-world.js';
import { keyInUse } from './key-store.js';
import type { Opened } from './opened.js';
import { openedFrom } from './opened.js';
import { typedOf } from './read-draft.js';
import { unsealed } from './stored-sources.js';

/** A connection as it may be changed: everything but what is sealed. */
export interface ChangeableConnection {
  readonly key: string;
  readonly title: string;
  readonly connectable: Connectable;
  readonly fields: readonly ConfigField[];
  /** The first day wanted; null: as far back as it goes without one. */
  readonly since: string | null;
  /** What was typed, by the name of the field. */
  readonly values: Readonly<Record<string, string>>;
  /** Fields that hold something sealed. */
  readonly sealed: readonly string[];
}

/** What a form begins with. No secret leaves by it, and the key is not needed. */
export function changeableConnection(
  world: Pick<ConnectWorld, 'pools' | 'connectables'>,
  key: string,
): Promise<Outcome<ChangeableConnection>> {
  return outcomeOf(() =>
    inTransaction(world.pools, async (session) => {
      const row = await storedRow(session, key);
      const connectable = connectableOf(world, row);
      const fields = connectableFields(connectable);
      const sealed = fields.filter((field) => isSealed(field) && Object.hasOwn(row.secrets, field.name));
      return {
        ...{ key, title: row.title, since: row.since, connectable, fields, values: typedOf(row.config) },
        sealed: sealed.map(({ name }) => name),
      };
    }),
  );
}

export interface KnownConnection {
  readonly row: StoredConnection;
  readonly secrets: Readonly<Record<string, string>>;
  readonly connectable: Connectable;
  readonly opened: Opened;
}

/**
 * A stored connection with its secrets. What does not open is left alone: its address may have been turned elsewhere, and
 * a new secret would go there.
 * @throws Refused
 */
export async function readStored(
  session: Session,
  world: Pick<ConnectWorld, 'connectables' | 'keys' | 'taken'>,
  key: string,
): Promise<KnownConnection> {
  if (world.taken.includes(key)) throw new Refused(refused('connection-file-change', { key }));
  const row = await storedRow(session, key);
  const connectable = connectableOf(world, row);
  const sealing = await keyInUse(session, world.keys);
  const secrets = sealing && unsealed(sealing, row);
  if (secrets === null) throw new Refused(refused('secret-unopened', { key }));
  const opened = openedFrom(connectable, {
    ...row,
    allowedHosts: [],
    values: { ...row.config, ...secrets },
  });
  if ('faults' in opened) throw new Refused(refused('connection-outgrown', { key }));
  return { row, secrets, connectable, opened };
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

function connectableOf(
  { connectables }: Pick<ConnectWorld, 'connectables'>,
  { key, connector }: StoredConnection,
): Connectable {
  const found = connectables.get(connector);
  if (found === undefined) throw new Refused(refused('connection-outgrown', { key }));
  return found;
}
