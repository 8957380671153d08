import { Faulted, openSession } from '@takeup/connectors/kit';
import { conformance, memoryPorts } from '@takeup/connectors/testing';
import type { InstantSpan } from '@takeup/domain';
import type { Edition, FaultKind, MattermostServer, PlatformContent } from '@takeup/simulator';
import { mattermostServer } from '@takeup/simulator';
import { mattermost } from './mattermost.js';
import { CUTS, SPAN, TOKEN, channelId, postId, smallBank } from './testing/small-bank.js';

type Content = ReturnType<PlatformContent['posts']> extends Iterable<infer Post> ? Post : never;

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const number = (value: unknown) => (typeof value === 'number' ? value : 0);

const people = smallBank.users.map((user) => ({
  id: user.id,
  username: text(user['username']),
  email: user.email,
  firstName: text(user['first_name']),
  lastName: '',
  roles: 'system_user system_admin',
  bot: user['is_bot'] === true,
  createAt: SPAN.from,
  deleteAt: number(user['delete_at']),
}));

const written = smallBank.posts.map((post): Content => {
  const { reactions = [] } = post['metadata'] as { reactions?: { user_id: string; create_at: number }[] };
  return {
    id: post.id,
    channelId: post.channel_id,
    userId: text(post['user_id']),
    rootId: text(post['root_id']),
    createAt: post.create_at,
    updateAt: post.update_at,
    editAt: 0,
    deleteAt: number(post['delete_at']),
    type: text(post['type']),
    message: text(post['message']),
    fileIds: [],
    pinned: false,
    reactions: reactions.map(({ user_id: userId, create_at: at }) => ({ userId, emoji: '+1', at })),
  };
});

const many = Array.from({ length: 2_300 }, (_, n): Content => {
  const at = SPAN.to - 1 - Math.floor(n / 3);
  const own = written[0] as Content;
  return { ...own, id: postId(9_999 - n), createAt: at, updateAt: at };
});

const [reader] = people as [(typeof people)[0]];

/** The small bank's board, held by the simulated platform. */
const content: PlatformContent = {
  team: { id: 'team', name: 'one', displayName: 'One', createAt: SPAN.from },
  reader,
  users: () => people,
  channels: () =>
    smallBank.channels.map((channel) => ({
      id: channel.id,
      type: channel.type as 'O',
      name: channel.name,
      displayName: channel.name,
      createAt: channel.create_at,
      deleteAt: channel.delete_at,
      lastPostAt: channel.last_post_at,
      totalMessages: 0,
    })),
  posts: (channel, { by, direction, at, id }) => {
    const sign = direction === 'asc' ? 1 : -1;
    const timeOf = (post: Content) => (by === 'create_at' ? post.createAt : post.updateAt);
    const isBeyond = (post: Content) =>
      sign * (timeOf(post) - at) > 0 || (timeOf(post) === at && (sign > 0 ? post.id > id : post.id < id));
    return written
      .filter((post) => post.channelId === channel && isBeyond(post))
      .sort((a, b) => sign * (timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : 1)));
  },
  lastActivityAt: () => 0,
  seenOn: () => new Set(),
  livesDays: 30,
};

/** Three pages of the report, so that there are cursors to go wrong with. */
const busy: PlatformContent = {
  ...content,
  posts: (channel, { at, id }) =>
    channel === channelId(1)
      ? many.filter((one) => one.updateAt < at || (one.updateAt === at && one.id < id))
      : [],
};
const platform = { content, clock: () => SPAN.to + 1, token: TOKEN };

describe.each<[Edition]>([['enterprise'], ['team']])('the simulated platform, %s edition', (edition) => {
  let server: MattermostServer;
  beforeAll(async () => (server = await mattermostServer({ ...platform, edition })));
  afterAll(() => server.close());

  const cases = conformance({
    connector: mattermost,
    platform: () => server.url,
    configFor: (url) => ({ url, token: TOKEN }),
    secret: TOKEN,
    span: SPAN,
    cuts: CUTS,
    neverEmpty: {
      users: 'a page that is not full is the last',
      channels: 'a page that is not full is the last',
      posts: 'all of the small bank’s are one page here; the other spec reads several',
    },
  });
  it.each(cases)('$name', ({ run }) => run(), 60_000);
});

const KINDS: readonly FaultKind[] = [
  'error',
  'unavailable',
  'reset',
  'truncated',
  'duplicate-page',
  'repeating-cursor',
];

/** Reads a channel to its end as the runner does, through whatever goes wrong. */
async function readThrough(url: string, span: InstantSpan): Promise<ReadonlySet<unknown>> {
  const session = openSession({
    connector: mattermost,
    config: mattermost.config.parse({ url, token: TOKEN }),
    ports: memoryPorts({ patienceMs: 10_000 }),
  });
  const ids = new Set<unknown>();
  let cursor: string | undefined;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      const slice = { by: 'window', stream: 'posts', part: channelId(1), ...span } as const;
      for await (const page of mattermost.read(
        session,
        cursor === undefined ? slice : { ...slice, cursor },
      )) {
        for (const { id } of page.rows) ids.add(id);
        cursor = page.cursor;
      }
      await session.close();
      return ids;
    } catch (error) {
      if (!(error instanceof Faulted) || !['transient', 'throttled'].includes(error.fault.kind)) throw error;
    }
  }
  throw new Error('never came to an end');
}

it.each([1, 2, 3, 4, 5])(
  'a platform that fails at a third of its requests tells the same, seed %i',
  async (seed) => {
    const calm = await mattermostServer({ ...platform, content: busy });
    const stormy = await mattermostServer({
      ...platform,
      content: busy,
      faults: { share: 0.3, seed, kinds: [...KINDS, 'throttled'] },
    });
    try {
      const [expected, found] = [await readThrough(calm.url, SPAN), await readThrough(stormy.url, SPAN)];
      expect(expected.size).toBe(2_300);
      expect(found).toEqual(expected);
      expect(stormy.requests.filter(({ earlyByMs }) => earlyByMs > 0)).toEqual([]);
    } finally {
      await calm.close();
      await stormy.close();
    }
  },
  60_000,
);
