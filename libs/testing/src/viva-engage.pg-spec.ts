import type { Source, SyncReport } from '@takeup/application';
import { readAdoption, readCoverage, readOverview, readSetup, readSources } from '@takeup/application';
import { vivaEngage } from '@takeup/connectors';
import type { Instead, ServedTenant, Tenant } from '@takeup/connectors/viva-engage/testing';
import {
  EXPORT_TOKEN,
  configFor,
  dayAt,
  message,
  serveTenant,
  smallTenant,
} from '@takeup/connectors/viva-engage/testing';
import { inTransaction } from '@takeup/storage';
import { TestCluster } from './cluster.js';
import { contentsOf } from './contents.js';
import { pull } from './platform.js';
import { World, done } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
const served: ServedTenant[] = [];
afterAll(async () => {
  for (const tenant of served) await tenant.close();
  await cluster.stop();
}, 60_000);

const TODAY = '2026-10-31';
/** It asks as often as it likes: how often it may is tried with the kit. */
const connector = { ...vivaEngage, limits: vivaEngage.limits.map((limit) => ({ ...limit, calls: 10_000 })) };

async function sourceOf(
  tenant: Tenant,
  more: object,
  options: Parameters<typeof serveTenant>[1] = {},
): Promise<Source> {
  const own = await serveTenant(tenant, options);
  served.push(own);
  const config = connector.config.parse(configFor(own.api.url, more));
  return { key: 'engage', title: 'Engage', connector, config, since: dayAt(0), allowedHosts: ['127.0.0.1'] };
}

async function world(): Promise<World> {
  const own = new World(await cluster.database(), {
    today: TODAY,
    config: { connections: [{ key: 'engage', title: 'Engage' }] },
  });
  const people = smallTenant.people.map(({ upn }, n) => `${n},${upn.toLowerCase()}\n`);
  await own.directory(`employee_id,email\n${people.join('')}`);
  return own;
}

const rows = <T>(own: World, sql: string): Promise<T[]> =>
  inTransaction(own.database, (session) => session.query(sql));
const acts = (own: World) =>
  rows<{ kind: number; community: string | null; acts: number; people: number }>(
    own,
    `SELECT a.kind, c.key AS community, count(*)::integer AS acts, count(DISTINCT coalesce(s.same_as, a.account_key))::integer AS people
     FROM person.act a LEFT JOIN coverage.community c USING (community_id)
     LEFT JOIN person.account s ON s.account_key = a.account_key GROUP BY 1, 2 ORDER BY 1, 2`,
  );
const VIEW = 2;
const REACT = 4;
const REPLY = 8;
const POST = 9;

it('reports alone give reading, liking and posting of people whom the directory knows', async () => {
  const own = await world();
  const [report] = await pull(own, await sourceOf(smallTenant, {}));
  expect(report).toMatchObject({ left: 0, fault: null });
  await own.refresh();
  const found = await acts(own);
  expect(found.map(({ kind, community, people }) => [kind, community, people])).toEqual([
    [VIEW, null, 5],
    [REACT, null, 5],
    [POST, null, 2],
  ]);
  const [engage] = await readCoverage(own.context, dayAt(0), TODAY);
  expect(engage?.feeds).toEqual(['reached', 'active', 'habitual', 'contributing']);
  expect(engage?.states.slice(0, 2)).toEqual(['complete', 'complete']);
  expect(engage?.states.at(-2)).toBe('pending');
});

it('with the export there are communities and replies, one person is one, and nothing private is on disk', async () => {
  const own = await world();
  const source = await sourceOf(smallTenant, { export_token: EXPORT_TOKEN });
  const [report] = await pull(own, source);
  expect(report).toMatchObject({ left: 0, fault: null });
  await own.refresh();
  const found = await acts(own);
  expect(found.map(({ kind, community, people }) => [kind, community, people])).toEqual([
    [VIEW, null, 5],
    [REACT, null, 5],
    [REPLY, 'ask-an-expert', 2],
    [POST, 'ask-an-expert', 5],
    [POST, 'town-square-7002', 5],
    [POST, null, 1],
  ]);
  const [{ people } = { people: 0 }] = await rows<{ people: number }>(
    own,
    `SELECT count(DISTINCT coalesce(s.same_as, a.account_key))::integer AS people FROM person.act a
     LEFT JOIN person.account s USING (account_key, connection_id)`,
  );
  expect(people).toBe(8);
  const text = JSON.stringify([...(await contentsOf(own.database))]);
  expect(text).not.toMatch(/@bank\.example|A name|What somebody|Board only|15000000/);
  expect(text).toContain('ask-an-expert');
});

it('days further back than its reports tell are unknown for good, and what they leave without a figure says so', async () => {
  const own = await world();
  await pull(own, { ...(await sourceOf(smallTenant, {})), since: '2026-08-01' });
  await own.refresh();
  const { sources, toFix } = await readSources(own.context);
  const [engage] = sources;
  expect(engage?.forgotten.at(0)).toBe('2026-08-01');
  expect(engage?.forgotten.at(-1)).toBe('2026-09-30');
  expect(toFix.map(({ about }) => about)).not.toContain('given-up');
  const asked = {
    measure: 'active',
    period: '28d:2026-10-18',
    by: new Set<never>(),
    allLevels: false,
  } as const;
  const adoption = done(await readAdoption(own.context, { ...asked, initiative: null, department: null }));
  expect(adoption).toMatchObject({ period: { final: true }, rows: [{ status: 'NO_DATA' }] });
  const { expected, present, missing } = adoption.coverage;
  expect([expected, present, missing.length]).toEqual([28, 18, 10]);
  expect(missing.at(-1)).toEqual({ day: '2026-09-30', connection: 'engage', title: 'Engage' });
  const overview = await readOverview(own.context, { asof: '2026-10-18' });
  expect(overview.missing).toEqual(missing);
  expect((await readSetup(own.context)).dataTo).toBe('2026-10-20');
});

it('they are nothing that is still to come while the export of them waits', async () => {
  const own = await world();
  let exported = 0;
  const instead: Instead = (path) =>
    path.includes('/export') && (exported += 1) > 3
      ? { status: 429, headers: { 'retry-after': '3600' } }
      : undefined;
  const source = await sourceOf(smallTenant, { export_token: EXPORT_TOKEN }, { instead });
  await pull(own, { ...source, since: '2026-08-01' });
  await own.refresh();
  const { sources, toFix } = await readSources(own.context);
  expect(sources[0]?.states.at(0)).toBe('pending');
  expect(toFix.map(({ about }) => about)).toEqual(['sync']);
});

it('what is deleted later is taken back', async () => {
  const own = await world();
  const kept = message(500, 10 * 24);
  const tenant = { ...smallTenant, messages: [...smallTenant.messages, kept] };
  await pull(own, await sourceOf(tenant, { export_token: EXPORT_TOKEN }));
  const before = await acts(own);
  const gone = { ...kept, deleted: '2026-10-31 08:00:00 UTC' };
  own.clock.set('2026-11-01');
  await pull(
    own,
    await sourceOf({ ...tenant, messages: [...smallTenant.messages, gone] }, { export_token: EXPORT_TOKEN }),
  );
  const posts = (found: typeof before) =>
    found.find(({ kind, community }) => kind === POST && community === 'ask-an-expert')?.acts ?? 0;
  expect(posts(await acts(own))).toBe(posts(before) - 1);
});

/** A third of all answers come to nothing, always the same ones for the same seed. */
function stormy(seed: number): () => ReturnType<NonNullable<Instead>> {
  const ways = [
    { status: 500 },
    { status: 503, headers: { 'retry-after': '0' } },
    'reset',
    { headers: { 'content-type': 'application/zip' }, body: Buffer.from('PK\u0003\u0004') },
  ] as const;
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % 3 === 0 ? ways[(state >> 16) % ways.length] : undefined;
  };
}

it.each([1, 2])('what fails at a third of its requests tells the same in the end, seed %i', async (seed) => {
  const more = { export_token: EXPORT_TOKEN };
  const [calm, own] = [await world(), await world()];
  await pull(calm, await sourceOf(smallTenant, more));
  const source = await sourceOf(smallTenant, more, { instead: stormy(seed) });
  let last: SyncReport | undefined;
  for (let round = 0; round < 40 && (last === undefined || last.left > 0 || last.fault !== null); round += 1)
    last = (await pull(own, source)).at(-1);
  expect(last).toMatchObject({ left: 0, fault: null });
  const told = (of: World) =>
    rows(
      of,
      `SELECT a.day::text, a.at::text, a.kind, c.key, a.count FROM person.act a
       LEFT JOIN coverage.community c USING (community_id) ORDER BY 1, 2, 3, 4, 5`,
    );
  expect(await told(own)).toEqual(await told(calm));
});
