import { inTransaction, stillHolds, storedConnection, storedConnections } from '@takeup/storage';
import type { Session, StoredConnection } from '@takeup/storage';
import type { Inbound } from '../delivery/inbound.js';
import type { DirectorySource } from '../directory/pull-directory.js';
import { outcomeOf } from '../outcome.js';
import type { SealingKey } from '../files/index.js';
import type { Source } from '../sync/sync-context.js';
import type { ConnectWorld } from './connect-world.js';
import { keyInUse } from './key-store.js';
import type { AskedSeriesSource, Opened } from './opened.js';
import { openedFrom } from './opened.js';

/**
 * `key`: the key that opens the secrets is not at hand. `sealed`: they were changed, or moved here from elsewhere.
 * `connector`: this version does not know it, or takes its configuration no more. `file`: the operator's file names it too.
 */
export type Unopened = 'key' | 'sealed' | 'connector' | 'file';

export interface StoredSource {
  readonly key: string;
  readonly title: string;
  readonly connector: string;
  readonly connectedOn: string;
  /** As it is used, or why it cannot be. */
  readonly opened: Opened | { readonly unopened: Unopened };
}

type Opening = Pick<
  ConnectWorld,
  'pools' | 'config' | 'connectables' | 'keys' | 'taken' | 'takenDirectory' | 'allowedHosts'
>;

/** The connections that were made from the product, read anew each time: replicas learn of each other's by it. */
export function storedSources(world: Opening): Promise<readonly StoredSource[]> {
  return inTransaction(world.pools, async (session) => {
    const rows = await storedConnections(session);
    const sealing = rows.length === 0 ? null : await sealingOf(session, world);
    return rows.map((row) => {
      const { key, title, connector, connectedOn } = row;
      return { key, title, connector, connectedOn, opened: opened(world, sealing, row) };
    });
  });
}

/** The receiver of this key, as it is just now; null where there is none that opens. */
export function storedInbound(world: Opening, key: string): Promise<Inbound | null> {
  return inTransaction(world.pools, async (session) => {
    const row = await storedConnection(session, key);
    const found = row && opened(world, await sealingOf(session, world), row);
    if (!found || 'unopened' in found || found.kind !== 'receiver') return null;
    return { ...found.inbound, holds: (within) => stillHolds(within, row) };
  });
}

/** Platforms that can be read. */
export function openedSources(stored: readonly StoredSource[]): readonly Source[] {
  return stored.flatMap(({ opened: own }) =>
    !('unopened' in own) && own.kind === 'platform' ? [own.source] : [],
  );
}

/** The directory that is asked, with its key; there is one at most. */
export function openedDirectory(stored: readonly StoredSource[]): KeyedDirectory | null {
  for (const { key, opened: own } of stored)
    if (!('unopened' in own) && own.kind === 'directory') return { key, directory: own.directory };
  return null;
}

export interface KeyedDirectory {
  readonly key: string;
  readonly directory: DirectorySource;
}

/** Values of KPIs that are asked for, with the keys of their connections. */
export function openedOutcomes(stored: readonly StoredSource[]): readonly KeyedOutcome[] {
  return stored.flatMap(({ key, opened: own }) =>
    !('unopened' in own) && own.kind === 'outcome' ? [{ key, outcome: own.outcome }] : [],
  );
}

export interface KeyedOutcome {
  readonly key: string;
  readonly outcome: AskedSeriesSource;
}

async function sealingOf(session: Session, { keys }: Pick<ConnectWorld, 'keys'>): Promise<SealingKey | null> {
  const found = await outcomeOf(() => keyInUse(session, keys));
  return 'done' in found ? found.done : null;
}

function opened(
  world: Omit<Opening, 'pools' | 'keys'>,
  sealing: SealingKey | null,
  row: StoredConnection,
): StoredSource['opened'] {
  const { connectables, allowedHosts } = world;
  if (isNamedByFile(world, row)) return { unopened: 'file' };
  if (sealing === null) return { unopened: 'key' };
  const secrets = unsealed(sealing, row);
  if (secrets === null) return { unopened: 'sealed' };
  const connectable = connectables.get(row.connector);
  const read =
    connectable && openedFrom(connectable, { ...row, allowedHosts, values: { ...row.config, ...secrets } });
  return read && !('faults' in read) ? read : { unopened: 'connector' };
}

/** What the operator's file says holds: a key names one connection, a series has one source, and there is one directory. */
function isNamedByFile(
  { config, connectables, taken, takenDirectory }: Omit<Opening, 'pools' | 'keys'>,
  { key, connector, config: own }: StoredConnection,
): boolean {
  const kind = connectables.get(connector)?.kind;
  return (
    taken.includes(key) ||
    (takenDirectory && kind === 'directory') ||
    (kind === 'outcome' && config.outcomes.some(({ series }) => series === own['series']))
  );
}

/** @returns the secrets by the name of their field; null where one does not open */
export function unsealed(
  sealing: SealingKey,
  { key: connection, connector, config, secrets }: StoredConnection,
): Readonly<Record<string, string>> | null {
  const found: Record<string, string> = {};
  for (const [field, sealed] of Object.entries(secrets)) {
    const text = sealing.open(sealed, { connection, connector, config, field });
    if (text === null) return null;
    found[field] = text;
  }
  return found;
}
