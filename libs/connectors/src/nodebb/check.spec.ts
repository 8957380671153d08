import { closedAfterwards, faultOf, pagesOf } from '@takeup/connectors/testing';
import { nodebb } from './nodebb.js';
import type { Forum } from './testing/forum.js';
import { DAY, OWN, SPAN, smallForum, user } from './testing/forum.js';
import { open as openForum, postsOf } from './testing/opened.js';

const { open, closeAll } = closedAfterwards(openForum);
afterEach(closeAll);

it('finds nothing amiss where all is given', async () => {
  const own = await open(smallForum, { private_categories: ['board-room'] });
  expect(await nodebb.check(own.session)).toEqual({
    platform: 'NodeBB',
    role: 'administrator',
    workspace: expect.stringMatching(/^127\.0\.0\.1:\d+$/) as string,
    notes: [],
  });
  expect((await nodebb.discover(own.session)).map(({ name }) => name)).toEqual([
    'users',
    'categories',
    'posts',
  ]);
});

it.each<[string, Partial<Forum>, object, readonly object[]]>([
  ['an ordinary account', { role: 'member' }, {}, [{ code: 'nodebb-not-administrator' }]],
  [
    'addresses that nobody confirmed',
    { users: [user(OWN), user(2, { email: '' }), user(3, { email: '' })] },
    {},
    [{ code: 'nodebb-no-addresses' }],
  ],
  [
    'a private category that is not there',
    {},
    { private_categories: ['board-room', 'borad-room'] },
    [{ code: 'nodebb-category-unknown', detail: 'borad-room' }],
  ],
])('%s is told', async (_, forum, config, notes) => {
  const { session } = await open({ ...smallForum, ...forum }, config);
  expect((await nodebb.check(session)).notes).toEqual(notes);
});

it('of an ordinary account nothing is read', async () => {
  const own = await open({ ...smallForum, role: 'member' });
  const denied = { kind: 'denied', code: 'permission-missing' };
  expect(await faultOf(nodebb.discover(own.session))).toMatchObject(denied);
  expect(await faultOf(pagesOf(own, postsOf()))).toMatchObject(denied);
  expect(await faultOf(pagesOf(own, { by: 'snapshot', stream: 'users' }))).toMatchObject(denied);
});

it.each([['another'], ['master']])('the token %s fails closed, though public pages answer', async (token) => {
  const own = await open(smallForum, { token });
  const denied = { kind: 'denied', code: 'unauthorised' };
  expect(await faultOf(nodebb.check(own.session))).toMatchObject(denied);
  expect(await faultOf(nodebb.discover(own.session))).toMatchObject(denied);
  for (const stream of ['users', 'categories'])
    expect(await faultOf(pagesOf(own, { by: 'snapshot', stream }))).toMatchObject(denied);
  expect(await faultOf(pagesOf(own, postsOf()))).toMatchObject(denied);
});

it.each<[string, number, number]>([
  ['between two pages', SPAN.from, 3],
  ['before the last', SPAN.to - 2 * DAY, 1],
])('a token that is taken away %s saves nothing of what a guest sees', async (_, from, after) => {
  let asked = 0;
  const own = await open(() => ({ ...smallForum, token: asked < after ? smallForum.token : 'another' }), {
    instead: ({ path }) => {
      if (path === '/api/recent/posts') asked += 1;
      return undefined;
    },
  });
  const saved: unknown[] = [];
  const fault = await faultOf(
    (async () => {
      for await (const page of nodebb.read(own.session, postsOf({ ...SPAN, from }))) saved.push(page);
    })(),
  );
  expect(fault).toMatchObject({ kind: 'denied', code: 'unauthorised' });
  expect(saved).toEqual([]);
});

it('never asks in somebody’s name', async () => {
  const own = await open(smallForum);
  await nodebb.check(own.session);
  for (const stream of ['users', 'categories']) await pagesOf(own, { by: 'snapshot', stream });
  await pagesOf(own, postsOf());
  expect(own.server.asked.length).toBeGreaterThan(20);
  for (const { method, query, path } of own.server.asked) {
    expect([method, query.has('_uid')]).toEqual(['GET', false]);
    expect(path).not.toMatch(/chat|message|flags|\/ip/);
  }
});
