import type { ConnectWorld, ConnectionChange, ConnectionDraft } from '@takeup/application';
import {
  changeConnection,
  changeableConnection,
  connectSource,
  openedSources,
  readSources,
  storedSources,
  testChange,
} from '@takeup/application';
import type { Secret } from '@takeup/connectors';
import { serve } from '@takeup/connectors/testing';
import type { Served } from '@takeup/connectors/testing';
import type { MattermostServer } from '@takeup/simulator';
import { mattermostServer } from '@takeup/simulator';
import { holdStoredConnections, inTransaction } from '@takeup/storage';
import { setTimeout as pause } from 'node:timers/promises';
import { TestCluster } from './cluster.js';
import { connecting } from './connecting.js';
import { Board, PLATFORM_TOKEN, pull } from './platform.js';
import { World, codeOf, done } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
const servers: (MattermostServer | Served)[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
  await cluster.stop();
});

async function start() {
  const board = new Board();
  board.post(board.channel('ask'), board.account('ann'), '2026-09-03T10:00:00Z');
  const server = await mattermostServer({ content: board, clock: () => Date.now(), token: PLATFORM_TOKEN });
  servers.push(server);
  const own = new World(await cluster.database(), { today: '2026-10-05', config: { connections: [] } });
  const world = connecting(own);
  const values = { url: server.url, token: PLATFORM_TOKEN };
  const draft: ConnectionDraft = {
    key: 'chat',
    title: 'Chat',
    connector: 'mattermost',
    since: '2026-09-01',
    values,
  };
  done(await connectSource(world, draft));
  const change = (more: Partial<ConnectionChange> = {}): ConnectionChange => ({
    key: 'chat',
    values: {},
    ...more,
  });
  const kept = () => own.database.owner.query<object[]>(`SELECT * FROM sealed.connection`);
  return { own, world, change, kept, server };
}

const configs = async (world: ConnectWorld) =>
  openedSources(await storedSources(world)).map(({ config }) => config as { edition: string; token: Secret });

it('a title and an option change, the token stays, and what is read goes on', async () => {
  const { own, world, change } = await start();
  done(await changeConnection(world, change({ title: 'Our chat', values: { edition: 'team' } })));
  const [config] = await configs(world);
  expect([config?.edition, config?.token.reveal()]).toEqual(['team', PLATFORM_TOKEN]);
  const [source] = openedSources(await storedSources(world));
  if (source === undefined) throw new Error('nothing opened');
  expect((await pull(own, source)).map(({ fault }) => fault)).toEqual([null]);
  expect((await readSources(own.context)).sources).toMatchObject([{ key: 'chat', title: 'Our chat' }]);
  done(await changeConnection(world, change({ values: { edition: '' } })));
  expect((await configs(world))[0]?.edition).toBe('auto');
});

it('a new token is tested before it is kept, and no form ever holds one', async () => {
  const { world, change, kept, server } = await start();
  const before = await kept();
  const refused = await changeConnection(world, change({ values: { token: 'not-the-token' } }));
  expect('done' in refused && 'fault' in refused.done && refused.done.fault.code).toBe('unauthorised');
  expect(await kept()).toEqual(before);

  server.revoke('the-next-token');
  done(await testChange(world, change({ values: { token: 'the-next-token' } })));
  expect(await kept()).toEqual(before);
  done(await changeConnection(world, change({ values: { token: 'the-next-token' } })));
  expect((await configs(world))[0]?.token.reveal()).toBe('the-next-token');
  const form = done(await changeableConnection(world, 'chat'));
  expect(form).toMatchObject({ title: 'Chat', values: { url: server.url }, sealed: ['token'] });
  expect(JSON.stringify(form)).not.toMatch(/the-next-token|takeup1\./);
});

it('an earlier first day has those days read; a later one is refused, for what was read would vanish', async () => {
  const { own, world, change, kept } = await start();
  const read = async () => {
    const [source] = openedSources(await storedSources(world));
    if (source === undefined) throw new Error('nothing opened');
    await pull(own, source);
    const [row] = await own.database.owner.query<{ acts: number }[]>(
      'SELECT count(*)::int AS acts FROM person.act',
    );
    return row?.acts;
  };
  // The only post is of the third.
  const later = change({ since: '2026-09-04' });
  const before = await kept();
  expect([codeOf(await testChange(world, later)), codeOf(await changeConnection(world, later))]).toEqual([
    'connection-since-later',
    'connection-since-later',
  ]);
  expect([await kept(), codeOf(await changeConnection(world, change({ since: 'soon' })))]).toEqual([
    before,
    'connection-invalid',
  ]);
  const at = new Date('2026-08-20T00:00:00Z');
  expect(await read()).toBe(1);
  done(await changeConnection(world, change({ since: '2026-08-20' })));
  const known = await own.database.owner.query<{ since: Date }[]>(
    `SELECT since FROM coverage.connection WHERE key = 'chat'`,
  );
  expect([known, done(await changeableConnection(world, 'chat')).since]).toEqual([
    [{ since: at }],
    '2026-08-20',
  ]);
  await read();
  await own.refresh();
  const days = (await readSources(own.context)).sources[0];
  expect(days?.complete).toBe(46);
  // Empty: as far back as rows of people are kept.
  done(await changeConnection(world, change({ since: '' })));
  expect(done(await changeableConnection(world, 'chat')).since).toBeNull();
});

it('another address is refused before anything is sent there', async () => {
  const { world, change, kept } = await start();
  const [before, other] = [await kept(), await serve(() => ({ body: {} }))];
  servers.push(other);
  expect(codeOf(await changeConnection(world, change({ values: { url: other.url } })))).toBe(
    'connection-elsewhere',
  );
  expect([other.asked.length, await kept()]).toEqual([0, before]);
});

it('what was turned elsewhere in the database gets no new secret', async () => {
  const { own, world, change, kept } = await start();
  const thief = await serve(() => ({ body: {} }));
  servers.push(thief);
  await own.database.owner.query(
    `UPDATE sealed.connection SET config = jsonb_build_object('url', $1::text)`,
    [thief.url],
  );
  const before = await kept();
  expect(codeOf(await changeConnection(world, change({ values: { token: 'new' } })))).toBe('secret-unopened');
  expect([thief.asked.length, await kept()]).toEqual([0, before]);
});

it('of two who change it at once the later one is told, and undoes nothing', async () => {
  const { own, world, change } = await start();
  // Both have been tested before either may keep anything.
  const outcomes = await inTransaction(own.database, async (session) => {
    await holdStoredConnections(session);
    const both = ['One', 'Two'].map((title) => changeConnection(world, change({ title })));
    while ((await waiting(own)) < both.length) await pause(20);
    return both;
  }).then((both) => Promise.all(both));
  const kept = outcomes.findIndex((outcome) => 'done' in outcome);
  expect(outcomes.flatMap((outcome) => ('done' in outcome ? [] : [codeOf(outcome)]))).toEqual([
    'connection-changed',
  ]);
  expect((await storedSources(world)).map(({ title }) => title)).toEqual([['One', 'Two'][kept]]);
});

async function waiting(own: World): Promise<number> {
  const [row] = await own.database.owner.query<{ count: number }[]>(
    `SELECT count(*)::integer FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return row?.count ?? 0;
}

it('a token of another workspace at the same address is refused', async () => {
  const { own, world } = await start();
  const team: Record<string, string> = {
    'Bearer xoxp-one': 'T0ONE',
    'Bearer xoxp-next': 'T0ONE',
    'Bearer xoxp-two': 'T0TWO',
  };
  const slack = await serve(({ path, headers }) => {
    if (path === '/auth.test')
      return { body: { ok: true, user_id: 'U0', team_id: team[headers['authorization'] ?? ''] } };
    return { body: { ok: true, channels: [], members: [] } };
  });
  servers.push(slack);
  const values = { url: slack.url, token: 'xoxp-one' };
  done(await connectSource(world, { key: 'slack', connector: 'slack', since: '2026-10-03', values }));
  const source = openedSources(await storedSources(world)).find(({ key }) => key === 'slack');
  if (source === undefined) throw new Error('nothing opened');
  await pull(own, source);
  const turn = (token: string) => changeConnection(world, { key: 'slack', values: { token } });
  expect(codeOf(await turn('xoxp-two'))).toBe('connection-workspace');
  done(await turn('xoxp-next'));
});

it('what is not there, and what takeup.yaml names, is changed elsewhere', async () => {
  const { world, change } = await start();
  expect(codeOf(await changeConnection(world, change({ key: 'other' })))).toBe('connection-unknown');
  expect(codeOf(await changeConnection({ ...world, taken: ['chat'] }, change()))).toBe(
    'connection-file-change',
  );
});
