import { readSources } from '@takeup/application';
import { addDays, eachDay } from '@takeup/domain';
import type { MattermostServer } from '@takeup/simulator';
import { mattermostServer } from '@takeup/simulator';
import { en } from '@takeup/words';
import { TestCluster } from './cluster.js';
import { Board, PLATFORM_TOKEN, pull, sourceOf } from './platform.js';
import { World } from './world.js';

jest.setTimeout(240_000);

const [TODAY, SINCE] = ['2026-10-20', '2026-10-01'];
const cluster = new TestCluster();
const servers: MattermostServer[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
  await cluster.stop();
}, 60_000);

it('a token revoked in mid-run: what was read stays, nothing is concluded of the rest, and a new token goes on', async () => {
  const board = new Board();
  const room = board.channel('ask');
  const ann = board.account('ann');
  for (const day of eachDay(SINCE, addDays(TODAY, -1))) board.post(room, ann, `${day}T10:00:00Z`);
  let asked = 0;
  const server = await mattermostServer({
    content: board,
    clock: () => Date.parse(`${TODAY}T12:00:00Z`),
    token: PLATFORM_TOKEN,
    reportPage: 5,
    instead: ({ path }) => {
      if (path === '/reports/posts') asked += 1;
      if (asked === 3) server.revoke();
      return undefined;
    },
  });
  servers.push(server);
  const world = new World(await cluster.database(), { today: TODAY });
  await world.directory('employee_id,email\n1,ann@example.org\n');
  const reports = await pull(world, sourceOf({ server, since: SINCE }));
  expect(reports.at(-1)?.fault?.detail).toMatch(/reports\/posts: 401 unauthorised/);
  const acts = () => world.database.owner.query<{ day: string }[]>('SELECT day FROM person.act');
  const read = (await acts()).length;
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThan(board.written.size);
  await world.refresh();
  const { toFix, sources } = await readSources(world.context);
  expect(en.sources.fix(toFix[0] as Parameters<typeof en.sources.fix>[0]).steps.join(' ')).toMatch(
    /Make a new one/,
  );
  expect(sources[0]?.states).not.toContain('given-up');

  const again = await mattermostServer({
    content: board,
    clock: () => Date.parse(`${TODAY}T12:00:00Z`),
    token: 'a-new-one',
  });
  servers.push(again);
  expect(
    (await pull(world, sourceOf({ server: again, since: SINCE, token: 'a-new-one' }))).at(-1),
  ).toMatchObject({ left: 0, fault: null });
  await world.refresh();
  expect(await acts()).toHaveLength(board.written.size);
  expect((await readSources(world.context)).toFix.map(({ about }) => about)).not.toContain('sync');
});
