import type { Source } from '@takeup/application';
import { examine, readSources } from '@takeup/application';
import { consentsOf } from '@takeup/connectors/kit';
import { slack } from '@takeup/connectors';
import type { AskedOf, Told } from '@takeup/connectors/testing';
import { serve } from '@takeup/connectors/testing';
import { eachDay } from '@takeup/domain';
import { aggregatesSince, inTransaction, loadAggregates } from '@takeup/storage';
import { gzipSync } from 'node:zlib';
import { contentsOf } from './contents.js';
import { closeAll, engage, monthsOf, newestOf, peopleDoing, served, worldOf } from './own-counts.js';
import { pull, replay } from './platform.js';
import type { World } from './world.js';

jest.setTimeout(240_000);

afterAll(closeAll, 60_000);

const stored = (world: World) =>
  world.database.owner.query<{ day: string; measure: string; value: string }[]>(
    `SELECT day::text, measure, value FROM counting.aggregate ORDER BY day, measure`,
  );

describe('a tenant that conceals names', () => {
  it('is told by month of what it counts itself, and that this is all there is', async () => {
    const { world, on } = await engage();
    await on('2026-10-31');
    expect(await newestOf(world)).toBe('running');
    await on('2026-11-10');
    expect(await newestOf(world)).toBe('awaited');
    await on('2026-11-12');
    expect(await monthsOf(world)).toMatchObject({ only: true, months: [{ month: '2026-10', step: 10 }] });
    expect(await newestOf(world)).toEqual([
      'viewers about 20',
      'reactors about 20',
      'posters about 20',
      `messages about ${24 * 31 - 4}`,
      `reactions about ${24 * 31 * 2 + 2}`,
    ]);
    const { sources, toFix } = await readSources(world.context);
    expect(toFix).toMatchObject([{ about: 'note', code: 'viva-engage-names-concealed' }]);
    expect(sources[0]?.tells.every(({ by }) => by === 'nothing')).toBe(true);
    // Or the doctor would say beside what it told that nothing has come from it yet.
    expect((await examine(world.context)).map(({ about }) => about)).not.toContain('silent-connection');
    expect((await world.database.owner.query(`SELECT count(*)::integer AS acts FROM person.act`))[0]).toEqual(
      {
        acts: 0,
      },
    );
  });

  it('is so too where nobody lets Takeup see the setting', async () => {
    const { world, on } = await engage({ roles: ['Reports.Read.All'] });
    await on('2026-10-31');
    await on('2026-11-12');
    expect(await newestOf(world)).toContain('viewers about 20');
    expect((await readSources(world.context)).toFix.map(({ about }) => about)).toContain('sync');
  });

  it('of which a day is read again is told what it says now, and nothing twice', async () => {
    const { world, on, tenant } = await engage();
    await on('2026-10-31');
    const before = await stored(world);
    await on('2026-11-12');
    tenant.people = peopleDoing(44, [1, 5, 2]);
    await on('2026-11-13');
    const after = await stored(world);
    const of = (rows: typeof before, day: string) =>
      rows.filter((own) => own.day === day).map(({ measure, value }) => `${measure} ${value}`);
    expect(of(before, '2026-10-20')).toEqual(of(await stored(world), '2026-10-10'));
    expect(of(after, '2026-10-20')).toEqual([
      'messages 44',
      'posters 44',
      'reactions 88',
      'reactors 44',
      'viewers 44',
    ]);
    expect(new Set(after.map(({ day, measure }) => `${day} ${measure}`)).size).toBe(after.length);
    // Twelve days of 24, nineteen of 44: 36 on average.
    expect(await newestOf(world)).toContain('viewers about 40');
  });

  it('of which kept rows are told anew is told the same', async () => {
    const { world, on, source } = await engage();
    await on('2026-10-31');
    await on('2026-11-12');
    const before = await stored(world);
    await world.database.owner.query(`UPDATE counting.aggregate SET value = 1 WHERE day = '2026-10-20'`);
    expect((await replay(world, source)).changed).toBe(5);
    expect(await stored(world)).toEqual(before);
    expect(await newestOf(world)).toContain('viewers about 20');
    await world.refresh();
    expect(await newestOf(world)).toContain('viewers about 20');
  });

  it('is told nothing of a month of which days are missing, and which', async () => {
    const { world, on } = await engage();
    await on('2026-10-31');
    await on('2026-12-02');
    const months = (await monthsOf(world))?.months;
    expect(months?.map(({ month, state, aggregates }) => [month, state, aggregates.length])).toEqual([
      ['2026-11', 'awaited', 0],
      ['2026-10', 'gap', 0],
    ]);
    // The last that were read were not read again after they had settled.
    expect(months?.[1]?.missing).toEqual([...eachDay('2026-10-21', '2026-10-31')]);
  });

  it('is told of few only that they are few', async () => {
    const { world, on } = await engage({ people: peopleDoing(9, [0, 1, 0]) });
    await on('2026-10-31');
    await on('2026-11-12');
    expect(await newestOf(world)).toEqual([
      'viewers fewer 10',
      'reactors fewer 10',
      'posters fewer 10',
      'messages fewer 10',
      'reactions fewer 10',
    ]);
  });

  it('is told nothing where the organisation is small, or nobody knows how large', async () => {
    const { world, on } = await engage({ staff: 19 });
    await on('2026-10-31');
    await on('2026-11-12');
    expect(await newestOf(world)).toBe('too-small');
    expect(await world.database.reader.query(`SELECT * FROM release.aggregate`)).toEqual([]);
  });
});

it('a reader may look at nothing but what is told, and one of a department not at that', async () => {
  const { world, on } = await engage();
  await on('2026-10-31');
  await on('2026-11-12');
  await expect(world.database.reader.query('SELECT * FROM counting.aggregate')).rejects.toThrow(
    /permission denied/,
  );
  expect(await monthsOf(world)).not.toBeNull();
  expect((await readSources({ ...world.context, limit: 'A' })).sources[0]?.aggregates).toBeNull();
  expect(JSON.stringify([...(await contentsOf(world.database))])).not.toMatch(/@example\.org|A name/);
});

it('of people whom Takeup counts itself the platform’s own number is not told, and none of their acts', async () => {
  const { world, on, tenant } = await engage({ concealsNames: false, staff: 60 });
  await on('2026-10-31');
  await on('2026-11-12');
  expect(await newestOf(world)).toEqual([
    'viewers withheld ',
    'reactors withheld ',
    'posters withheld ',
    'messages withheld ',
    'reactions withheld ',
  ]);
  expect(await monthsOf(world)).toMatchObject({ only: false });
  // From now on nobody is named: of October Takeup has told people, of December it tells none.
  tenant.concealsNames = true;
  for (const day of ['2026-12-01', '2026-12-12', '2026-12-31']) await on(day);
  await on('2027-01-12');
  const [december, november, october] = (await monthsOf(world))?.months ?? [];
  expect(december?.aggregates).toContainEqual({ measure: 'viewers', told: 'about', value: 20 });
  for (const month of [november, october])
    expect(month?.aggregates).toContainEqual({ measure: 'viewers', told: 'withheld', value: null });
});

it('days of people are complete, and counted, whether or not the platform’s own counts are there', async () => {
  const { world, source, on } = await engage({ concealsNames: false });
  await on('2026-11-12');
  const complete = (await readSources(world.context)).sources[0]?.complete;
  expect(complete).toBeGreaterThan(15);
  const { connector } = source;
  const without = { ...source, connector: { ...connector, discover: bare(connector.discover) } };
  const other = await worldOf(source, { consents: consentsOf(connector, source.config), staff: 60 });
  other.clock.set('2026-11-12');
  await pull(other, without);
  await other.refresh();
  expect((await readSources(other.context)).sources[0]?.complete).toBe(complete);
});

it('a platform whose own counts are not what they were is read of people all the same', async () => {
  const instead = (path: string) =>
    path.startsWith('/data') && path.includes('UserCounts')
      ? { body: 'Another,Heading\r\n1,2\r\n' }
      : undefined;
  const { world, on } = await engage({ concealsNames: false }, { instead });
  await on('2026-11-12');
  const { sources, toFix } = await readSources(world.context);
  expect(sources[0]?.complete).toBeGreaterThan(15);
  expect(toFix.map(({ about }) => about)).toContain('sync');
  expect(await monthsOf(world)).toBeNull();
});

it('a row that tells less than it did takes the rest away, and a community is no part of the whole', async () => {
  const { world, on } = await engage();
  await on('2026-10-31');
  const [{ id, rowKey } = { id: 0, rowKey: '' }] = await world.database.owner.query<
    { id: number; rowKey: string }[]
  >(
    `SELECT connection_id AS id, row_key AS "rowKey" FROM counting.aggregate WHERE day = '2026-10-20' LIMIT 1`,
  );
  const own = { rowKey, day: '2026-10-20', measure: 'messages', settled: true };
  const page = {
    connectionId: id,
    rowKeys: [rowKey],
    aggregates: [
      { ...own, community: null, value: 7 },
      { ...own, community: 'c1', value: 5 },
    ],
  };
  const write = () => inTransaction(world.database, (session) => loadAggregates(session, page));
  expect(await write()).toBe(4 + 2);
  expect(await write()).toBe(0);
  const told = await inTransaction(world.database, (session) => aggregatesSince(session, '2026-10-20'));
  expect(told.filter(({ day }) => day === '2026-10-20')).toEqual([
    { connection: 'engage', day: '2026-10-20', measure: 'messages', value: 7, settled: true },
  ]);
});

const bare =
  (discover: Source['connector']['discover']): Source['connector']['discover'] =>
  async (session) =>
    (await discover(session)).filter(({ name }) => name !== 'counts');

describe('Slack', () => {
  const TOKEN = 'xoxp-a-token-for-tests';
  const PACKED = { 'content-type': 'application/gzip' };
  /** Files of public channels by day; of members there are none. */
  async function workspace({ hasMembers = false, posters = 12 } = {}) {
    const days = new Map(
      [...eachDay('2026-10-01', '2026-11-09')].map((day, n) => [day, [20, 0, 12 + (n % 2)]] as const),
    );
    const answer = ({ path, body }: AskedOf): Told => {
      const { type, date = '' } = (body ?? {}) as Readonly<Record<string, string>>;
      if (!path.endsWith('getFile')) return { body: { ok: true, user_id: 'U0TAKEUP', team_id: 'T0ONE' } };
      const refused = (error: string): Told => ({ body: { ok: false, error } });
      if (type === 'member' && !hasMembers) return refused('member_analytics_disabled');
      if (type === 'member' && date >= '2026-10-01' && date < '2026-11-10')
        return { headers: PACKED, body: gzipSync('') };
      const file = type === 'member' ? undefined : days.get(date);
      if (file === undefined)
        return refused(date < '2026-11-01' ? 'file_not_found' : 'file_not_yet_available');
      const rows = file.map((messages, n) => ({
        ...{ date, channel_id: `C0${n}`, visibility: 'public', messages_posted_by_members_count: messages },
        ...{
          messages_posted_count: 99,
          reactions_added_count: 3,
          members_who_posted_count: n === 2 ? posters : 1,
        },
      }));
      const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
      return { headers: PACKED, body: gzipSync(text) };
    };
    const server = await serve(answer);
    served.push(server);
    const limits = slack.limits.map((limit) => ({ ...limit, calls: 10_000 }));
    const connector = { ...slack, limits };
    const config = connector.config.parse({ url: server.url, analytics_token: TOKEN });
    const source: Source = {
      ...{ key: 'slack', title: 'Slack', connector, config, since: '2026-10-01' },
      allowedHosts: ['127.0.0.1'],
    };
    const world = await worldOf(source, { consents: consentsOf(connector, config), staff: 60 });
    world.clock.set('2026-11-10');
    return { days, world, source };
  }

  it('is told of all public channels together where its members are not', async () => {
    const { world, source } = await workspace();
    const [report] = await pull(world, source);
    expect(report).toMatchObject({ left: 0 });
    await world.refresh();
    expect(await newestOf(world)).toEqual([
      `messages about ${20 * 31 + 12 * 31 + 10 + 3 + 5}`,
      'reactions about 280',
      'channels fewer 10',
    ]);
    expect(await monthsOf(world)).toMatchObject({ only: true });
    // Nothing of people is missing where nothing of people is read.
    const text = JSON.stringify([...(await contentsOf(world.database))]);
    expect(text).not.toMatch(/C0[012]\b/);
  });

  it('is not told of acts while nobody knows that enough people did them', async () => {
    const { world, source } = await workspace({ posters: 9 });
    await pull(world, source);
    await world.refresh();
    const untold = ['messages withheld ', 'reactions withheld ', 'channels fewer 10'];
    expect(await newestOf(world)).toEqual(untold);
    // On one day ten wrote in one channel, so as many wrote in the month.
    const one = `UPDATE counting.aggregate SET value = 10 WHERE measure = 'postersAtLeast' AND day = '2026-10-20'`;
    await world.database.owner.query(one);
    await world.refresh();
    expect(await newestOf(world)).toContain('reactions about 280');
    await world.database.owner.query(`DELETE FROM counting.aggregate WHERE measure = 'postersAtLeast'`);
    await world.refresh();
    expect(await newestOf(world)).toEqual(untold);
  });

  it('days of members are complete whether or not there is a file of channels', async () => {
    const { days, world, source } = await workspace({ hasMembers: true });
    days.clear();
    await pull(world, source);
    await world.refresh();
    const [own] = (await readSources(world.context)).sources;
    expect(own?.complete).toBe(40);
    expect(own?.states).not.toContain('given-up');
    expect(own?.aggregates).toBeNull();
  });

  it('a day that has no file is a gap, and goes when there is one', async () => {
    const { days, world, source } = await workspace();
    const lost = days.get('2026-10-17') ?? [20, 0, 12];
    days.delete('2026-10-17');
    await pull(world, source);
    await world.refresh();
    expect((await monthsOf(world))?.months).toMatchObject([{ state: 'gap', missing: ['2026-10-17'] }]);
    days.set('2026-10-17', lost);
    await pull(world, source);
    await world.refresh();
    expect(await newestOf(world)).toContain('reactions about 280');
  });
});
