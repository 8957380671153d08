import type { ConnectWorld, ConnectionDraft } from '@takeup/application';
import {
  Scheduler,
  changeConnection,
  changeableConnection,
  connectSource,
  openedOutcomes,
  pullOutcomeJob,
  readSources,
  removeConnection,
  storedSources,
  testConnection,
} from '@takeup/application';
import type { Served } from '@takeup/connectors/testing';
import { serve } from '@takeup/connectors/testing';
import { en } from '@takeup/words';
import { TestCluster } from './cluster.js';
import { connecting } from './connecting.js';
import { contentsOf } from './contents.js';
import { network } from './network.js';
import { warehouse } from './warehouse.js';
import { World, codeOf, done } from './world.js';

jest.setTimeout(240_000);

const TOKEN = 'a-token-of-the-values';
const cluster = new TestCluster();
const servers: Served[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
  await cluster.stop();
}, 60_000);

const WEEKS = [
  { week: '2025-05-04', share: 61.5 },
  { week: '2025-05-11', share: 62.25 },
];

async function start(weeks: readonly object[] = WEEKS) {
  const server = await serve(({ headers }) =>
    headers.authorization === `Bearer ${TOKEN}` ? { body: { data: weeks } } : { status: 401 },
  );
  servers.push(server);
  const own = new World(await cluster.database(), { today: '2025-06-01', config: { connections: [] } });
  const world = connecting(own);
  const values = {
    ...{ series: 'calls/settled', url: `${server.url}/weekly?unit=bank`, token: TOKEN },
    ...{ rows: '$.data[*]', columns: 'at=$.week, value=$.share' },
  };
  const draft = (more: Partial<ConnectionDraft> = {}): ConnectionDraft => ({
    ...{ key: 'calls', title: 'Calls', connector: 'http', values },
    ...more,
  });
  return { own, world, draft, server, values };
}

/** What a process does with them at a tick. */
async function tick(own: World, world: ConnectWorld): Promise<void> {
  const asking = { open: () => Promise.resolve(null), network };
  const scheduler = new Scheduler({
    context: own.context,
    jobs: async () =>
      openedOutcomes(await storedSources(world)).map(({ key, outcome }) =>
        pullOutcomeJob(own.context, asking, key, outcome),
      ),
    ...{ leaseMs: 60_000, every: () => () => undefined },
    onError: (_, error) => {
      throw error;
    },
  });
  await scheduler.tick();
  await scheduler.settled();
}

const valuesIn = (own: World) =>
  own.database.owner.query<object[]>('SELECT at::text, value FROM outcome.observation ORDER BY at');
const TAKEN = [
  { at: '2025-05-04', value: 61.5 },
  { at: '2025-05-11', value: 62.25 },
];
const askedOf = async (own: World) => (await readSources(own.context)).asked;

it('are tested first, by how many and of when and never which, and asked for at once and every day', async () => {
  const weeks = [...WEEKS];
  const { own, world, draft, server } = await start(weeks);
  const tested = done(await testConnection(world, draft()));
  expect(tested).toMatchObject({
    ...{ kind: 'outcome', series: 'calls/settled', observations: 2, segmented: 0 },
    ...{ newest: '2025-05-11', goals: 0 },
  });
  expect(JSON.stringify(tested)).not.toMatch(/61\.5|62\.25/);
  expect([await valuesIn(own), await storedSources(world)]).toEqual([[], []]);

  done(await connectSource(world, draft()));
  await tick(own, world);
  expect(await valuesIn(own)).toEqual(TAKEN);
  const row = { key: 'calls', kind: 'outcome', series: 'calls/settled', trouble: null };
  expect(await askedOf(own)).toMatchObject([row]);
  const asked = server.asked.length;
  await tick(own, connecting(own));
  expect(server.asked).toHaveLength(asked);

  weeks.push({ week: '2025-05-18', share: 63 });
  own.clock.set('2025-06-02');
  await tick(own, world);
  expect(await valuesIn(own)).toEqual([...TAKEN, { at: '2025-05-18', value: 63 }]);
  const told = JSON.stringify([
    [...(await contentsOf(own.database))],
    done(await changeableConnection(world, 'calls')),
  ]);
  expect(told).not.toContain(TOKEN);
});

it.each<[string, Readonly<Record<string, string>>, string]>([
  ['a token that is not taken', { token: 'another' }, 'unauthorised'],
  ['a series that is none', { series: 'settled' }, 'connection-invalid'],
  ['a path that is none', { columns: 'at=$.week, value=share' }, 'connection-invalid'],
  ['columns without the value', { columns: 'at=$.week' }, 'connection-invalid'],
  ['no values where they should stand', { rows: '$.rows[*]' }, 'file-no-lines'],
  ['a week without a value', { columns: 'at=$.week, value=$.other' }, 'outcome-value'],
])('%s is said, and nothing is kept', async (_, wrong, code) => {
  const { own, world, draft, values } = await start();
  const before = await contentsOf(own.database);
  const refused = await connectSource(world, draft({ values: { ...values, ...wrong } }));
  const said = 'done' in refused && 'fault' in refused.done ? refused.done.fault.code : codeOf(refused);
  expect([said, JSON.stringify(refused).includes(TOKEN)]).toEqual([code, false]);
  expect(await contentsOf(own.database)).toEqual(before);
  // Nobody has a file at hand.
  if ('refusal' in refused) expect(en.refusal(refused.refusal).message).not.toMatch(/\bfile\b/);
});

it('a series has one source, an address of one’s own network needs allow_hosts, and days do not begin', async () => {
  const { own, world, draft } = await start();
  const code = (more: Partial<ConnectionDraft>, on = world) => connectSource(on, draft(more)).then(codeOf);
  const config = { ...own.context.config, outcomes: [{ series: 'calls/settled', file: '/kpi.csv' }] };
  expect(await code({}, { ...world, config })).toBe('series-in-file');
  expect(await code({}, { ...world, allowedHosts: [] })).toBe('connection-private');
  expect(await code({ since: '2025-01-01' })).toBe('connection-invalid');
  // What turns a name the other way round lets it be taken for another.
  expect(await code({ title: 'a\u202Egnp.exe' })).toBe('connection-invalid');
  done(await connectSource(world, draft()));
  expect(await code({ key: 'others' })).toBe('series-there');
  expect(await storedSources({ ...world, config })).toMatchObject([{ opened: { unopened: 'file' } }]);
  done(await removeConnection(own.context, 'calls'));
  expect(await askedOf(own)).toEqual([]);
  done(await connectSource(world, draft()));
});

it('what stands in the way later is told beside it; what came stays', async () => {
  const { own, world, draft, server } = await start();
  done(await connectSource(world, draft()));
  await tick(own, world);
  await server.close();
  own.clock.set('2025-06-02');
  await tick(own, world);
  expect(await askedOf(own)).toMatchObject([{ key: 'calls', trouble: 'unreachable' }]);
  expect(await valuesIn(own)).toEqual(TAKEN);
});

it('a token that is needed no more is taken out, and only where it can be read without', async () => {
  const { own, world, draft } = await start();
  const open = await serve(({ headers }) =>
    headers.authorization === undefined || headers.authorization === `Bearer ${TOKEN}`
      ? { body: { data: WEEKS } }
      : { status: 401 },
  );
  servers.push(open);
  done(await connectSource(world, draft()));
  const before = await contentsOf(own.database);
  const out = await changeConnection(world, { key: 'calls', values: { token: '' } });
  expect('done' in out && 'fault' in out.done && out.done.fault.code).toBe('unauthorised');
  expect(await contentsOf(own.database)).toEqual(before);

  const { values } = draft();
  const free = { series: 'calls/open', url: `${open.url}/weekly` };
  done(await connectSource(world, draft({ key: 'open', values: { ...values, ...free } })));
  done(await changeConnection(world, { key: 'open', values: { token: '' } }));
  expect(done(await changeableConnection(world, 'open')).sealed).toEqual([]);
  const secrets = await own.database.owner.query(`SELECT secrets FROM sealed.connection WHERE key = 'open'`);
  expect(secrets).toEqual([{ secrets: {} }]);
});

describe('of a database', () => {
  it('the query is run first; the password may change, the database not', async () => {
    const { socket, password, url } = await warehouse(cluster);
    const { own, world: plain, draft } = await start();
    const world = { ...plain, allowedHosts: [socket] };
    const query = 'SELECT week AS at, share AS value\nFROM public.weekly ORDER BY 1';
    const sql = draft({
      connector: 'sql',
      values: { series: 'calls/settled', database: url, query, timeout_s: '5' },
    });
    expect(codeOf(await connectSource(plain, sql))).toBe('connection-private');
    expect(done(await connectSource(world, sql))).toMatchObject({ observations: 2, newest: '2025-05-11' });
    await tick(own, world);
    expect(await valuesIn(own)).toEqual(TAKEN);

    const before = await contentsOf(own.database);
    const change = (values: Readonly<Record<string, string>>) =>
      changeConnection(world, { key: 'calls', values });
    const elsewhere = url.replace(/\/[^/?]+\?/, '/postgres?');
    expect(codeOf(await change({ database: elsewhere }))).toBe('connection-elsewhere');
    expect(codeOf(await change({ timeout_s: 'long' }))).toBe('connection-invalid');
    const wrong = await change({ database: url.replace(password, 'not-the-password') });
    expect('done' in wrong && 'fault' in wrong.done && wrong.done.fault.code).toBe('unauthorised');
    expect(await contentsOf(own.database)).toEqual(before);
    const told = JSON.stringify([[...before], done(await changeableConnection(world, 'calls')), wrong]);
    expect(told).not.toContain(password);
    done(await change({ query: `${query} DESC` }));
  });
});
