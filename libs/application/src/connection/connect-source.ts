import { consentsOf } from '@takeup/connectors/kit';
import { refused } from '@takeup/domain';
import {
  addStoredConnection,
  claimConnection,
  connections,
  holdStoredConnections,
  inTransaction,
  noteConsents,
  notePreflight,
  notePulled,
  storedConnections,
} from '@takeup/storage';
import type { Session } from '@takeup/storage';
import { today } from '../context.js';
import { Refused, outcomeOf } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { EVER, wantedSpan } from '../sync/wanted.js';
import type { ConnectWorld } from './connect-world.js';
import { keyToSealWith } from './key-store.js';
import type { ConnectionDraft, ReadDraft } from './read-draft.js';
import { readDraft } from './read-draft.js';
import { refuseSamePlace } from './refuse-same-place.js';
import { sealSecrets } from './seal-secrets.js';
import type { Tested, TestedSource } from './test-draft.js';
import { testDraft } from './test-draft.js';

/** Asks the platform of a draft who Takeup is to it, as a sync does first. Nothing is kept, whatever it answers. */
export function testConnection(world: ConnectWorld, draft: ConnectionDraft): Promise<Outcome<Tested>> {
  return outcomeOf(async () => (await tested(world, draft)).answer);
}

/**
 * Connects a platform: the draft is tested again, and only where the platform lets something be read the secrets are
 * sealed and kept. What it answers as a fault changes nothing.
 */
export function connectSource(world: ConnectWorld, draft: ConnectionDraft): Promise<Outcome<Tested>> {
  return outcomeOf(async () => {
    const { answer, read } = await tested(world, draft);
    if ('fault' in answer) return answer;
    if (answer.streams.length === 0) throw new Refused(refused('connection-nothing'));
    await inTransaction(world.pools, (session) => keep(session, world, read, answer));
    return answer;
  });
}

async function tested(
  world: ConnectWorld,
  draft: ConnectionDraft,
): Promise<{ readonly read: ReadDraft; readonly answer: Tested }> {
  if (world.config.demo) throw new Refused(refused('demo-import'));
  const read = readDraft(world, draft);
  const { source } = read;
  await inTransaction(world.pools, (session) => refuseTaken(session, world, source.key, source.connector.id));
  const answer = await testDraft(world, read);
  if (!('fault' in answer))
    await inTransaction(world.pools, (session) => refuseSamePlace(session, world, reachedBy(answer)));
  return { read, answer };
}

/** A key names one connection, wherever it is made; and what came from one platform is not mixed with another's. */
async function refuseTaken(
  session: Session,
  { taken }: Pick<ConnectWorld, 'taken'>,
  key: string,
  connector: string,
): Promise<void> {
  if (taken.includes(key)) throw new Refused(refused('connection-in-file', { key }));
  if ((await storedConnections(session)).some((own) => own.key === key))
    throw new Refused(refused('connection-there', { key }));
  const known = (await connections(session)).find((own) => own.key === key);
  if (known && known.connector !== connector) throw new Refused(refused('connection-other', { key }));
}

const reachedBy = ({ key, connector, workspace }: TestedSource) => ({ key, connector, workspace });

async function keep(
  session: Session,
  world: ConnectWorld,
  { source, config, secrets }: ReadDraft,
  answer: TestedSource,
) {
  const { key, title, connector, since } = source;
  await holdStoredConnections(session);
  await refuseTaken(session, world, key, connector.id);
  await refuseSamePlace(session, world, reachedBy(answer));
  const sealing = await keyToSealWith(session, world.keys);
  const day = today(world);
  await addStoredConnection(session, {
    key,
    title,
    connector: connector.id,
    since,
    config,
    secrets: sealSecrets(sealing, { key, connector: connector.id, config }, secrets),
    connectedOn: day,
  });
  const { id } = await claimConnection(session, key, title);
  const wanted = wantedSpan({ zone: world.config.zone, today: day, since, historyDays: EVER });
  const span = { since: new Date(wanted.from), until: new Date(wanted.to) };
  await notePulled(session, id, { connector: connector.id, ...span });
  await noteConsents(session, id, consentsOf(connector, source.config));
  const { platform, role, workspace = null, notes } = answer;
  const codes = notes.map(({ code }) => code);
  await notePreflight(session, id, {
    platform,
    role,
    workspace,
    notes: codes,
    at: new Date(world.clock.now()),
  });
}
