import { keepRow } from '@takeup/connectors/kit';
import { closedAfterwards, faultOf, kept, rowsOf, streamOf, testHash } from '@takeup/connectors/testing';
import type { Slice } from '@takeup/domain';
import { mattermost } from './mattermost.js';
import { whole, open as openBoard } from './testing/opened.js';
import { DAY, SPAN, channelId, post, postId, reactedTo, smallBank, userId } from './testing/small-bank.js';

const { open, closeAll } = closedAfterwards(openBoard);
afterEach(closeAll);

const ids = (rows: readonly { readonly [field: string]: unknown }[]) => rows.map(({ id }) => id).sort();

describe('posts', () => {
  it('tell what people did, each at its own time', async () => {
    const own = await open(smallBank);
    const posts = await streamOf(own, 'posts');
    const rows = await rowsOf(own, whole('window', 1));
    const told = (n: number) => {
      const row = rows.find(({ id }) => id === postId(n));
      return row === undefined ? undefined : mattermost.observe('posts', kept(posts, row));
    };
    const at = (hours: number) => SPAN.from + hours * 3_600_000;
    expect(told(1)).toEqual([
      {
        fact: 'activity',
        account: testHash(userId(3), 'account'),
        kind: 'post',
        at: at(29),
        community: channelId(1),
        count: 1,
        message: postId(1),
        thread: postId(1),
      },
    ]);
    expect(told(131)).toMatchObject([{ kind: 'reply', thread: postId(2), message: postId(131) }]);
    expect(told(130)).toEqual([]);
    expect(told(132)).toEqual([]);
    expect(told(133)).toEqual([]);
    expect(told(134)?.map((fact) => fact.fact === 'activity' && [fact.kind, fact.at])).toEqual([
      ['post', at(70)],
      ['react', at(71)],
      ['react', at(200)],
      ['react', at(300)],
    ]);
  });

  it('are asked for newest change first, down to the beginning and no further', async () => {
    const own = await open(smallBank);
    const from = SPAN.to - 3 * DAY;
    const changed = smallBank.posts.filter((row) => row.channel_id === channelId(1) && row.update_at >= from);
    expect(ids(await rowsOf(own, whole('window', 1, from)))).toEqual(ids(changed));
    expect(own.server.asked.map(({ body }) => body)).toEqual([
      {
        channel_id: channelId(1),
        start_time: SPAN.to,
        time_field: 'update_at',
        sort_direction: 'desc',
        per_page: 1000,
        include_deleted: true,
        exclude_system_posts: true,
        include_metadata: true,
      },
    ]);
  });

  it('are asked for from the newest on where the slice is open, and bring what was changed since', async () => {
    const changed = smallBank.posts.filter(
      (row) => row.channel_id === channelId(1) && row.update_at >= SPAN.from,
    );
    const own = await open(smallBank);
    const to = SPAN.from + DAY;
    expect(changed.some((row) => row.update_at >= to)).toBe(true);
    const rows = await rowsOf(own, { ...whole('window', 1), to, open: true } as Slice);
    expect(ids(rows)).toEqual(ids(changed));
  });

  it('without the report, a late reaction is found for two weeks, and quiet channels are left alone', async () => {
    const late = [
      reactedTo(post(1, 1, 0), [13 * 24]),
      reactedTo(post(2, 1, -24), [15 * 24 + 1]),
      post(3, 1, -400),
    ];
    const own = await open({ ...smallBank, edition: 'team', posts: late });
    const slice = whole('walk', 1, SPAN.from + 13 * DAY);
    expect(ids(await rowsOf(own, slice))).toEqual([postId(1), postId(2)]);
    expect(ids(await rowsOf(own, whole('walk', 1, SPAN.from + 15.5 * DAY)))).toEqual([]);
    const posts = await streamOf(own, 'posts');
    expect(posts).toMatchObject({ progress: 'walk', means: { react: 'mattermost-late-reactions' } });
    const closed = posts.parts?.find(({ key }) => key === channelId(6));
    expect(closed).toEqual({ key: channelId(6), from: SPAN.from, until: SPAN.from + 22 * DAY });
  });

  it.each<[string, Record<string, unknown>[]]>([
    ['an empty page with a next', [{ posts: [], next_cursor: { cursor: 'a' } }, { posts: [post(1, 1, 5)] }]],
    [
      'no list at all at the end',
      [{ posts: [post(1, 1, 5)], next_cursor: { cursor: 'a' } }, { posts: null }],
    ],
    ['a next that is null', [{ posts: [post(1, 1, 5)], next_cursor: null }]],
  ])('%s', async (_, pages) => {
    let n = 0;
    const own = await open(smallBank, { instead: () => ({ body: pages[n++] }) });
    expect(ids(await rowsOf(own, whole('window', 1)))).toEqual([postId(1)]);
  });

  it('a cursor that comes round in a circle is noticed', async () => {
    let n = 0;
    const own = await open(smallBank, {
      instead: () => ({ body: { posts: [post(1, 1, 5)], next_cursor: { cursor: `c${n++ % 3}` } } }),
    });
    expect(await faultOf(rowsOf(own, whole('window', 1)))).toMatchObject({
      kind: 'transient',
      code: 'repeated-page',
    });
    expect(own.server.asked).toHaveLength(4);
  });

  it('a full page without a word of a next goes on; a short one does not', async () => {
    const full = Array.from({ length: 200 }, (_, n) => post(n, 1, n));
    const pageOf = (rows: readonly { id: string }[]) => ({
      body: { order: rows.map(({ id }) => id), posts: Object.fromEntries(rows.map((row) => [row.id, row])) },
    });
    const own = await open(smallBank, { instead: (_, n) => pageOf(n === 0 ? full : [post(300, 1, 1)]) });
    expect(await rowsOf(own, whole('walk', 1))).toHaveLength(201);
  });

  it.each<[string, unknown]>([
    ['a list where an object is due', []],
    ['posts that are text', { posts: 'none' }],
    ['posts that are numbers', { posts: [1, 2] }],
  ])('the report as %s has changed its shape', async (_, body) => {
    const own = await open(smallBank, { instead: () => ({ body }) });
    expect(await faultOf(rowsOf(own, whole('window', 1)))).toMatchObject({
      kind: 'changed',
      code: 'unexpected-shape',
    });
  });

  it('a row with a field missing or retyped is passed on for the allow-list to find', async () => {
    const own = await open(smallBank);
    const posts = await streamOf(own, 'posts');
    const drifted = [
      { ...post(1, 1, 5), update_at: '7', create_at: '7' },
      { id: 'x', update_at: SPAN.from },
    ];
    const rows = await rowsOf(
      await open(smallBank, { instead: () => ({ body: { posts: drifted } }) }),
      whole('window', 1),
    );
    const found = rows.map((row) => keepRow(row, posts.keep, testHash).drift);
    expect(found).toEqual([
      { kind: 'retyped', field: 'create_at' },
      { kind: 'missing', field: 'user_id' },
    ]);
  });

  it('an expired cursor says so', async () => {
    const own = await open(smallBank);
    expect(await faultOf(rowsOf(own, { ...whole('window', 1), cursor: 'not one' }))).toMatchObject({
      kind: 'cursor-expired',
    });
  });

  it('gives its text to be looked through, and keeps none of it', async () => {
    const posts = await streamOf(await open(smallBank), 'posts');
    expect(posts.textOf?.(post(1, 1, 1) as never)).toBe('What somebody wrote as number 1');
    expect(Object.keys(posts.keep)).not.toContain('message');
  });
});
