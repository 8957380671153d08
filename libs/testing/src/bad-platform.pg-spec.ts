import type { SyncReport } from '@takeup/application';
import { readSources } from '@takeup/application';
import type { Answer, Asked, MattermostServer } from '@takeup/simulator';
import { mattermostServer } from '@takeup/simulator';
import { en } from '@takeup/words';
import { TestCluster } from './cluster.js';
import { fingerprint } from './contents.js';
import { Board, PLATFORM_TOKEN, pull, sourceOf } from './platform.js';
import { World } from './world.js';

jest.setTimeout(240_000);

const [TODAY, SINCE] = ['2026-10-20', '2026-10-01'];
/** What is noted of a sync that failed: that it was tried, and when it may be tried again. */
const NOTES = ['asked', 'bucket', 'connection', 'drift', 'preflight', 'sync', 'part', 'community'].map(
  (name) => `coverage.${name}`,
);
/** Lists are read first, and stay. */
const LEFT_OUT = [...NOTES, 'job.job', 'job.run', 'person.account', 'person.identity', 'person.kept_page'];
const cluster = new TestCluster();
const servers: MattermostServer[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
  await cluster.stop();
}, 60_000);

type Post = Readonly<Record<string, unknown>>;

/** The report of posts with one of them as told; anything else as it is. */
function report(change: (post: Post) => Post | string) {
  const post = {
    id: 'p'.padEnd(26, '0'),
    user_id: 'u0000000000000000000000002',
    channel_id: 'c0000000000000000000000001',
    root_id: '',
    type: '',
    message: 'text',
    create_at: Date.parse(`${SINCE}T10:00:00Z`),
    update_at: Date.parse(`${SINCE}T10:00:00Z`),
    delete_at: 0,
    metadata: { reactions: [] },
  };
  const told = change(post);
  const body = typeof told === 'string' ? told : JSON.stringify({ posts: [told] });
  return ({ path, body: asked }: Asked): Answer | undefined =>
    path === '/reports/posts' && (asked as { per_page?: number }).per_page !== 1
      ? { status: 200, body, headers: {} }
      : undefined;
}

interface Run {
  readonly reports: readonly SyncReport[];
  readonly world: World;
  readonly isUnchanged: boolean;
}

async function run(
  instead: ((asked: Asked) => Answer | undefined) | undefined,
  ours: { readonly token?: string; readonly allowedHosts?: readonly string[] } = {},
  isDown = false,
): Promise<Run> {
  const board = new Board();
  board.channel('ask');
  board.account('ann');
  const server = await mattermostServer({
    content: board,
    clock: () => Date.parse(`${TODAY}T12:00:00Z`),
    token: PLATFORM_TOKEN,
    ...(instead ? { instead } : {}),
  });
  servers.push(server);
  const world = new World(await cluster.database(), { today: TODAY });
  await world.directory('employee_id,email\n1,ann@example.org\n2,bob@example.org\n');
  const before = await fingerprint(world.database, LEFT_OUT);
  if (isDown) await server.close();
  const reports = await pull(world, sourceOf({ server, since: SINCE, ...ours }));
  const kept = await world.database.owner.query<object[]>(
    `SELECT FROM person.kept_page WHERE stream = 'posts'`,
  );
  const isUnchanged = kept.length === 0 && before === (await fingerprint(world.database, LEFT_OUT));
  return { reports, world, isUnchanged };
}

const drop = (field: string) =>
  report((post) => Object.fromEntries(Object.entries(post).filter(([name]) => name !== field)));
const LONG = 'x'.repeat(10_000_000);

describe('what a platform does wrong is told with what, where and what to do, and changes nothing', () => {
  it.each<[string, ...Parameters<typeof run>, RegExp, RegExp]>([
    [
      'it is down at the start',
      undefined,
      {},
      true,
      /GET \/api\/v4\/users\/me: unreachable/,
      /Check the url/,
    ],
    [
      'a wrong token',
      undefined,
      { token: 'another' },
      false,
      /users\/me: 401 unauthorised/,
      /Make a new one/,
    ],
    [
      'a login page with 200',
      () => ({ status: 200, body: '<html>log in</html>', headers: { 'content-type': 'text/html' } }),
      {},
      false,
      /users\/me: 200 login-page/,
      /past the sign-in/,
    ],
    ['a private host', undefined, { allowedHosts: [] }, false, /users\/me: private-host/, /allow_hosts/],
    ['a missing field', drop('create_at'), {}, false, /posts: create_at missing/, /newer version/],
    [
      'a number as text',
      report((post) => ({ ...post, create_at: String(post['create_at']) })),
      {},
      false,
      /posts: create_at retyped/,
      /newer version/,
    ],
    [
      'an id of 10 MB',
      report((post) => ({ ...post, id: LONG })),
      {},
      false,
      /posts: id too-long/,
      /newer version/,
    ],
    [
      'an answer of more than 32 MiB',
      report((post) => ({ ...post, message: LONG.repeat(4) })),
      {},
      false,
      /POST \/api\/v4\/reports\/posts: too-large/,
      /newer version/,
    ],
    [
      'a clock that is ahead',
      report((post) => ({ ...post, create_at: Date.parse('2026-10-21T10:00:00Z') })),
      {},
      false,
      /posts: clock-ahead by 1320 minutes/,
      /Compare the clocks/,
    ],
    [
      'keys that reach a prototype in place of a field',
      report((post) => JSON.stringify({ posts: [post] }).replace('"create_at"', '"__proto__"')),
      {},
      false,
      /posts: create_at missing/,
      /newer version/,
    ],
  ])('%s', async (_, instead, ours, isDown, what, whatToDo) => {
    const { reports, world, isUnchanged } = await run(instead, ours, isDown);
    expect(reports.at(-1)?.fault?.detail).toMatch(what);
    expect(JSON.stringify(reports)).not.toContain(PLATFORM_TOKEN);
    expect(isUnchanged).toBe(true);
    await world.refresh();
    const [item] = (await readSources(world.context)).toFix;
    const { effect, detail, steps } = en.sources.fix(item as Parameters<typeof en.sources.fix>[0]);
    expect(detail).toMatch(what);
    expect(steps.join(' ')).toMatch(whatToDo);
    expect(effect).toContain('no figure takes them for zero');
  });

  it('a message of 10 MB is a message like any other, and is not kept', async () => {
    const { reports, world } = await run(report((post) => ({ ...post, message: LONG })));
    expect(reports.at(-1)).toMatchObject({ left: 0, fault: null });
    const acts = await world.database.owner.query<object[]>('SELECT FROM person.act');
    expect(acts).toHaveLength(1);
  });

  it('keys that reach a prototype beside the fields are left out', async () => {
    const { reports } = await run(
      report((post) =>
        JSON.stringify({ posts: [post] }).replace('{"id"', '{"__proto__":{"polluted":1},"id"'),
      ),
    );
    expect(reports.at(-1)).toMatchObject({ left: 0, fault: null });
    expect('polluted' in {}).toBe(false);
  });
});
