import type { AskedOutcome, PulledOutcome } from '@takeup/application';
import { pullOutcomes } from '@takeup/application';
import { outcomeHttp, outcomeSql } from '@takeup/connectors';
import type { Served, Told } from '@takeup/connectors/testing';
import { serve } from '@takeup/connectors/testing';
import { TestCluster } from './cluster.js';
import { fingerprint } from './contents.js';
import { network } from './network.js';
import { warehouse } from './warehouse.js';
import { World } from './world.js';

jest.setTimeout(240_000);

const TOKEN = 'a-token-of-the-values';
const cluster = new TestCluster();
const servers: Served[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
  await cluster.stop();
}, 60_000);

const WEEKS = [
  { week: '2025-05-04', share: 61.5, calls: 410 },
  { week: '2025-05-11', share: 62, calls: 395 },
  { week: '2025-05-18', share: null, calls: 0 },
];

async function worldOf(asked: AskedOutcome): Promise<World> {
  const outcomes = [{ series: 'calls/settled', ...asked }];
  return new World(await cluster.database(), { today: '2025-06-01', config: { outcomes } });
}

const pull = async (world: World): Promise<PulledOutcome> => {
  const open = () => Promise.resolve(null);
  const [pulled] = await pullOutcomes(world.context, { open, network });
  if (pulled === undefined) throw new Error('nothing was pulled');
  return pulled;
};
const said = (pulled: PulledOutcome): string => {
  if ('fault' in pulled) return `${pulled.fault.kind} ${pulled.fault.code}`;
  if ('file' in pulled) return 'no file';
  const { outcome } = pulled;
  return 'refusal' in outcome ? outcome.refusal.code : `${outcome.done.added} added`;
};
const valuesIn = (world: World) =>
  world.database.owner.query('SELECT at::text, value, n FROM outcome.observation ORDER BY at');

describe('values of an address that answers with JSON', () => {
  interface Asking {
    readonly answer?: Told;
    readonly allowedHosts?: readonly string[];
    readonly token?: string;
    readonly config?: Readonly<Record<string, unknown>>;
  }
  const columns = { at: '$.week', value: '$.share', n: '$.calls' };

  async function asking({ answer, allowedHosts = ['127.0.0.1'], token = TOKEN, config = {} }: Asking = {}) {
    const server = await serve(({ headers, query }) => {
      if (headers.authorization !== `Bearer ${TOKEN}` || query.get('unit') !== 'bank') return { status: 401 };
      return answer ?? { body: { data: WEEKS.slice(0, 2) } };
    });
    servers.push(server);
    const parsed = outcomeHttp.config.parse({
      ...{ url: `${server.url}/weekly?unit=bank`, token, rows: '$.data[*]', columns },
      ...config,
    });
    return { connector: outcomeHttp, config: parsed, allowedHosts };
  }

  it('are taken in, and are unchanged the second time', async () => {
    const world = await worldOf(await asking());
    expect(said(await pull(world))).toBe('2 added');
    expect(await valuesIn(world)).toEqual([
      { at: '2025-05-04', value: 61.5, n: 410 },
      { at: '2025-05-11', value: 62, n: 395 },
    ]);
    const before = await fingerprint(world.database);
    expect(said(await pull(world))).toBe('0 added');
    expect(await fingerprint(world.database)).toBe(before);
  });

  it.each<[string, Asking, string]>([
    ['a token that is not taken', { token: 'another' }, 'denied unauthorised'],
    ['a page for people', { answer: { body: '<!doctype html>' } }, 'denied login-page'],
    ['text that is no JSON', { answer: { body: 'at,value' } }, 'changed unexpected-shape'],
    ['a server in trouble', { answer: { status: 500 } }, 'transient server-error'],
    ['an address within the private network', { allowedHosts: [] }, 'denied private-host'],
    [
      'a redirect to elsewhere',
      { answer: { status: 302, headers: { location: 'https://elsewhere.example/' } } },
      'denied other-origin',
    ],
    ['no values where they should stand', { config: { rows: '$.rows[*]' } }, 'file-no-lines'],
    [
      'values that are objects',
      { config: { columns: { ...columns, value: '$' } } },
      'changed unexpected-shape',
    ],
    ['a week without a value', { answer: { body: { data: WEEKS } } }, 'outcome-value'],
  ])('%s changes nothing', async (_, how, fault) => {
    const world = await worldOf(await asking(how));
    const before = await fingerprint(world.database);
    const pulled = await pull(world);
    expect(said(pulled)).toBe(fault);
    expect(JSON.stringify(pulled)).not.toContain(TOKEN);
    expect(await fingerprint(world.database)).toBe(before);
  });
});

describe('values of a query', () => {
  const QUERY = 'SELECT week AS at, share AS value, calls AS n FROM public.weekly ORDER BY 1;';

  async function asking(config: Readonly<Record<string, unknown>> = {}, allowed = true) {
    const own = await warehouse(cluster);
    const parsed = outcomeSql.config.parse({ database: own.url, query: QUERY, ...config });
    return {
      ...own,
      asked: { connector: outcomeSql, config: parsed, allowedHosts: allowed ? [own.socket] : [] },
    };
  }

  it('are taken in, and are unchanged the second time', async () => {
    const { asked } = await asking();
    const world = await worldOf(asked);
    expect(said(await pull(world))).toBe('2 added');
    expect(await valuesIn(world)).toEqual([
      { at: '2025-05-04', value: 61.5, n: 410 },
      { at: '2025-05-11', value: 62.25, n: 395 },
    ]);
    expect(said(await pull(world))).toBe('0 added');
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      'a query that deletes',
      { query: 'DELETE FROM public.weekly RETURNING week AS at, share AS value' },
      'changed query-wrong',
    ],
    [
      'one that deletes on its way',
      {
        query:
          'WITH gone AS (DELETE FROM public.weekly RETURNING *) SELECT week AS at, share AS value FROM gone',
      },
      'changed query-wrong',
    ],
    [
      'a function that writes',
      { query: "SELECT '2025-05-04' AS at, nextval('public.one') AS value" },
      'denied permission-missing',
    ],
    ['two statements', { query: 'SELECT 1; DELETE FROM public.weekly' }, 'changed query-wrong'],
    [
      'the end of its transaction',
      { query: 'SELECT 1; COMMIT; DELETE FROM public.weekly; SELECT 1' },
      'changed query-wrong',
    ],
    ['a table that is not there', { query: 'SELECT at, value FROM public.nothing' }, 'changed query-wrong'],
    [
      'a query that takes too long',
      { query: "SELECT '2025-05-04' AS at, 1 AS value FROM pg_sleep(20)", timeout_s: 1 },
      'changed query-too-slow',
    ],
    [
      'more values than any KPI has',
      { query: 'SELECT 1 AS at, 1 AS value FROM generate_series(1, 100001)' },
      'changed too-large',
    ],
  ])('%s changes nothing, here or there', async (_, config, fault) => {
    const { asked, database, password } = await asking(config);
    await database.owner.query('CREATE SEQUENCE public.one');
    const world = await worldOf(asked);
    const before = [await fingerprint(world.database), await fingerprint(database)];
    const pulled = await pull(world);
    expect(said(pulled)).toBe(fault);
    expect(JSON.stringify(pulled)).not.toContain(password);
    expect([await fingerprint(world.database), await fingerprint(database)]).toEqual(before);
  });

  it('are not asked for within this machine unless the operator allows it', async () => {
    const { asked } = await asking({}, false);
    expect(said(await pull(await worldOf(asked)))).toBe('denied private-host');
    const local = outcomeSql.config.parse({ database: 'postgresql://a:b@127.0.0.1:1/c', query: QUERY });
    const closed = (allowedHosts: readonly string[]) => ({
      connector: outcomeSql,
      config: local,
      allowedHosts,
    });
    expect(said(await pull(await worldOf(closed([]))))).toBe('denied private-host');
    expect(said(await pull(await worldOf(closed(['127.0.0.1']))))).toBe('transient unreachable');
  });

  it('are not given to a wrong password', async () => {
    const { url, password, socket } = await warehouse(cluster);
    const config = outcomeSql.config.parse({ database: url.replace(password, 'wrong'), query: QUERY });
    const asked = { connector: outcomeSql, config, allowedHosts: [socket] };
    expect(said(await pull(await worldOf(asked)))).toBe('denied unauthorised');
  });
});
