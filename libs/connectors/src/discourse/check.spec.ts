import { closedAfterwards, faultOf, pagesOf } from '@takeup/connectors/testing';
import { discourse } from './discourse.js';
import type { Forum } from './testing/forum.js';
import { OWN, SPAN, TOKEN, smallForum, user } from './testing/forum.js';
import { EXPLORER, open as openForum, postsOf, windowOf } from './testing/opened.js';

const { open, closeAll } = closedAfterwards(openForum);
afterEach(closeAll);

const SLICES = [
  { by: 'snapshot', stream: 'users' },
  { by: 'snapshot', stream: 'categories' },
  postsOf(),
  windowOf('visits'),
  windowOf('likes'),
] as const;
const namesOf = async ({ session }: Awaited<ReturnType<typeof open>>) =>
  (await discourse.discover(session)).map(({ name }) => name);

it('finds nothing amiss where all is given', async () => {
  const own = await open(smallForum, { private_categories: ['board-room'] });
  expect(await discourse.check(own.session)).toEqual({
    platform: 'Discourse',
    role: 'administrator',
    workspace: expect.stringMatching(/^127\.0\.0\.1:\d+$/) as string,
    notes: [],
  });
  expect(await namesOf(own)).toEqual(['users', 'categories', 'posts', 'visits', 'likes']);
});

it.each<[string, Partial<Forum>, object, readonly object[]]>([
  ['an ordinary account', { isAdministrator: false }, {}, [{ code: 'discourse-not-administrator' }]],
  [
    'addresses that are hidden',
    { users: [user(OWN), user(2, { email: '' }), user(3, { email: '' })] },
    {},
    [{ code: 'discourse-addresses-hidden' }],
  ],
  [
    'a private category that is not there',
    {},
    { private_categories: ['board-room', 'borad-room'] },
    [{ code: 'discourse-category-unknown', detail: 'borad-room' }],
  ],
  ['no Data Explorer', {}, { explorer: undefined }, [{ code: 'discourse-no-explorer' }]],
  [
    'a query that is not there',
    {},
    { explorer: { ...EXPLORER, likes_query: 99 } },
    [{ code: 'discourse-queries-refused', detail: 'likes_query' }],
  ],
  [
    'a query of other columns',
    {},
    { explorer: { ...EXPLORER, likes_query: EXPLORER.visits_query } },
    [{ code: 'discourse-queries-refused', detail: 'likes_query' }],
  ],
  [
    'a key that may not run queries',
    {},
    { explorer: { ...EXPLORER, token: TOKEN } },
    [{ code: 'discourse-queries-refused', detail: 'visits_query, likes_query' }],
  ],
])('%s is told', async (_, forum, config, notes) => {
  const { session } = await open({ ...smallForum, ...forum }, { ...config });
  expect((await discourse.check(session)).notes).toEqual(notes);
});

it('of an ordinary account nothing is read', async () => {
  const own = await open({ ...smallForum, isAdministrator: false });
  const denied = { kind: 'denied', code: 'permission-missing' };
  expect(await faultOf(discourse.discover(own.session))).toMatchObject(denied);
  for (const slice of SLICES) expect(await faultOf(pagesOf(own, slice))).toMatchObject(denied);
});

it.each([['another'], ['of-a-guest']])(
  'the key %s fails closed, also where public pages answer',
  async (token) => {
    const own = await open(smallForum, { token });
    const denied = { kind: 'denied', code: 'unauthorised' };
    expect(await faultOf(discourse.check(own.session))).toMatchObject(denied);
    expect(await faultOf(discourse.discover(own.session))).toMatchObject(denied);
    for (const slice of SLICES) expect(await faultOf(pagesOf(own, slice))).toMatchObject(denied);
  },
);

it('a key that is taken away while posts are read saves nothing of what a guest sees', async () => {
  let pages = 0;
  const own = await open(smallForum, {
    instead: ({ path }) => {
      if (path === '/posts.json') pages += 1;
      const isGone = pages > 2 && path.startsWith('/u/');
      return isGone ? { body: { user: { id: OWN, username: 'takeup', can_edit: false } } } : undefined;
    },
  });
  const saved: unknown[] = [];
  const fault = await faultOf(
    (async () => {
      for await (const page of discourse.read(own.session, postsOf(SPAN))) saved.push(page);
    })(),
  );
  expect(fault).toMatchObject({ kind: 'denied', code: 'unauthorised' });
  expect(saved).toEqual([]);
});

it('without both queries neither is read', async () => {
  const own = await open(smallForum, { explorer: { ...EXPLORER, visits_query: 98 } });
  expect(await namesOf(own)).toEqual(['users', 'categories', 'posts']);
});

it('asks for nothing but lists and its queries, and never for private messages', async () => {
  const own = await open(smallForum);
  await discourse.check(own.session);
  for (const slice of SLICES) await pagesOf(own, slice);
  for (const { method, path } of own.server.asked) {
    const isQuery = /^\/admin\/plugins\/explorer\/queries\/\d+\/run\.json$/.test(path);
    expect(method).toBe(isQuery ? 'POST' : 'GET');
    expect(path).not.toMatch(/private|messages|topics\/|\/t\/|user_actions/);
  }
  const keys = own.server.asked.map(({ path, headers }) => [path.includes('explorer'), headers['api-key']]);
  for (const [isQuery, key] of keys) expect(key).toBe(isQuery === true ? EXPLORER.token : TOKEN);
});
