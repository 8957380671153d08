import { createHmac } from 'node:crypto';
import type { ConnectWorld, ConnectionDraft, Tested } from '@takeup/application';
import {
  changeConnection,
  changeableConnection,
  connectSource,
  readSources,
  removeConnection,
  rotateSecrets,
  sealingKey,
  storedInbound,
  storedSources,
  takeDelivery,
  testConnection,
} from '@takeup/application';
import { TestCluster } from './cluster.js';
import { connecting } from './connecting.js';
import { contentsOf } from './contents.js';
import { oneKey } from './one-key.js';
import { activityText } from './table.js';
import { World, codeOf, done } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
afterAll(() => cluster.stop(), 60_000);

const WIKI: ConnectionDraft = { key: 'wiki', title: 'Our wiki', connector: 'webhook', values: {} };
const AT = Date.parse('2026-10-05T09:00:00Z');
let sent = 0;

async function start() {
  const own = new World(await cluster.database(), { today: '2026-10-05', config: { connections: [] } });
  const world = connecting(own);
  /** As any process takes it: who may deliver is asked for anew each time. */
  const deliver = async (secret: string, on: ConnectWorld = world) => {
    const inbound = await storedInbound(on, 'wiki');
    return inbound === null ? 'nobody' : takeDelivery(own.context, inbound, signed(secret));
  };
  return { own, world, deliver };
}

/** Written apart from the receiver. */
function signed(secret: string) {
  const id = `msg_${(sent += 1)}`;
  const body = Buffer.from(
    `{"at":"2026-10-04T10:00:0${sent % 10}Z","account":"ann","kind":"post","message_id":"${id}"}`,
  );
  const time = String(AT / 1000);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${time}.`).update(body).digest('base64');
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': time,
    'webhook-signature': `v1,${signature}`,
  };
  return { headers, body, receivedAt: AT };
}

function secretOf(tested: Tested): string {
  return 'secret' in tested && tested.secret !== undefined ? tested.secret : 'none was told';
}

const sourcesOf = async (own: World) => (await readSources(own.context)).sources;

it('the secret is made here, told once, kept sealed, and what it signs is taken by every process', async () => {
  const { own, world, deliver } = await start();
  expect(secretOf(done(await testConnection(world, WIKI)))).toBe('none was told');
  expect(await storedInbound(world, 'wiki')).toBeNull();
  const secret = secretOf(done(await connectSource(world, WIKI)));
  expect(Buffer.from(secret.replace(/^whsec_/, ''), 'base64')).toHaveLength(32);

  expect(await deliver(secret)).toMatchObject({ done: { acts: 1, connection: 'wiki' } });
  expect(await deliver(secret, connecting(own))).toMatchObject({ done: { acts: 1 } });
  const other = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
  expect(codeOf(asOutcome(await deliver(other)))).toBe('delivery-signature');
  expect(await sourcesOf(own)).toMatchObject([
    { key: 'wiki', title: 'Our wiki', way: 'delivered', connected: true, removedOn: null },
  ]);
  const told = JSON.stringify([
    [...(await contentsOf(own.database))],
    done(await changeableConnection(world, 'wiki')),
    done(await testConnection(world, { ...WIKI, key: 'other' })),
  ]);
  expect(told).not.toContain(secret.slice('whsec_'.length, -1));
});

it('with a new secret the old one stops at once; a title alone leaves it', async () => {
  const { own, world, deliver } = await start();
  const first = secretOf(done(await connectSource(world, WIKI)));
  const renamed = done(await changeConnection(world, { key: 'wiki', title: 'Wiki', values: {} }));
  expect([secretOf(renamed), await deliver(first)]).toMatchObject(['none was told', { done: { acts: 1 } }]);
  expect(await sourcesOf(own)).toMatchObject([{ title: 'Wiki' }]);

  const next = secretOf(done(await changeConnection(world, { key: 'wiki', values: {}, newSecret: true })));
  expect(next).not.toBe(first);
  expect(codeOf(asOutcome(await deliver(first)))).toBe('delivery-signature');
  expect(await deliver(next)).toMatchObject({ done: { acts: 1 } });
  const before = await storedSources(world);
  const typed = await changeConnection(world, { key: 'wiki', values: { secret: 'mine' } });
  expect([codeOf(typed), await storedSources(world)]).toEqual(['connection-invalid', before]);
});

it('once it is removed nobody delivers, what came stays, and it can be connected again', async () => {
  const { own, world, deliver } = await start();
  const secret = secretOf(done(await connectSource(world, WIKI)));
  await deliver(secret);
  const late = await storedInbound(world, 'wiki');
  if (late === null) throw new Error('nothing opened');
  done(await removeConnection(own.context, 'wiki'));
  expect(await deliver(secret)).toBe('nobody');
  // One that was judged before it was removed writes nothing any more, and is judged anew when it is sent again.
  expect(codeOf(await takeDelivery(own.context, late, signed(secret)))).toBe('hook-busy');
  expect(await own.database.owner.query(`SELECT count(*)::int AS n FROM person.act`)).toEqual([{ n: 1 }]);
  expect(await sourcesOf(own)).toMatchObject([{ key: 'wiki', removedOn: '2026-10-05', connected: false }]);

  const next = secretOf(done(await connectSource(world, WIKI)));
  expect(await deliver(next)).toMatchObject({ done: { acts: 1 } });
  expect(codeOf(asOutcome(await deliver(secret)))).toBe('delivery-signature');
  expect(await sourcesOf(own)).toMatchObject([{ key: 'wiki', removedOn: null, connected: true }]);
});

it.each<[string, string, Partial<ConnectionDraft>, Partial<ConnectWorld>]>([
  ['a key that takeup.yaml names', 'connection-in-file', {}, { taken: ['wiki'] }],
  ['a key that is no key', 'connection-invalid', { key: 'Wiki!' }, {}],
  ['a day that is none', 'connection-invalid', { since: '2026-02-30' }, {}],
  ['a secret of one’s own', 'connection-invalid', { values: { secret: 'sesame' } }, {}],
])('%s is refused, and nothing is kept', async (_, code, more, worldly) => {
  const { own, world } = await start();
  const before = await contentsOf(own.database);
  expect(codeOf(await connectSource({ ...world, ...worldly }, { ...WIKI, ...more }))).toBe(code);
  expect(await contentsOf(own.database)).toEqual(before);
});

it('files may be brought in beside it, and its key stays its own', async () => {
  const { own, world, deliver } = await start();
  await own.activity(activityText([{ day: '2026-10-01', account: 'ben', kind: 'post' }]), {
    connection: 'wiki',
  });
  const secret = secretOf(done(await connectSource(world, WIKI)));
  expect(await deliver(secret)).toMatchObject({ done: { acts: 1 } });
  expect(codeOf(await connectSource(world, WIKI))).toBe('connection-there');
});

it('a rotation seals its secret with the next key, and who sends notices nothing', async () => {
  const { own, world, deliver } = await start();
  const secret = secretOf(done(await connectSource(world, WIKI)));
  const next = sealingKey(Buffer.alloc(32, 7));
  const keys = { ...oneKey, next: () => next, settle: () => undefined };
  expect(done(await rotateSecrets(own.database, keys))).toEqual({ connections: 1 });
  expect(await deliver(secret)).toBe('nobody');
  const after = { ...world, keys: { ...oneKey, keys: () => [next] } };
  expect(await deliver(secret, after)).toMatchObject({ done: { acts: 1 } });
});

function asOutcome<T>(taken: T | 'nobody'): T {
  if (taken === 'nobody') throw new Error('nobody was there to take it');
  return taken as T;
}
