import type { MattermostServer } from '@takeup/simulator';
import { mattermostServer } from '@takeup/simulator';
import { TestCluster } from './cluster.js';
import { Board, PLATFORM_TOKEN, pull, sourceOf } from './platform.js';
import { World } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
const servers: MattermostServer[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
  await cluster.stop();
}, 60_000);

/** What only one kind of transaction writes. */
const WATCHED = {
  page: 'INSERT ON person.kept_page FOR EACH ROW',
  'end of the sync': 'UPDATE ON coverage.sync FOR EACH ROW WHEN (new.finished_at IS NOT NULL)',
  'end of the job': `UPDATE ON job.run FOR EACH ROW WHEN (new.state = 'done')`,
} as const;

/** Notes with each of them whether its own transaction will wait for the disk. */
async function watch({ database: { owner } }: World): Promise<void> {
  await owner.query(`CREATE TABLE coverage.seen_commit (what text, waits text)`);
  await owner.query(`CREATE FUNCTION coverage.note_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO coverage.seen_commit VALUES (TG_ARGV[0], current_setting('synchronous_commit')); RETURN NULL; END $$`);
  for (const [what, written] of Object.entries(WATCHED))
    await owner.query(
      `CREATE TRIGGER note_commit AFTER ${written} EXECUTE FUNCTION coverage.note_commit('${what}')`,
    );
}

it('the commit of a page does not wait for the disk, those that end its sync and its job do', async () => {
  const board = new Board();
  board.post(board.channel('ask'), board.account('ann'), '2026-09-03T10:00:00Z');
  const server = await mattermostServer({
    content: board,
    clock: () => Date.parse('2026-10-20T12:00:00Z'),
    token: PLATFORM_TOKEN,
  });
  servers.push(server);
  const own = new World(await cluster.database(), { today: '2026-10-20' });
  await own.directory('employee_id,email\n1,ann@example.org\n');
  await watch(own);
  expect((await pull(own, sourceOf({ server, since: '2026-09-01' }))).at(-1)?.fault).toBeNull();
  const seen: readonly { readonly what: string; readonly waits: readonly string[] }[] =
    await own.database.owner.query(
      `SELECT what, array_agg(DISTINCT waits) AS waits FROM coverage.seen_commit GROUP BY what ORDER BY what`,
    );
  expect(seen).toEqual([
    { what: 'end of the job', waits: ['on'] },
    { what: 'end of the sync', waits: ['on'] },
    { what: 'page', waits: ['off'] },
  ]);
});
