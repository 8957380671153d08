import { closedAfterwards, faultOf, rowsOf, streamOf, testHash } from '@takeup/connectors/testing';
import { BUCKETS } from '@takeup/connectors/kit';
import type { Opened } from './testing/opened.js';
import { factsOf, window, open as openTenant } from './testing/opened.js';
import { EXPORT_TOKEN, SPAN, dayAt, smallTenant } from './testing/small-tenant.js';
import type { Tenant } from './testing/tenant.js';
import { vivaEngage } from './viva-engage.js';

const { open, closeAll } = closedAfterwards(openTenant);
afterEach(closeAll);

const DAY = 86_400_000;
const dayWindow = (n: number) =>
  window('activity', { from: SPAN.from + n * DAY, to: SPAN.from + (n + 1) * DAY });
const who = (n: number) => testHash(`person-${n}@bank.example`, 'identity');

async function told(own: Opened, n: number) {
  const stream = await streamOf(own, 'activity');
  const facts = factsOf(stream, await rowsOf(own, dayWindow(n)));
  return facts.flatMap((fact) =>
    fact.fact === 'activity' ? [[fact.account, fact.kind, fact.count, fact.day, fact.at] as const] : [],
  );
}
const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();

describe('a day of the report', () => {
  it('tells what people did on it, each by the counts of that day, and nothing of anybody else', async () => {
    const own = await open(smallTenant);
    const day = dayAt(3);
    expect(sorted(await told(own, 3))).toEqual(
      sorted([
        [who(0), 'view', 5, day, null],
        [who(3), 'view', 5, day, null],
        [who(6), 'view', 5, day, null],
      ]),
    );
    expect(sorted(await told(own, 1))).toEqual(
      sorted(
        [2, 5].flatMap((n) => [
          [who(n), 'view', 7, dayAt(1), null],
          [who(n), 'react', 1, dayAt(1), null],
          [who(n), 'post', 3, dayAt(1), null],
        ]),
      ),
    );
    expect(sorted(await told(own, 2)).map((text) => text.includes('"react",2'))).toEqual([true, true, true]);
  });

  it('is the same number of rows whoever is on it, so that nobody stays who is on it no more', async () => {
    const own = await open(smallTenant);
    for (const n of [3, 6]) {
      const rows = await rowsOf(own, dayWindow(n));
      expect(rows.map(({ date, bucket }) => `${String(date)}/${String(bucket)}`)).toEqual(
        Array.from({ length: BUCKETS }, (_, bucket) => `${dayAt(n)}/${bucket}`),
      );
    }
  });

  it('keeps neither names nor addresses', async () => {
    const own = await open(smallTenant);
    const stream = await streamOf(own, 'activity');
    const facts = JSON.stringify(factsOf(stream, await rowsOf(own, window('activity'))));
    expect(facts).not.toMatch(/bank\.example|A name/i);
  });

  it('leaves posts to the export where there is one', async () => {
    const own = await open(smallTenant, { export_token: EXPORT_TOKEN });
    expect((await told(own, 1)).map(([, kind]) => kind).sort()).toEqual(['react', 'react', 'view', 'view']);
    expect((await streamOf(own, 'activity')).means).not.toHaveProperty('contributing');
  });

  it.each(['7', '', '30'])(
    'is told by its counts where the organisation’s numbers agree with them, in a report of %j days',
    async (period) => {
      const [own, plain] = [await open(smallTenant, {}, { period }), await open(smallTenant)];
      expect(await told(own, 1)).toEqual(await told(plain, 1));
      expect(own.downloads.asked.map(({ path }) => path.includes('Counts'))).toEqual([false, true]);
      expect(plain.downloads.asked).toHaveLength(1);
    },
  );

  it.each(['7', '', '30'])('whose counts are of %j days says who was there, and no more', async (period) => {
    const own = await open(smallTenant, {}, { period, isCumulative: true });
    expect(sorted(await told(own, 1))).toEqual(
      sorted([2, 5].map((n) => [who(n), 'view', 1, dayAt(1), null])),
    );
  });

  it('on which nothing happened is read, once the organisation’s own numbers say so', async () => {
    const own = await open(smallTenant);
    expect(await told(own, 6)).toEqual([]);
    expect(own.downloads.asked.filter(({ path }) => path.includes('getYammerActivityCounts'))).toHaveLength(
      1,
    );
  });

  it.each<[string, Partial<Tenant>, number]>([
    ['that has not come yet', { refreshed: dayAt(2) }, 3],
    ['that is empty and not reached by the organisation’s numbers either', { refreshed: dayAt(5) }, 6],
  ])('%s is still to come, never nothing', async (_, tenant, n) => {
    const own = await open({ ...smallTenant, ...tenant });
    expect(await faultOf(rowsOf(own, dayWindow(n)))).toMatchObject({ kind: 'not-yet' });
  });

  it('that is empty though much happened is still to come', async () => {
    const empty =
      'Report Refresh Date,User Principal Name,Last Activity Date,Posted Count,Read Count,Liked Count,Report Period\r\n';
    const own = await open(
      smallTenant,
      {},
      {
        instead: (path) =>
          path.includes('UserDetail') && path.startsWith('/data') ? { body: empty } : undefined,
      },
    );
    expect(await faultOf(rowsOf(own, dayWindow(3)))).toMatchObject({ kind: 'not-yet' });
  });

  it('that conceals names although the setting says otherwise is concluded nothing from', async () => {
    const own = await open({ ...smallTenant, roles: ['Reports.Read.All'], concealsNames: true });
    const rows: unknown[] = [];
    const fault = await faultOf(
      (async () => {
        for await (const page of vivaEngage.read(own.session, dayWindow(3))) rows.push(page);
      })(),
    );
    expect(fault).toMatchObject({ kind: 'denied', code: 'names-concealed' });
    expect(rows).toEqual([]);
  });

  it('is told in pages, and goes on within one', async () => {
    const many = Array.from({ length: 5_000 }, (_, n) => ({
      id: `${n}`,
      upn: `somebody-${n}@bank.example`,
      name: '',
      days: { [dayAt(3)]: [0, 1, 0] as const },
    }));
    const own = await open({ ...smallTenant, people: many });
    const pages = [];
    for await (const page of vivaEngage.read(own.session, dayWindow(3))) pages.push(page);
    expect(pages.length).toBeGreaterThan(1);
    const cursor = pages[0]?.cursor ?? '';
    const rest = await rowsOf(own, { ...dayWindow(3), cursor });
    expect(rest).toEqual(pages.slice(1).flatMap(({ rows }) => rows));
    expect(pages.flatMap(({ rows }) => rows).flatMap(({ people }) => people)).toHaveLength(5_000);
  });

  it('a name in another case is the same person in the same row', async () => {
    const twice = [
      { ...smallTenant.people[0], days: { [dayAt(3)]: [0, 1, 0] } },
    ] as unknown as Tenant['people'];
    const shout = twice.map((one) => ({ ...one, upn: one.upn.toUpperCase() }));
    const [quiet, loud] = [
      await open({ ...smallTenant, people: twice }),
      await open({ ...smallTenant, people: shout }),
    ];
    expect(await rowsOf(loud, dayWindow(3))).toEqual(await rowsOf(quiet, dayWindow(3)));
  });
});
