import { closedAfterwards, faultOf, pagesOf } from '@takeup/connectors/testing';
import { rocketChat } from './rocket-chat.js';
import { messagesOf, open as openWorkspace, presenceOf } from './testing/opened.js';
import type { Workspace } from './testing/workspace.js';
import { OWN, OWN_ID, member, smallWorkspace } from './testing/workspace.js';

const { open, closeAll } = closedAfterwards(openWorkspace);
afterEach(closeAll);

const SLICES = [{ by: 'snapshot', stream: 'users' }, messagesOf(), presenceOf()] as const;
const namesOf = async ({ session }: Awaited<ReturnType<typeof open>>) =>
  (await rocketChat.discover(session)).map(({ name }) => name);

it('finds nothing amiss where all is given', async () => {
  const own = await open(smallWorkspace);
  expect(await rocketChat.check(own.session)).toEqual({
    platform: 'Rocket.Chat',
    role: 'user, bot',
    workspace: expect.stringMatching(/^127\.0\.0\.1:\d+$/) as string,
    notes: [],
  });
  expect(await namesOf(own)).toEqual(['users', 'channels', 'messages', 'presence']);
});

it.each<[string, Partial<Workspace>, object, string, readonly string[]]>([
  ['no dashboard wanted', {}, { dashboard: false }, 'rocket-chat-no-dashboard', ['messages']],
  ['a plan without a dashboard', { dashboard: 'none' }, {}, 'rocket-chat-not-premium', ['messages']],
  [
    'a dashboard that may not be seen',
    { dashboard: 'denied' },
    {},
    'rocket-chat-dashboard-denied',
    ['messages'],
  ],
  ['an older server', { isOld: true }, {}, 'rocket-chat-old', ['messages', 'presence']],
  [
    'addresses that are hidden',
    { users: [{ id: OWN_ID, username: OWN }, member(2, { email: '' }), member(3, { email: '' })] },
    {},
    'rocket-chat-addresses-hidden',
    ['messages', 'presence'],
  ],
])('%s is told', async (_, workspace, config, code, streams) => {
  const own = await open({ ...smallWorkspace, ...workspace }, { ...config });
  expect((await rocketChat.check(own.session)).notes).toEqual([{ code }]);
  expect(await namesOf(own)).toEqual(['users', 'channels', ...streams]);
});

it.each<[string, object]>([
  ['another token', { token: 'another' }],
  ['the id of somebody else', { user_id: 'somebodyElse' }],
])('%s fails closed', async (_, config) => {
  const own = await open(smallWorkspace, { ...config });
  const denied = { kind: 'denied', code: 'unauthorised' };
  expect(await faultOf(rocketChat.check(own.session))).toMatchObject(denied);
  expect(await faultOf(rocketChat.discover(own.session))).toMatchObject(denied);
  for (const slice of SLICES) expect(await faultOf(pagesOf(own, slice))).toMatchObject(denied);
});

it.each<[string, unknown]>([
  ['says no', { success: false, error: 'no' }],
  ['says neither yes nor no', { username: 'somebody' }],
  ['says yes to nobody', { success: true }],
])('an answer that comes with 200 and %s is not taken for one', async (_, body) => {
  const own = await open(smallWorkspace, {
    instead: ({ path }) => (path.endsWith('/me') ? { body } : undefined),
  });
  expect((await faultOf(rocketChat.discover(own.session))).kind).toBe('changed');
  for (const slice of SLICES) expect((await faultOf(pagesOf(own, slice))).kind).toBe('changed');
});

it('only asks, and never for private rooms, direct messages or what single people did', async () => {
  const own = await open(smallWorkspace);
  await rocketChat.check(own.session);
  const parts = (await rocketChat.discover(own.session)).find(({ name }) => name === 'messages')?.parts;
  expect(parts?.map(({ community }) => community)).toEqual(['ask-an-expert', 'town-square']);
  for (const slice of SLICES) await pagesOf(own, slice);
  for (const { method, path, query } of own.server.asked) {
    expect(method).toBe('GET');
    expect(path).not.toMatch(/groups|im\.|dm\.|rooms|presence|info/);
    expect(query.get('roomId')).not.toBe('boardRoomRoom0003');
  }
});
