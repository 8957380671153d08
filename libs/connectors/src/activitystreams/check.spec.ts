import { closedAfterwards, faultOf, pagesOf } from '@takeup/connectors/testing';
import { activityStreams } from './activitystreams.js';
import { activitiesOf, open as openServer } from './testing/opened.js';
import type { Server } from './testing/server.js';
import { item, smallServer } from './testing/server.js';

const { open, closeAll } = closedAfterwards(openServer);
afterEach(closeAll);

it('finds nothing amiss where all is told', async () => {
  const own = await open(smallServer);
  expect(await activityStreams.check(own.session)).toEqual({
    platform: 'ActivityStreams 2.0',
    role: 'token',
    notes: [],
  });
});

it.each<[string, Partial<Server>, object, object]>([
  [
    'an outbox that holds less than it says',
    { total: 1_000 },
    {},
    { code: 'activitystreams-cut-off', detail: 'ask-an-expert, town-square' },
  ],
  [
    'a source of which nothing is public or has a time',
    { plain: [item(1, 5, { to: ['somebody'] })] },
    {},
    { code: 'activitystreams-nothing-told', detail: 'town-square' },
  ],
  [
    'people of whom no id is known',
    {},
    { people: undefined },
    { code: 'activitystreams-people-unknown', detail: 'ask-an-expert, town-square, intranet' },
  ],
])('%s is told', async (_, server, config, note) => {
  const { session } = await open({ ...smallServer, ...server }, { ...config });
  expect((await activityStreams.check(session)).notes).toEqual([note]);
});

it.each([['another'], [undefined]])('the token %s fails closed', async (token) => {
  const own = await open(smallServer, { token });
  const denied = { kind: 'denied', code: 'unauthorised' };
  expect(await faultOf(activityStreams.check(own.session))).toMatchObject(denied);
  for (const slice of [
    activitiesOf(),
    activitiesOf('intranet'),
    { by: 'snapshot', stream: 'communities' } as const,
  ])
    expect(await faultOf(pagesOf(own, slice))).toMatchObject(denied);
});

it.each<[string, object, string]>([
  ['a refusal', { error: 'You may not' }, 'denied'],
  ['something else', { type: 'Person', outbox: '/x' }, 'changed'],
  ['nothing', {}, 'changed'],
])('%s that comes with 200 is no outbox', async (_, body, kind) => {
  const own = await open(smallServer, { instead: () => ({ body }) });
  expect((await faultOf(activityStreams.check(own.session))).kind).toBe(kind);
});

it.each<[string, string]>([
  ['another server', 'https://elsewhere.example/outbox?page=1'],
  ['another port of this one', 'http://127.0.0.1:1/outbox?page=1'],
  ['a host that only begins like it', 'HOST.elsewhere.example/outbox'],
])('a page of %s is not fetched', async (_, link) => {
  const own = await open(smallServer);
  const first = link.replace('HOST', own.server.url);
  const other = await open(smallServer, {
    instead: ({ path }) =>
      path === '/group/outbox' ? { body: { type: 'OrderedCollection', totalItems: 1, first } } : undefined,
  });
  const fault = await faultOf(pagesOf(other, activitiesOf()));
  expect(fault).toMatchObject({ kind: 'denied', code: 'other-origin' });
});
