import { readCoverage, readSources, requestSync } from '@takeup/application';
import type { Source } from '@takeup/application';
import type { Connector, Json, Page } from '@takeup/connectors/kit';
import { Faulted } from '@takeup/connectors/kit';
import { Zone } from '@takeup/domain';
import { inTransaction } from '@takeup/storage';
import { TestCluster } from './cluster.js';
import { pull } from './platform.js';
import { World } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
afterAll(() => cluster.stop(), 60_000);

const [TODAY, SINCE] = ['2026-11-27', '2026-10-15'];
const DAY_MS = 86_400_000;

/** A report of days of UTC, 30 back, that may come late and changes for ten days; who was there, by day. */
class Report {
  readonly asked: string[] = [];
  readonly days = new Map<string, readonly string[]>();

  source(): Source {
    return {
      key: 'engage',
      title: 'Engage',
      connector: this.#connector(),
      config: {},
      since: SINCE,
      allowedHosts: [],
    };
  }

  #connector(): Connector {
    const { asked, days } = this;
    return {
      id: 'report',
      title: 'Report',
      config: { safeParse: () => undefined } as never,
      limits: [{ name: 'api', calls: 1_000, perMs: 1_000 }],
      target: () => ({ baseUrl: 'http://127.0.0.1:1', headers: {} }),
      consents: [],
      check: () => Promise.resolve({ platform: 'Report', role: 'reader', notes: [] }),
      discover: () =>
        Promise.resolve([
          {
            name: 'activity',
            key: ['date'],
            keep: { date: 'text', people: { each: { fields: { upn: 'identity' } } } },
            tells: { lists: [], acts: ['post'], with: ['person'] },
            progress: 'window',
            historyDays: 30,
            settleDays: 10,
            zone: 'UTC',
            means: {},
          },
        ]),
      read: async function* (_, slice): AsyncGenerator<Page> {
        if (!('from' in slice)) throw new Error('no span');
        const { from, to } = slice;
        if (from % DAY_MS !== 0 || to - from !== DAY_MS) throw new Error(`no day of UTC: ${from} to ${to}`);
        const date = new Date(from).toISOString().slice(0, 10);
        asked.push(date);
        const people = days.get(date);
        if (people === undefined) throw new Faulted({ kind: 'not-yet', detail: 'GET report: not-found' });
        yield { rows: [{ date, people: people.map((upn) => ({ upn })) }], covers: { from, to } };
      },
      observe: (_, { date, people }) =>
        (people as readonly { readonly [field: string]: Json }[]).map(({ upn }) => ({
          fact: 'activity',
          account: String(upn),
          kind: 'view',
          at: null,
          day: String(date),
          community: null,
          count: 1,
          message: null,
          thread: null,
        })),
      faultIn: () => undefined,
    };
  }
}

/** Noon of UTC is tomorrow in Auckland. */
const zones = [
  ['UTC', TODAY],
  ['Pacific/Auckland', '2026-11-28'],
  ['America/Los_Angeles', TODAY],
] as const;
const back = (from: string, days: number) =>
  new Date(Date.parse(from) - days * DAY_MS).toISOString().slice(0, 10);
const dayBack = (days: number) => back(TODAY, days);

async function world(zone: string): Promise<World> {
  const own = new World(await cluster.database(), {
    today: TODAY,
    config: { zone: new Zone(zone), connections: [{ key: 'engage', title: 'Engage' }] },
  });
  await own.directory('employee_id,email\n1,ann@example.org\n2,bob@example.org\n');
  return own;
}

async function states(own: World): Promise<ReadonlyMap<string, string>> {
  await own.refresh();
  const [engage] = await readCoverage(own.context, SINCE, TODAY);
  return new Map(
    (engage?.states ?? []).map((state, n) => [
      new Date(Date.parse(SINCE) + n * DAY_MS).toISOString().slice(0, 10),
      state,
    ]),
  );
}

const actDays = (own: World): Promise<{ day: string; acts: number }[]> =>
  inTransaction(own.database, (session) =>
    session.query('SELECT day, count(*)::integer AS acts FROM person.act GROUP BY day ORDER BY day DESC'),
  );

describe.each(zones)('a report of days of UTC, in %s', (zone, today) => {
  it('is asked for day by day, newest first, and its days are the organisation’s of the same date', async () => {
    const report = new Report();
    for (let n = 3; n <= 30; n += 1) report.days.set(back(today, n), ['ann@example.org']);
    const own = await world(zone);
    await pull(own, report.source());
    expect([...new Set(report.asked)]).toEqual(Array.from({ length: 30 }, (_, n) => back(today, n + 1)));
    expect((await actDays(own)).map(({ day }) => day)).toEqual(
      Array.from({ length: 28 }, (_, n) => back(today, n + 3)),
    );
    const seen = await states(own);
    const between = (from: number, to: number) =>
      new Set(Array.from({ length: to - from + 1 }, (_, n) => seen.get(back(today, from + n))));
    // Late, or read while it may still change.
    expect(between(1, 10)).toEqual(new Set(['pending']));
    expect(between(12, 30)).toEqual(new Set(['complete']));
    // Further back than it tells: a gap, and neither a zero nor something to wait for.
    expect(between(31, 43)).toEqual(new Set(['given-up']));
  });
});

it('a day read again holds whoever is on it now, and is asked for no more once it has settled', async () => {
  const report = new Report();
  for (let n = 1; n <= 30; n += 1) report.days.set(dayBack(n), ['ann@example.org']);
  const own = await world('Europe/Berlin');
  await pull(own, report.source());
  report.days.set(dayBack(2), ['bob@example.org', 'ann@example.org']);
  report.days.set(dayBack(4), []);
  report.days.set(dayBack(20), []);
  own.clock.set('2026-11-28');
  report.asked.splice(0);
  report.days.set(TODAY, []);
  await pull(own, report.source());
  expect([...new Set(report.asked)].sort()).toEqual(Array.from({ length: 11 }, (_, n) => dayBack(10 - n)));
  const acts = new Map((await actDays(own)).map(({ day, acts: count }) => [day, count]));
  expect([2, 4, 20].map((n) => acts.get(dayBack(n)) ?? 0)).toEqual([2, 0, 1]);
});

it('a day that may still change is read once a day, and is nothing to wait for once it was read', async () => {
  const report = new Report();
  for (let n = 3; n <= 30; n += 1) report.days.set(dayBack(n), ['ann@example.org']);
  const own = await world('UTC');
  await pull(own, report.source());
  report.asked.splice(0);
  await pull(own, report.source());
  expect([...new Set(report.asked)]).toEqual([dayBack(1), dayBack(2)]);
  report.asked.splice(0);
  await requestSync(own.context, [report.source()], { connection: 'engage', days: [dayBack(5)] });
  await pull(own, report.source());
  expect([...new Set(report.asked)]).toEqual([dayBack(1), dayBack(2), dayBack(5)]);
  own.clock.set('2026-12-02');
  for (const n of [0, 1, 2]) report.days.set(dayBack(n), []);
  await pull(own, report.source());
  await own.refresh();
  const { toFix } = await readSources(own.context);
  // What never came; what came is only not final.
  expect(toFix.flatMap((item) => (item.about === 'waiting' ? item.days : []))).toEqual(['2026-11-28']);
});
