import { configFields, consentsOf } from '@takeup/connectors/kit';
import { refused } from '@takeup/domain';
import {
  claimConnection,
  connections,
  holdStoredConnections,
  inTransaction,
  noteConsents,
  preflights,
  replaceStoredConnection,
} from '@takeup/storage';
import type { Session } from '@takeup/storage';
import { Refused, outcomeOf } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import type { ConnectWorld } from './connect-world.js';
import { readStored, refuseChanged } from './changeable.js';
import type { KnownConnection } from './changeable.js';
import { keyToSealWith } from './key-store.js';
import type { ReadDraft } from './read-draft.js';
import { readDraft, typedOf } from './read-draft.js';
import { refuseSamePlace } from './refuse-same-place.js';
import { sealSecrets } from './seal-secrets.js';
import type { Tested, TestedSource } from './test-draft.js';
import { testDraft } from './test-draft.js';

/** What is to be otherwise in a connection that was made from the product. */
export interface ConnectionChange {
  readonly key: string;
  /** Left out: it stays. */
  readonly title?: string | undefined;
  /** By the name of the field. What is left out stays as it is; an empty value takes the field out. */
  readonly values: Readonly<Record<string, string>>;
}

/** Asks the platform with a connection as it would be. Nothing is changed, whatever it answers. */
export function testChange(world: ConnectWorld, change: ConnectionChange): Promise<Outcome<Tested>> {
  return outcomeOf(async () => (await tested(world, change)).answer);
}

/**
 * Changes a connection: it is tested as it would be, and only where the platform lets something be read, and it is the
 * same place that was read before, the change is kept. What it answers as a fault changes nothing.
 */
export function changeConnection(world: ConnectWorld, change: ConnectionChange): Promise<Outcome<Tested>> {
  return outcomeOf(async () => {
    const { answer, read, known } = await tested(world, change);
    if ('fault' in answer) return answer;
    if (answer.streams.length === 0) throw new Refused(refused('connection-nothing'));
    await inTransaction(world.pools, (session) => keep(session, world, { known, read, answer }));
    return answer;
  });
}

interface Changed {
  readonly known: KnownConnection;
  readonly read: ReadDraft;
}

async function tested(
  world: ConnectWorld,
  { key, title, values }: ConnectionChange,
): Promise<Changed & { readonly answer: Tested }> {
  if (world.config.demo) throw new Refused(refused('demo-import'));
  const known = await inTransaction(world.pools, (session) => readStored(session, world, key));
  const { row, secrets } = known;
  const read = readDraft(world, {
    key,
    title: title ?? row.title,
    connector: row.connector,
    since: row.since ?? undefined,
    values: { ...typedOf(row.config), ...secrets, ...values },
  });
  refuseElsewhere(known, read);
  const answer = await testDraft(world, read);
  if (!('fault' in answer))
    await inTransaction(world.pools, async (session) => {
      await refuseWorkspace(session, key, answer);
      const { connector, workspace } = answer;
      await refuseSamePlace(session, world, { key, connector, workspace });
    });
  return { known, read, answer };
}

/** Another address would be another source under the same name. @throws Refused before anything is sent there */
function refuseElsewhere({ row, config }: KnownConnection, { source }: ReadDraft): void {
  const was = config as Readonly<Record<string, unknown>>;
  const is = source.config as Readonly<Record<string, unknown>>;
  const moved = configFields(source.connector.config).find(
    ({ name, fixed }) => fixed && (was[name] ?? null) !== (is[name] ?? null),
  );
  if (moved) throw new Refused(refused('connection-elsewhere', { key: row.key, field: moved.name }));
}

/** What the platform says that a token leads to has to stay. */
async function refuseWorkspace(session: Session, key: string, { workspace }: TestedSource): Promise<void> {
  const id = (await connections(session)).find((own) => own.key === key)?.id;
  const before = (await preflights(session)).find(({ connectionId }) => connectionId === id)?.workspace;
  if (workspace !== undefined && before && before !== workspace)
    throw new Refused(refused('connection-workspace', { key }));
}

async function keep(
  session: Session,
  { keys }: Pick<ConnectWorld, 'keys'>,
  { known, read, answer }: Changed & { readonly answer: TestedSource },
): Promise<void> {
  const { key, title } = answer;
  await holdStoredConnections(session);
  await refuseChanged(session, known.row);
  const { source, config, secrets } = read;
  const sealing = await keyToSealWith(session, keys);
  const sealed = sealSecrets(sealing, { key, connector: source.connector.id, config }, secrets);
  await replaceStoredConnection(session, { key, title, config, secrets: sealed });
  const { id } = await claimConnection(session, key, title);
  await noteConsents(session, id, consentsOf(source.connector, source.config));
}
