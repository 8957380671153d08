import { examine, readSources } from '@takeup/application';
import { addDays, eachDay } from '@takeup/domain';
import type { MattermostServer } from '@takeup/simulator';
import { mattermostServer } from '@takeup/simulator';
import { TestCluster } from './cluster.js';
import { Board, PLATFORM_TOKEN, pull, sourceOf } from './platform.js';
import { activityText, directoryText, peopleOf } from './table.js';
import { World } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
const servers: MattermostServer[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
  await cluster.stop();
}, 60_000);

const TODAY = '2026-10-20';

/** What the doctor says of the days of connections. */
async function looked(world: World) {
  return (await examine(world.context)).flatMap((finding) => {
    if (finding.about !== 'connection') return [];
    const { level, first, last, unread } = finding;
    return [{ level, first, last, unread }];
  });
}

describe('sources that are pulled', () => {
  async function platform(token: string) {
    const board = new Board();
    board.post(board.channel('ask'), board.account('ann'), '2026-09-10T10:00:00Z');
    const server = await mattermostServer({
      content: board,
      clock: () => Date.parse(`${TODAY}T12:00:00Z`),
      token: PLATFORM_TOKEN,
    });
    servers.push(server);
    const world = new World(await cluster.database(), { today: TODAY, config: { connections: [] } });
    await pull(world, sourceOf({ server, since: '2026-09-01', token }));
    await world.refresh();
    return world;
  }

  it('are well when they were read, and say when they are read next', async () => {
    const world = await platform(PLATFORM_TOKEN);
    expect(await looked(world)).toEqual([
      { level: 'ok', first: '2026-09-01', last: '2026-10-19', unread: 0 },
    ]);
    const { sources, toFix, from, to, matching, directory } = await readSources(world.context);
    expect([from, to, matching, directory, toFix]).toEqual(['2026-07-21', '2026-10-19', null, null, []]);
    expect(sources).toMatchObject([
      { key: 'chat', title: 'Chat', way: 'pulled', complete: 49, expected: 49 },
    ]);
    expect(sources[0]?.states).toHaveLength(91);
    const next = sources[0]?.nextAt?.getTime() ?? 0;
    expect(next).toBeGreaterThan(world.clock.now());
    expect(new Date(next).toISOString().slice(11, 16)).toBe('03:30');
    expect(sources[0]?.lastAt?.toISOString().slice(0, 10)).toBe(TODAY);
  });

  it('tell that a token is not taken, and nothing but that', async () => {
    const world = await platform('another-token');
    const { toFix } = await readSources(world.context);
    expect(toFix).toMatchObject([{ about: 'sync', connection: 'chat', fault: { kind: 'denied' } }]);
    expect(await looked(world)).toEqual([{ level: 'look', first: null, last: null, unread: 0 }]);
  });
});

it('files tell of days without data, of silence, and of accounts that match nobody', async () => {
  const world = new World(await cluster.database(), {
    today: '2026-10-12',
    config: {
      connections: [
        { key: 'files', title: 'Files' },
        { key: 'wiki', title: 'Wiki' },
      ],
    },
  });
  await world.directory(directoryText(peopleOf('p', 40, { department: 'Sales', job_family: 'F' })));
  const days = [...eachDay('2026-08-03', '2026-10-11')];
  const account = (n: number) => (n < 30 ? `p${n + 1}` : `stranger${n}`);
  const acts = days
    .filter((day) => day !== '2026-09-16')
    .flatMap((day) =>
      Array.from({ length: 40 }, (_, n) => ({
        account: account(n),
        kind: 'post',
        at: `${day}T09:${10 + n}:00Z`,
      })),
    );
  await world.activity(activityText(acts));
  await world.refresh();
  const { toFix, sources, matching, directory } = await readSources(world.context);
  expect(matching).toEqual({ from: '2026-09-14', to: '2026-10-11', accounts: 40, matched: 30 });
  expect(toFix).toEqual([
    { about: 'given-up', connection: 'files', title: 'Files', way: 'brought', days: ['2026-09-16'] },
    { about: 'silent', connection: 'wiki', title: 'Wiki', way: 'brought' },
    { about: 'matching', matching },
  ]);
  expect(directory).toMatchObject({ rosters: 1 });
  expect(sources.map(({ key, complete, expected, nextAt }) => [key, complete, expected, nextAt])).toEqual([
    ['files', 69, 70, null],
    ['wiki', 0, 0, null],
  ]);

  world.clock.set(addDays('2026-10-11', 11));
  expect((await readSources(world.context)).toFix[1]).toEqual({
    about: 'overdue',
    connection: 'files',
    title: 'Files',
    way: 'brought',
    last: '2026-10-11',
    quietDays: 11,
  });
});

it('a connection that brings KPI values is not called silent', async () => {
  const world = new World(await cluster.database(), {
    today: '2026-10-12',
    config: { connections: [{ key: 'tickets', title: 'Tickets' }] },
  });
  const about = async () => (await readSources(world.context)).toFix.map((fix) => fix.about);
  const examined = async () => (await examine(world.context)).map((finding) => finding.about);
  expect(await about()).toContain('silent');
  expect(await examined()).toContain('silent-connection');
  await world.outcome('at,value\n2026-10-04,12\n2026-10-11,11\n', { series: 'tickets/hours' });
  expect(await about()).not.toContain('silent');
  expect(await examined()).not.toContain('silent-connection');
});
