import type { Source } from '@takeup/application';
import { connectors } from '@takeup/connectors';
import { Zone } from '@takeup/domain';
import type { ContentPost, ContentUser, PlatformId, PlatformServer } from '@takeup/simulator';
import { PLATFORMS, platformOf, settingsOf, smallContent } from '@takeup/simulator';
import { TestCluster } from './cluster.js';
import { pull } from './platform.js';
import { directoryText } from './table.js';
import { World } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
const servers: PlatformServer[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
  await cluster.stop();
}, 60_000);

const TOKEN = 'a-token-for-tests';
const TODAY = '2026-10-12';
/** So early that nothing has changed today yet: what changes today is read tomorrow. */
const NOW = Date.parse(`${TODAY}T00:30:00Z`);
/** Within the reach of reports that go back thirty days, and settled everywhere. */
const WEEK = { key: 'week:2026-W39', from: Date.UTC(2026, 8, 21), to: Date.UTC(2026, 8, 28) };
const DEPARTMENTS = ['Retail', 'Markets', 'Operations'];

const content = smallContent({ seed: 11, accounts: 240, channels: 5, days: 34, from: '2026-09-01' });
const people = content.users(NOW).filter(({ bot }) => !bot);
const departmentOf = new Map(people.map(({ id }, nth) => [id, DEPARTMENTS[nth % DEPARTMENTS.length] ?? '']));

type Who = ReadonlySet<ContentUser['id']>;
const isInWeek = (at: number) => at >= WEEK.from && at < WEEK.to;

/** Counted from what the company did, by each platform's own words for it. */
function postsIn(types: string, now: (post: ContentPost) => number): readonly ContentPost[] {
  const oldest = { by: 'create_at', direction: 'asc', at: 0, id: '' } as const;
  return content
    .channels(NOW)
    .filter(({ type }) => types.includes(type))
    .flatMap(({ id }) => [...content.posts(id, oldest, NOW)])
    .filter((post) => post.type === '' && (post.deleteAt === 0 || post.deleteAt > now(post)));
}
const atLast = () => NOW;
const authorsOf = (posts: readonly ContentPost[]): Who =>
  new Set(posts.filter(({ createAt }) => isInWeek(createAt)).map(({ userId }) => userId));

/** In public channels, and not deleted since. */
const publicPosts = postsIn('O', atLast);
const publicAuthors = authorsOf(publicPosts);
/** Files without a word are no contribution there. */
const wordyAuthors = authorsOf(publicPosts.filter(({ message }) => message !== ''));
/** In channels open and closed, as the files of each day had them. */
const fileAuthors = authorsOf(postsIn('OP', ({ createAt }) => createAt));

const CONTRIBUTING: Readonly<Record<PlatformId, Who>> = {
  mattermost: wordyAuthors,
  'viva-engage': publicAuthors,
  slack: new Set([...fileAuthors, ...publicAuthors]),
};

/** Whoever reacted to a post, by the day of the reaction or of the post. */
const reactorsTo = (posts: readonly ContentPost[], by: 'reaction' | 'post'): Who =>
  new Set(
    posts.flatMap(({ createAt, reactions }) =>
      reactions.filter(({ at }) => isInWeek(by === 'post' ? createAt : at)).map(({ userId }) => userId),
    ),
  );
const joined = (...all: readonly Who[]): Who => new Set(all.flatMap((who) => [...who]));

const ACTIVE: Readonly<Record<PlatformId, Who>> = {
  mattermost: joined(publicAuthors, reactorsTo(publicPosts, 'reaction')),
  // Its reports count likes wherever they were given, also to what was deleted afterwards.
  'viva-engage': joined(
    publicAuthors,
    reactorsTo(
      postsIn('OP', ({ createAt }) => createAt),
      'reaction',
    ),
  ),
  // It tells no time of a reaction.
  slack: joined(fileAuthors, publicAuthors, reactorsTo(publicPosts, 'post')),
};

async function read(platform: PlatformId): Promise<World> {
  const server = await platformOf(platform, { content, clock: () => NOW, token: TOKEN });
  servers.push(server);
  const connector = connectors.get(platform);
  if (connector === undefined) throw new Error(`no connector reads ${platform}`);
  const { values, secrets } = settingsOf(platform, server.url);
  const tokens = Object.fromEntries(secrets.map((name) => [name, TOKEN]));
  const source: Source = {
    ...{ key: platform, title: connector.title, since: '2026-09-01', allowedHosts: ['127.0.0.1'] },
    connector: { ...connector, limits: connector.limits.map((own) => ({ ...own, calls: 1_000_000 })) },
    config: connector.config.parse({ ...values, ...tokens }),
  };
  const config = { zone: new Zone('UTC'), connections: [{ key: platform, title: connector.title }] };
  const world = new World(await cluster.database(), { today: TODAY, config });
  const roster = people.map(({ id, email }) => ({
    employee_id: id,
    email,
    department: departmentOf.get(id) ?? '',
  }));
  await world.directory(directoryText(roster), { asOf: '2026-09-01' });
  expect((await pull(world, source)).map(({ left }) => left).at(-1)).toBeLessThan(12);
  await world.refresh();
  return world;
}

const counted = (who: Who) =>
  Object.fromEntries(
    [...DEPARTMENTS, 'ALL'].map((department) => [
      department,
      [...who].filter((id) => department === 'ALL' || departmentOf.get(id) === department).length,
    ]),
  );

async function told(world: World, measure: 'active' | 'contributing') {
  const { rows, coverage } = await world.adoption({ measure, period: WEEK.key, by: 'department' });
  expect([coverage.present, coverage.expected]).toEqual([7, 7]);
  return Object.fromEntries(rows.map(({ department, count }) => [department, count]));
}

describe.each(PLATFORMS)('the same company on %s', (platform) => {
  let world: World;
  beforeAll(async () => (world = await read(platform)), 120_000);

  it.each([
    ['contributing', CONTRIBUTING],
    ['active', ACTIVE],
  ] as const)('has as many people of each department %s as were planted', async (measure, planted) => {
    const who = new Set([...planted[platform]].filter((id) => departmentOf.has(id)));
    expect(who.size).toBeGreaterThan(30);
    expect(await told(world, measure)).toEqual(counted(who));
  });
});
