import type { Instead, Opened } from '@takeup/connectors/testing';
import { closedAfterwards, faultOf } from '@takeup/connectors/testing';
import type { NodebbConfig } from './config.js';
import { RecentPosts, idOf } from './recent-posts.js';
import type { Forum, ForumPost } from './testing/forum.js';
import { SPAN, post, smallForum } from './testing/forum.js';
import { open as openForum } from './testing/opened.js';

const { open, closeAll } = closedAfterwards(openForum);
afterEach(closeAll);

const HOUR = 3_600_000;
/** One an hour, of which the middle cannot be seen. */
const posts: readonly ForumPost[] = Array.from({ length: 900 }, (_, n) =>
  post(n + 1, n, n > 300 && n < 500 ? { tid: 6 } : {}),
);
const forums: readonly (readonly [string, Forum])[] = [
  ['pages of twenty', { ...smallForum, posts }],
  ['pages that grow', { ...smallForum, posts, redis: true }],
];

async function within(
  { session }: Opened<NodebbConfig>,
  fromHour: number,
  beforeHour: number,
): Promise<readonly number[]> {
  const stretch = { from: SPAN.from + fromHour * HOUR, before: SPAN.from + beforeHour * HOUR };
  const ids: number[] = [];
  for await (const rows of new RecentPosts(session).within(stretch)) ids.push(...rows.map(idOf));
  return ids;
}

const seenIn = (from: number, before: number) =>
  posts
    .filter(({ tid }, n) => tid !== 6 && n >= from && n < before)
    .map(({ pid }) => pid)
    .toReversed();

describe.each(forums)('%s', (_, forum) => {
  it.each([
    [0, 900],
    [880, 900],
    [895, 2_000],
    [700, 720],
    [290, 510],
    [320, 400],
    [0, 1],
    [-100, 5],
  ])('from hour %i to %i each is given once, newest first', async (from, before) => {
    expect(await within(await open(forum), from, before)).toEqual(seenIn(from, before));
  });

  it('an empty forum has none', async () => {
    expect(await within(await open({ ...forum, posts: [] }), 0, 900)).toEqual([]);
  });

  it('what is not the newest is found in a few steps', async () => {
    const own = await open(forum);
    await within(own, 100, 110);
    expect(own.server.asked.length).toBeLessThan(16);
  });

  it('what is written meanwhile makes none lost and none double', async () => {
    let written = posts;
    const own = await open(() => ({ ...forum, posts: written }), {
      instead: (_asked, n) => {
        written = [...posts, ...Array.from({ length: n * 3 }, (__, i) => post(1_000 + i, 900 + i / 100))];
        return undefined;
      },
    });
    expect(await within(own, 0, 900)).toEqual(seenIn(0, 900));
  });
});

describe('an answer that is not the one asked for', () => {
  const forum = { ...smallForum, posts: posts.slice(0, 200) };
  const stale =
    (when: (n: number) => boolean): Instead =>
    ({ query }, n) => {
      if (!when(n)) return undefined;
      query.set('page', '2');
      return undefined;
    };

  it('once, is asked for again', async () => {
    const own = await open(forum, { instead: stale((n) => n === 4) });
    expect(await within(own, 0, 900)).toEqual(seenIn(0, 200));
  });

  it('each time, is noticed', async () => {
    const own = await open(forum, { instead: stale(() => true) });
    expect(await faultOf(within(own, 0, 900))).toMatchObject({ kind: 'transient', code: 'repeated-page' });
    expect(own.server.asked.length).toBeLessThan(10);
  });
});
