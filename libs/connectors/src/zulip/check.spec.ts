import { closedAfterwards, faultOf, pagesOf } from '@takeup/connectors/testing';
import type { Organisation } from './testing/organisation.js';
import { DAY, OWN, SPAN, member, message, smallOrganisation } from './testing/organisation.js';
import { messagesOf, open as openOrganisation } from './testing/opened.js';
import { zulip } from './zulip.js';

const { open, closeAll } = closedAfterwards(openOrganisation);
afterEach(closeAll);

it('finds nothing amiss where all is given', async () => {
  const own = await open(smallOrganisation);
  expect(await zulip.check(own.session)).toEqual({
    platform: 'Zulip 10.4',
    role: 'member',
    workspace: 'chat.bank.example',
    notes: [],
  });
  expect((await zulip.discover(own.session)).map(({ name, historyDays }) => [name, historyDays])).toEqual([
    ['users', 0],
    ['channels', 0],
    ['messages', 3650],
  ]);
});

const hidden = { hiddenBelow: 100 + 48 * 10 };

it.each<[string, Partial<Organisation>, readonly string[]]>([
  ['a guest', { role: 600 }, ['zulip-guest']],
  ['an old server', { featureLevel: 1 }, ['zulip-old']],
  [
    'hidden addresses',
    { users: [member(OWN), member(2, { delivery_email: null }), member(5, { is_bot: true })] },
    ['zulip-addresses-hidden'],
  ],
  ['a plan that hides what is old', hidden, ['zulip-history-limited']],
])('%s is told', async (_, more, codes) => {
  const own = await open({ ...smallOrganisation, ...more });
  expect((await zulip.check(own.session)).notes.map(({ code }) => code)).toEqual(codes);
});

it('of a guest, who sees some channels only, nothing is read, nor once somebody became one', async () => {
  const own = await open({ ...smallOrganisation, role: 600 });
  expect(await zulip.discover(own.session)).toEqual([]);
  expect(await faultOf(pagesOf(own, messagesOf()))).toMatchObject({
    kind: 'denied',
    code: 'permission-missing',
  });
});

it('what the plan hides is neither asked for nor taken for nothing', async () => {
  const own = await open({ ...smallOrganisation, ...hidden });
  const shown = smallOrganisation.messages.filter(({ id }) => id >= hidden.hiddenBelow);
  const days = ((shown.at(-1)?.at ?? 0) - (shown[0]?.at ?? 0)) / DAY;
  const messages = (await zulip.discover(own.session)).at(-1);
  expect(messages?.historyDays).toBe(Math.floor(days) - 1);
  expect(await faultOf(pagesOf(own, messagesOf()))).toMatchObject({ kind: 'absent', code: 'not-licensed' });
});

it.each([
  ['another key', { api_key: 'another' }],
  ['another’s address', { email: 'other-bot@bank.example' }],
])('%s fails closed', async (_, config) => {
  const own = await open(smallOrganisation, config);
  const denied = { kind: 'denied', code: 'unauthorised' };
  expect(await faultOf(zulip.check(own.session))).toMatchObject(denied);
  expect(await faultOf(zulip.discover(own.session))).toMatchObject(denied);
  expect(await faultOf(pagesOf(own, messagesOf()))).toMatchObject(denied);
});

it('asks for public channels only, and changes nothing', async () => {
  const own = await open(smallOrganisation);
  await zulip.check(own.session);
  for (const stream of ['users', 'channels']) await pagesOf(own, { by: 'snapshot', stream });
  await pagesOf(own, messagesOf());
  const ofMessages = own.server.asked.filter(({ path }) => path.endsWith('/messages'));
  expect(ofMessages.length).toBeGreaterThan(10);
  for (const { query } of ofMessages)
    expect(JSON.parse(query.get('narrow') ?? '[]')).toContainEqual(
      query.get('num_after') === '1' &&
        query.get('anchor') === 'oldest' &&
        query.get('narrow')?.includes('topic')
        ? { operator: 'stream', operand: expect.any(Number) }
        : { operator: 'streams', operand: 'public' },
    );
  for (const { method, path } of own.server.asked) {
    expect(method).toBe('GET');
    expect(path).not.toMatch(/presence|register|events|receipts/);
  }
});

it('a server that does not narrow is not believed: a direct message in its answer is a fault', async () => {
  const direct = { ...message(9_000, 1), id: 9_000, type: 'private' };
  const own = await open(smallOrganisation, {
    instead: ({ path }) =>
      path.endsWith('/messages')
        ? {
            body: {
              result: 'success',
              found_oldest: true,
              messages: [{ ...direct, timestamp: SPAN.from / 1000 }],
            },
          }
        : undefined,
  });
  expect(await faultOf(pagesOf(own, messagesOf()))).toMatchObject({
    kind: 'changed',
    code: 'unexpected-shape',
  });
});
