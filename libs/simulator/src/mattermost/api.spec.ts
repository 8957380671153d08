import { mattermostServer, type MattermostOptions, type MattermostServer } from './server.js';
import { smallContent } from '../content/small/content.js';
import {
  asker,
  TOKEN,
  type ChannelJson,
  type ErrorJson,
  type PostJson,
  type UserJson,
} from './testing/ask.js';

const NOW = Date.parse('2026-11-10T12:00:00Z');
const content = smallContent({ seed: 4, accounts: 450, channels: 5, days: 60 });
const servers: MattermostServer[] = [];

async function open(options: Partial<MattermostOptions> = {}) {
  const server = await mattermostServer({ content, clock: () => NOW, token: TOKEN, ...options });
  servers.push(server);
  return { server, ...asker(server) };
}
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const channels = content.channels(NOW);
const channel = channels.find(({ name }) => name === 'ask-an-expert')!;
const everything = { channel_id: channel.id, per_page: 37, include_deleted: true, include_metadata: true };

/** What the content holds, in the order asked for, straight from it. */
const held = (by: 'create_at' | 'update_at') =>
  [...content.posts(channel.id, { by, direction: 'asc', at: 0, id: '' }, NOW)].map(({ id }) => id);

describe('reports/posts', () => {
  test.each([
    ['create_at', 'asc'],
    ['create_at', 'desc'],
    ['update_at', 'asc'],
    ['update_at', 'desc'],
  ] as const)('pages by %s %s bring every post once and in order', async (by, direction) => {
    const { walk } = await open();
    const posts = await walk({ ...everything, time_field: by, sort_direction: direction });
    const expected = held(by);
    expect(posts.length).toBeGreaterThan(150);
    expect(posts.map(({ id }) => id)).toEqual(direction === 'asc' ? expected : expected.toReversed());
    const times = posts.map((post) => post[by]);
    expect(times).toEqual(times.toSorted((a, b) => (direction === 'asc' ? a - b : b - a)));
  });

  test('update_at is the latest of writing, editing, deleting and reacting', async () => {
    const { walk } = await open();
    const posts = await walk({ ...everything, exclude_system_posts: true });
    const reacted = (post: PostJson) => (post.metadata?.reactions ?? []).map(({ create_at: at }) => at);
    expect(posts.map((post) => post.update_at)).toEqual(
      posts.map((post) => Math.max(post.create_at, post.edit_at, post.delete_at, ...reacted(post))),
    );
    const lateBy = posts.map((post) => Math.max(0, ...reacted(post)) - post.create_at);
    expect(Math.max(...lateBy)).toBeGreaterThan(14 * 86_400_000);
    expect(posts.some(({ edit_at: at }) => at > 0) && posts.some(({ delete_at: at }) => at > 0)).toBe(true);
    expect(posts.some(({ file_ids: files }) => files?.length === 1)).toBe(true);
    expect(posts.some(({ root_id: root }) => root !== '')).toBe(true);
  });

  test('a cursor goes before whatever else is asked for', async () => {
    const { report } = await open();
    const desc = { ...everything, time_field: 'update_at', sort_direction: 'desc' };
    const first = await report(desc);
    const cursor = first.next_cursor?.cursor;
    const second = await report({ ...desc, cursor });
    const other = channels.find(({ id }) => id !== channel.id)!;
    const contrary = { channel_id: other.id, time_field: 'create_at', sort_direction: 'asc', start_time: 5 };
    const again = await report({ ...contrary, per_page: 37, include_metadata: true, cursor });
    expect(again).toEqual(second);
    // The page size is the exception.
    expect((await report({ ...desc, cursor, per_page: 3 })).posts).toEqual(second.posts.slice(0, 3));
  });

  test('ascending begins with its start and descending ends before it', async () => {
    const { report } = await open();
    const at = (await report(everything)).posts[9]!.create_at;
    const asc = await report({ ...everything, start_time: at });
    const desc = await report({ ...everything, start_time: at, sort_direction: 'desc' });
    expect(asc.posts[0]!.create_at).toBe(at);
    expect(desc.posts[0]!.create_at).toBeLessThan(at);
  });

  test('deleted and system posts and metadata come as asked', async () => {
    const { walk } = await open();
    const all = await walk(everything);
    const some = await walk({ channel_id: channel.id, exclude_system_posts: true });
    const expected = all.filter((post) => post.delete_at === 0 && !post.type.startsWith('system_'));
    expect(some.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    expect(some.some((post) => 'metadata' in post)).toBe(false);
    expect(all.filter(({ type }) => type === 'system_join_channel').length).toBeGreaterThan(5);
  });

  test.each([
    [undefined, 100],
    [-1, 100],
    [5000, 1000],
  ])('a page size of %s is taken as %i', async (perPage, expected) => {
    const busy = smallContent({ seed: 1, accounts: 10, channels: 1, days: 400, from: '2025-09-01' });
    const { report } = await open({ content: busy });
    const { id } = busy.channels(NOW).find(({ type }) => type === 'O')!;
    const { posts } = await report({ channel_id: id, per_page: perPage, include_deleted: true });
    expect(posts).toHaveLength(expected);
  });

  test('the last page has no cursor, and an empty one is a list too', async () => {
    const { raw } = await open();
    const reply = await raw('/reports/posts', { channel_id: channel.id, start_time: NOW });
    expect(await reply.json()).toEqual({ posts: [] });
  });

  const cursor = (...parts: readonly unknown[]) => Buffer.from(parts.join(':')).toString('base64url');
  const tail = ['false', 'false', 'asc', 1, ''];
  test.each([
    ['no channel', {}, 400, 'model.post.query_params.invalid_channel_id'],
    ['a short id', { channel_id: 'short' }, 400, 'model.post.query_params.invalid_channel_id'],
    ['an unknown channel', { channel_id: 'x'.repeat(26) }, 404, 'app.channel.get.existing.app_error'],
    ['no cursor at all', { cursor: 'no cursor!' }, 400, 'model.post.decode_cursor.invalid_base64'],
    ['half a cursor', { cursor: cursor(1, 'a') }, 400, 'model.post.decode_cursor.invalid_format'],
    [
      'a later version',
      { cursor: cursor(2, channel.id, 'create_at', ...tail) },
      400,
      'model.post.decode_cursor.unsupported_version',
    ],
    [
      'a forged field',
      { cursor: cursor(1, channel.id, 'DROP', ...tail) },
      400,
      'model.post.query_params.invalid_time_field',
    ],
    ['no object', [1], 400, 'api.context.invalid_body_param.app_error'],
  ])('%s is refused', async (_, body, status, id) => {
    const { raw } = await open();
    const reply = await raw('/reports/posts', body);
    expect(reply.status).toBe(status);
    expect(await reply.json()).toMatchObject({ id, status_code: status });
  });

  test('without a licence there is no such report', async () => {
    const { raw, read } = await open({ edition: 'team' });
    const reply = await raw('/reports/posts', everything);
    expect(reply.status).toBe(400);
    expect(((await reply.json()) as ErrorJson).id).toContain('license');
    expect(await read('/license/client?format=old')).toEqual({ IsLicensed: 'false' });
  });
});

describe('channels/{id}/posts', () => {
  interface ListJson {
    readonly order: readonly string[];
    readonly posts: Readonly<Record<string, PostJson>>;
    readonly has_next: boolean;
  }
  const path = `/channels/${channel.id}/posts`;

  test('pages from newest to oldest, by when a post was written', async () => {
    const { read } = await open({ edition: 'team' });
    const ids: string[] = [];
    for (let page = 0; ; page += 1) {
      const list = await read<ListJson>(`${path}?page=${page}&per_page=50&include_deleted=true`);
      expect(Object.keys(list.posts).toSorted()).toEqual(list.order.toSorted());
      ids.push(...list.order);
      if (!list.has_next) break;
    }
    expect(ids).toEqual(held('create_at').toReversed());
  });

  test('a page goes on before a post, and back after it', async () => {
    const { read } = await open();
    const all = (await read<ListJson>(`${path}?per_page=20`)).order;
    expect((await read<ListJson>(`${path}?before=${all[4]!}&per_page=5`)).order).toEqual(all.slice(5, 10));
    expect((await read<ListJson>(`${path}?after=${all[9]!}&per_page=5`)).order).toEqual(all.slice(4, 9));
  });

  test('since tells what was changed, at most a thousand and without saying that there is more', async () => {
    const busy = smallContent({ seed: 1, accounts: 10, channels: 1, days: 400, from: '2025-09-01' });
    const { read, raw } = await open({ content: busy });
    const { id } = busy.channels(NOW).find(({ type }) => type === 'O')!;
    const list = await read<ListJson>(`/channels/${id}/posts?since=1`);
    expect([list.order.length, list.has_next]).toEqual([1000, false]);
    const since = NOW - 30 * 86_400_000;
    const recent = await read<ListJson>(`/channels/${id}/posts?since=${since}`);
    const posts = Object.values(recent.posts);
    expect(posts.every((post) => post.update_at > since)).toBe(true);
    expect(posts.some((post) => post.create_at < since)).toBe(true);
    expect((await raw(`/channels/${id}/posts?since=1&page=2`)).status).toBe(400);
  });
});

describe('accounts and channels', () => {
  test('accounts come 200 at most a page, all of them once and by name', async () => {
    const { read } = await open();
    const pages = await Promise.all(
      [0, 1, 2, 3].map((page) => read<UserJson[]>(`/users?page=${page}&per_page=999`)),
    );
    expect(pages.map(({ length }) => length)).toEqual([200, 200, 51, 0]);
    const names = pages.flat().map(({ username }) => username);
    expect(names).toEqual(names.toSorted());
    expect(await read<UserJson[]>('/users')).toHaveLength(60);
    const kinds = pages.flat();
    expect(kinds.filter((user) => user.is_bot)).toHaveLength(3);
    expect(kinds.filter((user) => user.roles === 'system_guest')).toHaveLength(1);
    const left = await read<UserJson[]>('/users?inactive=true');
    expect(left.map((user) => user.delete_at > 0)).toEqual([true]);
  });

  test('channels are listed with a total where it is asked for', async () => {
    const { read } = await open();
    const list = await read<{ channels: ChannelJson[]; total_count: number }>(
      '/channels?per_page=3&page=1&include_total_count=true',
    );
    expect([list.channels.length, list.total_count]).toEqual([3, 7]);
    const all = await read<ChannelJson[]>('/channels?per_page=200');
    expect(all.map(({ type }) => type).toSorted()).toEqual(['D', 'O', 'O', 'O', 'O', 'O', 'P']);
    const own = all.find(({ id }) => id === channel.id)!;
    const said = [
      ...content.posts(channel.id, { by: 'create_at', direction: 'asc', at: 0, id: '' }, NOW),
    ].filter(({ type }) => type === '');
    expect([own.total_msg_count, own.last_post_at]).toEqual([said.length, said.at(-1)!.createAt]);
  });

  test('presence is the last moment only', async () => {
    const { read, raw } = await open();
    const user = content.users(NOW).find(({ id }) => content.lastActivityAt(id, NOW) > 0)!;
    expect(await read('/users/status/ids', [user.id])).toEqual([
      {
        user_id: user.id,
        status: 'offline',
        manual: false,
        last_activity_at: content.lastActivityAt(user.id, NOW),
      },
    ]);
    expect((await raw('/users/status/ids', [])).status).toBe(400);
  });

  test('nothing shows before it has happened', async () => {
    const then = Date.parse('2026-09-20T12:00:00Z');
    const { walk } = await open({ clock: () => then });
    const posts = await walk(everything);
    const times = posts.flatMap((post) => [
      post.update_at,
      post.edit_at,
      post.delete_at,
      ...(post.metadata?.reactions ?? []).map(({ create_at: at }) => at),
    ]);
    expect(posts.length).toBeGreaterThan(40);
    expect(Math.max(...times)).toBeLessThanOrEqual(then);
    expect(Math.max(...times)).toBeGreaterThan(then - 86_400_000);
  });
});

describe('who may ask', () => {
  test('a wrong or revoked token is told so, and what is open to all stays open', async () => {
    const { server, read } = await open();
    const stranger = asker(server, 'another');
    const reply = await stranger.raw('/users/me');
    expect(reply.status).toBe(401);
    expect(await reply.json()).toMatchObject({
      id: 'api.context.session_expired.app_error',
      status_code: 401,
    });
    expect(await stranger.read('/system/ping')).toEqual({ status: 'OK' });
    expect(await read('/users/me')).toMatchObject({
      username: 'svc-takeup',
      roles: 'system_user system_admin',
    });
    server.revoke();
    expect(await read('/users/me')).toMatchObject({ status_code: 401 });
  });

  test('who does not manage the system sees neither all channels nor the report', async () => {
    const { raw } = await open({ admin: false });
    expect((await raw('/channels')).status).toBe(403);
    expect((await raw('/reports/posts', everything)).status).toBe(403);
    expect((await raw('/users')).status).toBe(200);
  });

  test('an unknown path is answered as the platform does', async () => {
    const { read } = await open();
    expect(await read('/nowhere')).toMatchObject({ id: 'api.context.404.app_error', status_code: 404 });
  });

  test('the record tells whose posts were asked for, with neither token nor answer', async () => {
    const { server, raw, report } = await open();
    const hidden = channels.find(({ type }) => type === 'P')!;
    const first = await report(everything);
    await raw('/reports/posts', { cursor: first.next_cursor?.cursor, per_page: 1 });
    await raw(`/channels/${hidden.id}/posts`);
    expect(server.requests.map(({ channelId }) => channelId)).toEqual([channel.id, channel.id, hidden.id]);
    expect(JSON.stringify(server.requests)).not.toContain(TOKEN);
    expect(JSON.stringify(server.requests)).not.toContain('marker-');
  });

  test('anything may be said instead', async () => {
    const page = { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } };
    const { raw } = await open({ instead: ({ path }) => (path === '/users' ? page : undefined) });
    expect(await (await raw('/users')).text()).toBe('<html>');
    expect((await raw('/users/me')).status).toBe(200);
  });
});

test('the same seed is the same company to the byte, another one is not', async () => {
  const of = async (seed: number) => {
    const { raw } = await open({ content: smallContent({ seed }) });
    const users = await (await raw('/users?per_page=200')).text();
    const list = await (await raw('/channels?per_page=200')).text();
    const [{ id }] = JSON.parse(list) as [ChannelJson];
    return users + list + (await (await raw('/reports/posts', { ...everything, channel_id: id })).text());
  };
  expect(await of(9)).toBe(await of(9));
  expect(await of(10)).not.toBe(await of(9));
});
