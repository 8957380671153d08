import { UTC } from '@takeup/connectors/kit';
import type { Fact } from '@takeup/domain';
import { closedAfterwards, faultOf, pagesOf, rowsOf, tellings, testHash } from '@takeup/connectors/testing';
import { DAY, SPAN, post, smallForum } from './testing/forum.js';
import type { ForumPost } from './testing/forum.js';
import { open as openForum, postsOf } from './testing/opened.js';

const { open, closeAll } = closedAfterwards(openForum);
afterEach(closeAll);

const acts = (told: readonly { readonly facts: readonly Fact[] }[]) => told.flatMap(({ facts }) => facts);
const idsIn = (rows: readonly { readonly [field: string]: unknown }[]) =>
  rows.flatMap(({ id }) => (id === 0 ? [] : [id])).sort();

it('tells who began a topic and who replied, where, when and in which topic', async () => {
  const posts = [post(10, 5, { number: 1, topic: 3, category: 11 }), post(11, 6, { topic: 3, category: 11 })];
  const facts = acts(await tellings(await open({ ...smallForum, posts }), postsOf()));
  const place = { fact: 'activity', community: '11', thread: 'topic 3', count: 1 };
  expect(facts).toEqual([
    {
      ...place,
      account: testHash('3', 'account'),
      kind: 'reply',
      at: SPAN.from + 6 * 3_600_000,
      message: '11',
    },
    {
      ...place,
      account: testHash('2', 'account'),
      kind: 'post',
      at: SPAN.from + 5 * 3_600_000,
      message: '10',
    },
  ]);
});

it.each<[string, Partial<ForumPost>]>([
  ['in a category that not everybody can read', { category: 14 }],
  ['in a category that is not known', { category: 99 }],
  ['as a whisper among staff', { type: 4 }],
  ['as a note of what was done to a topic', { type: 3 }],
  ['and hidden', { hidden: true }],
])('what was written %s is neither kept nor told', async (_, more) => {
  const own = await open({ ...smallForum, posts: [post(10, 5, more)] });
  const told = await tellings(own, postsOf());
  expect(acts(told)).toEqual([]);
  expect(told.every(({ row }) => row['id'] === 0)).toBe(true);
});

it('a private message among posts is neither kept nor told, and a day of nothing else is no answer', async () => {
  const message = post(11, 6, { category: null });
  const among = await open({ ...smallForum, posts: [post(10, 5), message] });
  expect(acts(await tellings(among, postsOf()))).toMatchObject([{ message: '10' }]);
  const alone = await open({ ...smallForum, posts: [message] });
  await expect(tellings(alone, postsOf())).rejects.toMatchObject({ fault: { code: 'unexpected-shape' } });
});

it('a private category is read where it is named', async () => {
  const forum = { ...smallForum, posts: [post(10, 5, { category: 14 })] };
  const own = await open(forum, { private_categories: ['board-room'] });
  expect(acts(await tellings(own, postsOf()))).toMatchObject([{ community: '14' }]);
});

it.each([[-1], [1]])('what the account %i wrote is nobody’s act', async (user) => {
  const told = await tellings(await open({ ...smallForum, posts: [post(10, 5, { user })] }), postsOf());
  expect(acts(told)).toEqual([]);
  expect(told.map(({ row }) => row['id'])).toContain(10);
});

it('a day of which all was deleted says that there is nothing any more', async () => {
  const posts = [post(10, 5, { deleted: true }), post(11, 30)];
  const rows = await rowsOf(await open({ ...smallForum, posts }), postsOf());
  expect(rows).toHaveLength((SPAN.to - SPAN.from) / DAY);
  expect(rows.filter(({ id }) => id !== 0).map(({ id }) => id)).toEqual([11]);
});

it('where the newest page is empty, nothing is known of what is beneath, and the days wait', async () => {
  const posts = [post(10, 5), ...Array.from({ length: 50 }, (_, n) => post(11 + n, 6, { deleted: true }))];
  expect(await faultOf(rowsOf(await open({ ...smallForum, posts }), postsOf()))).toMatchObject({
    kind: 'not-yet',
  });
});

it.each([[undefined], ['older' as const]])(
  'each post comes once, whatever `before` means (%s)',
  async (paging) => {
    const forum = { ...smallForum, ...(paging === undefined ? {} : { paging }) };
    const ids = idsIn(await rowsOf(await open(forum), postsOf()));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(smallForum.posts.length - 5);
  },
);

it('goes on beyond a page that is empty because its posts were deleted', async () => {
  const posts = Array.from({ length: 300 }, (_, n) =>
    post(n + 10, n, { deleted: n > 60 && n < 240, category: 11 }),
  );
  const ids = idsIn(await rowsOf(await open({ ...smallForum, posts }), postsOf()));
  expect(ids).toHaveLength(121);
});

it('puts posts of one moment in order, so that none is lost between two days', async () => {
  const midnight = 24;
  const posts = [post(10, midnight, { category: 11 }), post(11, midnight - 1 / 3_600, { category: 11 })];
  const rows = await rowsOf(await open({ ...smallForum, posts }), postsOf());
  expect(rows.flatMap(({ id, day }) => (id === 0 ? [] : [[id, day]]))).toEqual([
    [10, UTC.dayAt(SPAN.from + DAY)],
    [11, UTC.dayAt(SPAN.from)],
  ]);
});

it('puts them in order across pages too', async () => {
  const posts = Array.from({ length: 60 }, (_, n) => post(n + 10, 24 + n / 10, { category: 11 }));
  // The fiftieth from the end, with which a page ends, is of the day before the one that the next begins with.
  const all = posts.map((one) => (one.id === 20 ? { ...one, at: SPAN.from + DAY - 1_000 } : one));
  const late = all.map((one) => (one.id === 19 ? { ...one, at: SPAN.from + DAY } : one)).slice(9);
  const rows = await rowsOf(await open({ ...smallForum, posts: late }), postsOf());
  expect(rows.flatMap(({ id, day }) => (id === 19 || id === 20 ? [[id, day]] : []))).toEqual([
    [19, UTC.dayAt(SPAN.from + DAY)],
    [20, UTC.dayAt(SPAN.from)],
  ]);
});

it('passes over what was split off with a new number, and loses nothing around it', async () => {
  const posts = Array.from({ length: 200 }, (_, n) => post(n + 10, n, { category: 11 }));
  const moved = { ...post(0, 3, { category: 11 }), id: 400 };
  const later = post(401, 201, { category: 11 });
  const ids = idsIn(await rowsOf(await open({ ...smallForum, posts: [...posts, moved, later] }), postsOf()));
  expect(ids).toHaveLength(201);
  expect(ids).not.toContain(400);
});

it('goes on from a cursor with all that is older', async () => {
  const own = await open(smallForum);
  const pages = await pagesOf(own, postsOf());
  expect(pages.length).toBeGreaterThan(1);
  const cursor = pages[0]?.cursor ?? '';
  expect(cursor).toMatch(/^2026-10-\d\d \d+$/);
  expect(await pagesOf(own, { ...postsOf(), cursor })).toEqual(pages.slice(1));
});

it('a server that takes no notice of `before` is noticed', async () => {
  const own = await open(smallForum, {
    instead: ({ path, query }) => {
      if (path !== '/posts.json' || !query.has('before')) return undefined;
      query.delete('before');
      return undefined;
    },
  });
  expect(await faultOf(pagesOf(own, postsOf()))).toMatchObject({ kind: 'transient', code: 'repeated-page' });
});
