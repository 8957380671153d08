import { closedAfterwards, faultOf, pagesOf, rowsOf, tellings, testHash } from '@takeup/connectors/testing';
import { activitiesOf, open as openServer } from './testing/opened.js';
import type { Item } from './testing/server.js';
import { DAY, SPAN, dayAt, item, smallServer } from './testing/server.js';

const { open, closeAll } = closedAfterwards(openServer);
afterEach(closeAll);

const HOUR = 3_600_000;
const address = (path: string) => `https://social.bank.example${path}`;
const who = (n: number) => testHash(address(`/users/e10${n}`), 'account');
const sources = [['ask-an-expert'], ['town-square'], ['intranet']] as const;
const withItems = (...items: readonly Item[]) => ({
  ...smallServer,
  group: items,
  plain: items,
  lines: items,
});
const factsOf = async (part: string, ...items: readonly Item[]) =>
  (await tellings(await open(withItems(...items)), activitiesOf(part))).flatMap(({ facts }) => facts);

describe.each(sources)('of %s', (part) => {
  it('what was begun and answered is told, with who did it, when and in which thread', async () => {
    const facts = await factsOf(part, item(2, 5), item(3, 6, { answers: 2 }));
    const account = (n: number) => ({
      fact: 'account',
      account: who(n),
      aliases: [testHash(`e10${n}`, 'identity')],
      kind: 'person',
      enabled: null,
    });
    const act = { fact: 'activity', community: part, thread: address('/threads/2'), count: 1 };
    expect(facts).toEqual([
      account(2),
      { ...act, account: who(2), kind: 'post', at: SPAN.from + 5 * HOUR, message: address('/notes/2') },
      account(3),
      { ...act, account: who(3), kind: 'reply', at: SPAN.from + 6 * HOUR, message: address('/notes/3') },
    ]);
  });

  it.each<[string, Partial<Item>, readonly string[]]>([
    ['a Like', { type: 'Like' }, ['react']],
    ['an Update', { type: 'Update' }, ['edit']],
    ['a View', { type: 'View' }, ['view']],
    ['an Image', { objectType: 'Image' }, ['file']],
    ['a Like without a time', { type: 'Like', isUndated: true }, []],
    ['a Follow', { type: 'Follow' }, []],
    ['what is for one person', { to: [address('/users/e101')] }, []],
    ['what is for followers', { to: [address('/users/e101/followers')] }, []],
    ['what says nothing of whom it is for', { to: [] }, []],
  ])('%s is told as what it is', async (_, more, kinds) => {
    const facts = await factsOf(part, item(2, 5, more));
    expect(facts.flatMap((fact) => (fact.fact === 'activity' ? [fact.kind] : []))).toEqual(kinds);
  });

  it('neither names nor texts are kept', async () => {
    expect(JSON.stringify(await tellings(await open(smallServer), activitiesOf(part)))).not.toMatch(
      /e10\d|wrote|A title/,
    );
  });

  it('a day of which nothing is left says so', async () => {
    const rows = await rowsOf(await open(withItems()), activitiesOf(part));
    expect(rows.map(({ id, day }) => [id, day])).toEqual(
      Array.from({ length: (SPAN.to - SPAN.from) / DAY }, (_, n) => ['', dayAt(n)]),
    );
  });
});

it('what comes twice is told once', async () => {
  expect(await factsOf('intranet', item(2, 5), item(2, 5))).toHaveLength(2);
});

it('people are known by nothing where the configuration does not say how', async () => {
  const own = await open(withItems(item(2, 5)), { people: undefined });
  const facts = (await tellings(own, activitiesOf())).flatMap((one) => one.facts);
  expect(facts[0]).toMatchObject({ fact: 'account', account: who(2), aliases: [] });
});

it('a server that calls its collection a page is read all the same', async () => {
  const [one, other] = [await open({ ...smallServer, isPage: true }), await open(smallServer)];
  expect(await rowsOf(one, activitiesOf())).toEqual(await rowsOf(other, activitiesOf()));
  expect(one.server.asked.filter(({ path }) => path === '/group/outbox')).toHaveLength(4);
});

describe('an outbox that was cut off', () => {
  const cut = { ...smallServer, total: 1_000, plain: [item(1, 5 * 24 + 3), item(2, 8 * 24)] };
  const from = (n: number) => activitiesOf('town-square', { ...SPAN, from: SPAN.from + n * DAY });

  it('is read from the day after the oldest that is left', async () => {
    const facts = (await tellings(await open(cut), from(6))).flatMap((one) => one.facts);
    expect(facts).toHaveLength(2);
  });

  it.each([[5], [0]])('is a gap before, never nothing (day %i)', async (n) => {
    expect(await faultOf(pagesOf(await open(cut), from(n)))).toMatchObject({ kind: 'absent' });
  });

  it('and holds nothing that can be told is a gap altogether', async () => {
    expect(await faultOf(pagesOf(await open({ ...cut, plain: [] }), from(11)))).toMatchObject({
      kind: 'absent',
    });
  });
});

describe('what leads round in a circle', () => {
  const page = (next: string) => ({
    body: { type: 'OrderedCollectionPage', orderedItems: [], next },
  });

  it.each([['?page=1'], ['?page=2'], ['']])('to %j is noticed', async (query) => {
    const own = await open(smallServer, {
      instead: ({ path, query: asked }) => {
        if (path !== '/group/outbox' || !asked.has('page')) return undefined;
        return page(`/group/outbox${asked.get('page') === '1' ? '?page=2' : query}`);
      },
    });
    expect(await faultOf(pagesOf(own, activitiesOf()))).toMatchObject({
      kind: 'transient',
      code: 'repeated-page',
    });
  });
});

it.each<[string, object]>([
  ['without a type', { actor: 'a', object: 'b' }],
  ['without an actor', { type: 'Create', object: { id: 'b' } }],
  ['about nothing', { type: 'Like', actor: 'a', to: ['as:Public'], published: '2026-10-20T10:00:00Z' }],
  [
    'with a time that is none',
    { type: 'Like', actor: 'a', object: 'b', to: ['as:Public'], published: 'yesterday' },
  ],
])('an item %s is concluded nothing from', async (_, one) => {
  const own = await open(smallServer, {
    instead: ({ path }) =>
      path === '/plain/outbox' ? { body: { type: 'OrderedCollection', orderedItems: [one] } } : undefined,
  });
  expect(await faultOf(pagesOf(own, activitiesOf('town-square')))).toMatchObject({
    kind: 'changed',
    code: 'unexpected-shape',
  });
});
