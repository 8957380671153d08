import { refused } from '@takeup/domain';
import {
  addStoredConnection,
  claimConnection,
  connections,
  holdStoredConnections,
  inTransaction,
  notePreflight,
  storedConnections,
} from '@takeup/storage';
import type { ConnectionRow, Session, StoredConnection } from '@takeup/storage';
import { today } from '../context.js';
import { Refused, outcomeOf } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import type { ConnectWorld } from './connect-world.js';
import { keyToSealWith } from './key-store.js';
import { noteKept } from './note-kept.js';
import { HOOK_SECRET } from './opened.js';
import type { ConnectionDraft, ReadDraft } from './read-draft.js';
import { readDraft } from './read-draft.js';
import { refuseReached } from './refuse-same-place.js';
import { sealSecrets } from './seal-secrets.js';
import type { Tested, TestedPlatform, TestedSource } from './test-draft.js';
import { isOfUse, testDraft } from './test-draft.js';

/** Asks whoever a draft names who Takeup is there, as is done before each reading. Nothing is kept, whatever it answers. */
export function testConnection(world: ConnectWorld, draft: ConnectionDraft): Promise<Outcome<Tested>> {
  return outcomeOf(async () => (await tested(world, draft)).answer);
}

/**
 * Connects what a draft names: it is tested again, and only where something can be read the secrets are sealed and kept.
 * What it answers as a fault changes nothing. The secret of a receiver is made here and told this once.
 */
export function connectSource(world: ConnectWorld, draft: ConnectionDraft): Promise<Outcome<Tested>> {
  return outcomeOf(async () => {
    const { answer, read } = await tested(world, draft);
    if ('fault' in answer) return answer;
    if (!isOfUse(answer)) throw new Refused(refused('connection-nothing'));
    await inTransaction(world.pools, (session) => keep(session, world, read, answer));
    return answer.kind === 'receiver' ? { ...answer, ...madeSecret(read) } : answer;
  });
}

/** To be told once. */
export function madeSecret({ secrets }: ReadDraft): { readonly secret?: string } {
  const secret = secrets[HOOK_SECRET];
  return secret === undefined ? {} : { secret };
}

async function tested(
  world: ConnectWorld,
  draft: ConnectionDraft,
): Promise<{ readonly read: ReadDraft; readonly answer: Tested }> {
  if (world.config.demo) throw new Refused(refused('demo-import'));
  const read = readDraft(world, draft);
  await inTransaction(world.pools, (session) => refuseTaken(session, world, read));
  const answer = await testDraft(world, read);
  if (!('fault' in answer))
    await inTransaction(world.pools, (session) => refuseReached(session, world, answer));
  return { read, answer };
}

/** A key names one connection, wherever it is made; and what came from one place is not mixed with another's. */
async function refuseTaken(
  session: Session,
  world: Pick<ConnectWorld, 'config' | 'taken' | 'takenDirectory' | 'connectables'>,
  { key, connector, opened }: Pick<ReadDraft, 'key' | 'connector' | 'opened'>,
): Promise<void> {
  if (world.taken.includes(key)) throw new Refused(refused('connection-in-file', { key }));
  const stored = await storedConnections(session);
  if (stored.some((own) => own.key === key)) throw new Refused(refused('connection-there', { key }));
  if (opened.kind === 'directory') refuseSecondDirectory(world, stored);
  if (opened.kind === 'outcome') refuseSecondSource(world, opened.outcome.series, stored);
  const known = (await connections(session)).find((own) => own.key === key);
  if (known && isOther(known, opened.kind, connector))
    throw new Refused(refused('connection-other', { key }));
}

/** A roster is everybody who works here, so it comes from one place. */
function refuseSecondDirectory(
  { takenDirectory, connectables }: Pick<ConnectWorld, 'takenDirectory' | 'connectables'>,
  stored: readonly StoredConnection[],
): void {
  if (takenDirectory) throw new Refused(refused('directory-in-file'));
  const there = stored.find((own) => connectables.get(own.connector)?.kind === 'directory');
  if (there) throw new Refused(refused('directory-there', { key: there.key }));
}

/** Two who give the values of one KPI would overwrite each other's every day. */
function refuseSecondSource(
  { config }: Pick<ConnectWorld, 'config'>,
  series: string,
  stored: readonly StoredConnection[],
): void {
  if (config.outcomes.some((own) => own.series === series))
    throw new Refused(refused('series-in-file', { series }));
  const there = stored.find((own) => own.config['series'] === series);
  if (there) throw new Refused(refused('series-there', { series, key: there.key }));
}

function isOther(known: ConnectionRow, kind: ReadDraft['opened']['kind'], connector: string): boolean {
  switch (kind) {
    case 'platform':
      return known.connector !== connector;
    case 'receiver':
      // Files may be brought in beside deliveries: both say what somebody did.
      return known.connector !== null;
    case 'directory':
      // Nobody's acts are read by it, and whose were is not to stand beside it under one name.
      return true;
    case 'outcome':
      // The values that came before, perhaps under this very key, are no acts.
      return known.connector !== null || known.delivered || known.kinds.length > 0;
  }
}

async function keep(session: Session, world: ConnectWorld, read: ReadDraft, answer: TestedSource) {
  const { key, title, connector, since, config, secrets } = read;
  await holdStoredConnections(session);
  await refuseTaken(session, world, read);
  await refuseReached(session, world, answer);
  const sealing = await keyToSealWith(session, world.keys);
  await addStoredConnection(session, {
    ...{ key, title, connector, since, config, connectedOn: today(world) },
    secrets: sealSecrets(sealing, { key, connector, config }, secrets),
  });
  await noteKept(session, world, read);
  if (answer.kind === 'platform') await noteFound(session, world, answer);
}

/** Known at once, so that a second connection to the same place is refused before either is read. */
async function noteFound(
  session: Session,
  { clock }: Pick<ConnectWorld, 'clock'>,
  { key, title, platform, role, workspace, notes }: TestedPlatform,
): Promise<void> {
  const { id } = await claimConnection(session, key, title);
  const codes = notes.map(({ code }) => code);
  await notePreflight(session, id, {
    ...{ platform, role, notes: codes },
    workspace: workspace ?? null,
    at: new Date(clock.now()),
  });
}
