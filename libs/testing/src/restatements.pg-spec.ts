import { listPeriods } from '@takeup/application';
import { addDays, eachDay } from '@takeup/domain';
import type { MattermostServer } from '@takeup/simulator';
import { mattermostServer } from '@takeup/simulator';
import { TestCluster } from './cluster.js';
import { Board, PLATFORM_TOKEN, pull, sourceOf } from './platform.js';
import type { ActLine } from './table.js';
import { activityText, directoryText, peopleOf } from './table.js';
import { World } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
const servers: MattermostServer[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
  await cluster.stop();
}, 60_000);

const PEOPLE = [...peopleOf('a', 30, { department: 'A' }), ...peopleOf('b', 25, { department: 'B' })];
const MARCH = [...eachDay('2025-03-03', '2025-03-30')];
/** One is active every day, one in the first week only, one never. */
const ACTS: readonly ActLine[] = [
  ...MARCH.flatMap((day) =>
    ['a1', 'a2', 'a3', 'b1', 'b2'].map((account) => ({ day, account, kind: 'post' })),
  ),
  { day: '2025-03-04', account: 'b3', kind: 'post' },
];

async function published(): Promise<World> {
  const world = new World(await cluster.database(), { today: '2025-05-10' });
  await world.directory(directoryText(PEOPLE));
  await world.activity(activityText(ACTS));
  const { published: periods, restatementsPending } = await world.refresh();
  expect(periods).toBeGreaterThan(4);
  expect(restatementsPending).toBe(0);
  return world;
}

/** The periods that are marked, of every kind. */
async function pending({ context }: World): Promise<readonly string[]> {
  const found = await Promise.all(
    (['week', '28d', 'month'] as const).map((kind) => listPeriods(context, kind)),
  );
  return found.flat().flatMap(({ key, state }) => (state === 'RESTATEMENT_PENDING' ? [key] : []));
}

const late = (account: string, day = '2025-03-12') =>
  activityText([{ account, kind: 'post', community: 'later', day }]);

describe('a line that comes in after publication', () => {
  it('marks its periods, whether or not its person was active then, or is anybody', async () => {
    const marked: string[] = [];
    for (const account of ['a1', 'b3', 'b9', 'nobody']) {
      const world = await published();
      await world.activity(late(account));
      await world.refresh();
      marked.push((await pending(world)).join(' '));
    }
    expect(marked[0]).toBe('week:2025-W11 28d:2025-03-30');
    expect(new Set(marked).size).toBe(1);
  });

  it('marks nothing where it was known, however often and in whatever file it comes', async () => {
    const world = await published();
    await world.activity(activityText(ACTS));
    await world.activity(activityText(ACTS), { covers: { from: '2025-03-03', to: '2025-03-30' } });
    expect((await world.refresh()).restatementsPending).toBe(0);
  });

  it('marks the periods from which one goes too, and no others', async () => {
    const world = await published();
    const day = '2025-03-20';
    const without = ACTS.filter((act) => act.day === day && act.account !== 'a2');
    await world.activity(activityText(without), { covers: { from: day, to: day } });
    await world.refresh();
    expect(await pending(world)).toEqual(['week:2025-W12', '28d:2025-03-30']);
  });

  it('marks only periods of its source', async () => {
    const world = await published();
    await world.activity(late('b9'), { connection: 'other' });
    await world.refresh();
    expect(await pending(world)).toEqual([]);
  });

  it('keeps what a day holds from readers', async () => {
    const { database } = await published();
    await expect(database.reader.query('SELECT FROM counting.day_content')).rejects.toThrow(
      /permission denied/,
    );
  });
});

describe('on a platform that is read', () => {
  it('a post that is found later marks its periods, whoever wrote it', async () => {
    const marked: string[] = [];
    for (const who of ['active', 'silent'] as const) {
      const board = new Board();
      const accounts = Array.from({ length: 14 }, (_, index) => board.account(`p${index + 1}`));
      const room = board.channel('ask');
      for (const [index, account] of accounts.slice(0, 12).entries())
        for (let week = 0; week < 5; week += 1)
          board.post(room, account, `${addDays('2026-08-31', 7 * week + (index % 5))}T10:00:00Z`);
      const server = await mattermostServer({
        content: board,
        clock: () => Date.parse('2026-10-20T12:00:00Z'),
        token: PLATFORM_TOKEN,
      });
      servers.push(server);
      const world = new World(await cluster.database(), { today: '2026-10-20' });
      const people = accounts.map(({ email }, index) => `${index + 1},${email}\n`);
      await world.directory(`employee_id,email\n${people.join('')}`);
      await pull(world, sourceOf({ server, since: '2026-08-31' }));
      expect((await world.refresh()).published).toBeGreaterThan(0);
      const [author] = who === 'active' ? accounts : accounts.slice(12);
      const updateAt = Date.parse('2026-10-20T09:00:00Z');
      if (author) board.post(room, author, '2026-09-10T10:00:00Z', { updateAt });
      world.clock.set('2026-10-21');
      await pull(world, sourceOf({ server, since: '2026-08-31' }));
      await world.refresh();
      marked.push((await pending(world)).join(' '));
    }
    expect(marked[0]).toContain('week:2026-W37');
    expect(marked[1]).toBe(marked[0]);
  });
});
