import { connectableFields } from '@takeup/connectors/kit';
import { invalid, refused } from '@takeup/domain';
import {
  connections,
  holdStoredConnections,
  inTransaction,
  preflights,
  replaceStoredConnection,
} from '@takeup/storage';
import type { Session } from '@takeup/storage';
import { today } from '../context.js';
import { Refused, outcomeOf } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { EVER, wantedSpan } from '../sync/wanted.js';
import { madeSecret } from './connect-source.js';
import type { ConnectWorld } from './connect-world.js';
import { readStored, refuseChanged } from './changeable.js';
import type { KnownConnection } from './changeable.js';
import { keyToSealWith } from './key-store.js';
import { noteKept } from './note-kept.js';
import { HOOK_SECRET, configOf, reachedBy } from './opened.js';
import type { ReadDraft } from './read-draft.js';
import { readDraft, typedOf } from './read-draft.js';
import { refuseReached } from './refuse-same-place.js';
import { sealSecrets } from './seal-secrets.js';
import type { Tested, TestedSource } from './test-draft.js';
import { isOfUse, testDraft } from './test-draft.js';

/** What is to be otherwise in a connection that was made from the product. */
export interface ConnectionChange {
  readonly key: string;
  /** Left out: it stays. */
  readonly title?: string | undefined;
  /** By the name of the field. What is left out stays as it is; an empty value takes the field out. */
  readonly values: Readonly<Record<string, string>>;
  /** The first day wanted; empty: as far back as it goes without one. Left out: it stays. */
  readonly since?: string | undefined;
  /** Of a receiver: another secret is made, and what is signed with the former is taken no more. */
  readonly newSecret?: boolean;
}

/** Asks with a connection as it would be. Nothing is changed, whatever it answers. */
export function testChange(world: ConnectWorld, change: ConnectionChange): Promise<Outcome<Tested>> {
  return outcomeOf(async () => (await tested(world, change)).answer);
}

/**
 * Changes a connection: it is tested as it would be, and only where something can be read, and it is the same place that was
 * read before, the change is kept. What it answers as a fault changes nothing.
 */
export function changeConnection(world: ConnectWorld, change: ConnectionChange): Promise<Outcome<Tested>> {
  return outcomeOf(async () => {
    const { answer, read, known } = await tested(world, change);
    if ('fault' in answer) return answer;
    if (!isOfUse(answer)) throw new Refused(refused('connection-nothing'));
    await inTransaction(world.pools, (session) => keep(session, world, { known, read }));
    return answer.kind === 'receiver' && change.newSecret === true
      ? { ...answer, ...madeSecret(read) }
      : answer;
  });
}

interface Changed {
  readonly known: KnownConnection;
  readonly read: ReadDraft;
}

async function tested(
  world: ConnectWorld,
  change: ConnectionChange,
): Promise<Changed & { readonly answer: Tested }> {
  if (world.config.demo) throw new Refused(refused('demo-import'));
  const known = await inTransaction(world.pools, (session) => readStored(session, world, change.key));
  const read = changedDraft(world, known, change);
  refuseElsewhere(known, read);
  if (change.since !== undefined)
    await inTransaction(world.pools, (session) => refuseLater(session, world, read));
  const answer = await testDraft(world, read);
  if (!('fault' in answer))
    await inTransaction(world.pools, async (session) => {
      await refuseWorkspace(session, change.key, answer);
      await refuseReached(session, world, answer);
    });
  return { known, read, answer };
}

function changedDraft(
  world: ConnectWorld,
  { row, secrets, connectable }: KnownConnection,
  { key, title = row.title, since = row.since ?? '', values, newSecret = false }: ConnectionChange,
): ReadDraft {
  const own = { key, title, connector: row.connector, since };
  if (connectable.kind === 'receiver')
    return readDraft(world, { ...own, values }, newSecret ? undefined : secrets[HOOK_SECRET]);
  if (newSecret) throw new Refused(refused('connection-secret-not-made', { key }));
  return readDraft(world, { ...own, values: { ...typedOf(row.config), ...secrets, ...values } });
}

/** Another address would be another source under the same name. @throws Refused before anything is sent there */
function refuseElsewhere({ row, connectable, opened: before }: KnownConnection, { opened }: ReadDraft): void {
  const [was, is] = [configOf(before), configOf(opened)];
  const moved = connectableFields(connectable).find(
    ({ name, fixed }) => fixed && (was[name] ?? null) !== (is[name] ?? null),
  );
  const reached = reachedBy(opened);
  const field = moved?.name ?? (reached?.place === reachedBy(before)?.place ? undefined : reached?.field);
  if (field !== undefined) throw new Refused(refused('connection-elsewhere', { key: row.key, field }));
}

/**
 * Days that were read count as wanted: figures rest on them, and they would vanish. Of a receiver the day is a fence only,
 * behind which what came stays.
 */
async function refuseLater(session: Session, world: ConnectWorld, { key, opened, since }: ReadDraft) {
  if (opened.kind !== 'platform') return;
  const known = (await connections(session)).find((own) => own.key === key);
  const { zone } = world.config;
  const span = wantedSpan({ zone, today: today(world), since, historyDays: EVER });
  if (!known || known.since === null || span.from <= known.since) return;
  throw new Refused(invalid('connection-since-later', { key, since: zone.dayAt(known.since) }));
}

/** What the platform says that a token leads to has to stay. */
async function refuseWorkspace(session: Session, key: string, answer: TestedSource): Promise<void> {
  if (answer.kind !== 'platform') return;
  const { workspace } = answer;
  const id = (await connections(session)).find((own) => own.key === key)?.id;
  const before = (await preflights(session)).find(({ connectionId }) => connectionId === id)?.workspace;
  if (workspace !== undefined && before && before !== workspace)
    throw new Refused(refused('connection-workspace', { key }));
}

async function keep(session: Session, world: ConnectWorld, { known, read }: Changed): Promise<void> {
  const { key, title, connector, since, config, secrets } = read;
  await holdStoredConnections(session);
  await refuseChanged(session, known.row);
  const sealing = await keyToSealWith(session, world.keys);
  const sealed = sealSecrets(sealing, { key, connector, config }, secrets);
  await replaceStoredConnection(session, { key, title, since, config, secrets: sealed });
  await noteKept(session, world, read);
}
