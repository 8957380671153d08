import { closedAfterwards, faultOf, pagesOf, tellings, testHash } from '@takeup/connectors/testing';
import { smallOrganisation } from './testing/organisation.js';
import { open as openOrganisation } from './testing/opened.js';

const { open, closeAll } = closedAfterwards(openOrganisation);
afterEach(closeAll);

it('people are everybody but Takeup’s own account, known by the address they are written to at', async () => {
  const told = await tellings(await open(smallOrganisation), { by: 'snapshot', stream: 'users' });
  const facts = told.flatMap(({ facts: own }) => own);
  const identity = (text: string) => testHash(text, 'identity');
  const account = (id: number) => ({ fact: 'account', account: testHash(String(id), 'account') });
  expect(facts).toHaveLength(6);
  expect(facts).toContainEqual({
    ...account(2),
    aliases: [identity('person-2@bank.example'), identity('user2@chat.bank.example')],
    kind: 'person',
    enabled: true,
  });
  expect(facts).toContainEqual(expect.objectContaining({ ...account(5), kind: 'bot' }));
  expect(facts).toContainEqual(expect.objectContaining({ ...account(6), enabled: false }));
  expect(facts).toContainEqual(
    expect.objectContaining({ ...account(7), aliases: [identity('person-7@bank.example')] }),
  );
  expect(JSON.stringify(told)).not.toMatch(/person-|Person |@/);
});

it('channels are public ones, named apart where two have one name', async () => {
  const own = await open(smallOrganisation);
  const told = await tellings(own, { by: 'snapshot', stream: 'channels' });
  expect(
    told.flatMap(({ facts }) =>
      facts.map((fact) => fact.fact === 'community' && [fact.community, fact.key, fact.title]),
    ),
  ).toEqual([
    ['11', 'ask-an-expert', 'Ask an expert'],
    ['12', 'town-square-12', 'town square'],
    ['13', 'town-square-13', 'Town Square'],
  ]);
  const [asked] = own.server.asked.filter(({ path }) => path.endsWith('/streams'));
  expect(Object.fromEntries(asked?.query ?? [])).toEqual({
    include_public: 'true',
    include_subscribed: 'false',
  });
});

it('a channel that does not say whether it is private is not taken for public', async () => {
  const own = await open(smallOrganisation, {
    instead: ({ path }) =>
      path.endsWith('/streams')
        ? { body: { result: 'success', streams: [{ stream_id: 11, name: 'a' }] } }
        : undefined,
  });
  expect(await faultOf(pagesOf(own, { by: 'snapshot', stream: 'channels' }))).toMatchObject({
    kind: 'changed',
  });
});
