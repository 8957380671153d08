import { closedAfterwards, faultOf, pagesOf, tellings, testHash } from '@takeup/connectors/testing';
import { smallForum, user } from './testing/forum.js';
import { open as openForum } from './testing/opened.js';

const { open, closeAll } = closedAfterwards(openForum);
afterEach(closeAll);

const people = { by: 'snapshot', stream: 'users' } as const;
const categories = { by: 'snapshot', stream: 'categories' } as const;

describe('people', () => {
  it('are everybody but Takeup’s own account, known by address, and those who are banned are not enabled', async () => {
    const told = await tellings(await open(smallForum), people);
    const facts = told.flatMap(({ facts: own }) => own);
    const who = (uid: number) => ({
      fact: 'account',
      account: testHash(String(uid), 'account'),
      kind: 'person',
    });
    expect(facts).toHaveLength(7);
    expect(facts[0]).toEqual({
      ...who(2),
      aliases: [testHash('person-2@bank.example', 'identity')],
      enabled: true,
    });
    expect(facts).toContainEqual({
      ...who(7),
      aliases: [testHash('person-7@bank.example', 'identity')],
      enabled: false,
    });
    expect(facts).toContainEqual({ ...who(8), aliases: [], enabled: true });
    expect(JSON.stringify(told)).not.toMatch(/person-|takeup|::1/);
  });

  it('come five hundred a page, in the order in which they joined, and go on from each', async () => {
    const users = Array.from({ length: 1_000 }, (_, n) => user(n + 1));
    const own = await open({ ...smallForum, users });
    const pages = await pagesOf(own, people);
    expect(pages.map(({ rows, cursor }) => [rows.length, cursor])).toEqual([
      [499, '2'],
      [500, undefined],
    ]);
    expect(await pagesOf(own, { ...people, cursor: '2' })).toEqual(pages.slice(1));
    for (const { path, query } of own.server.asked.filter((one) => one.path.endsWith('/users')))
      expect([path, query.get('resultsPerPage'), query.get('sortBy'), query.get('sortDirection')]).toEqual([
        '/api/admin/manage/users',
        '500',
        'joindate',
        'asc',
      ]);
  });

  it('of other servers are left out', async () => {
    const remote = { uid: 'https://elsewhere.example/uid/9', email: '', isLocal: false } as never;
    const own = await open({ ...smallForum, users: [...smallForum.users, remote] });
    expect((await pagesOf(own, people)).flatMap(({ rows }) => rows)).toHaveLength(7);
  });

  it('a page that comes again is noticed', async () => {
    const users = Array.from({ length: 501 }, (_, n) => ({ ...user(n + 1), banned: false }));
    const own = await open(smallForum, {
      instead: ({ path }) => (path.endsWith('/users') ? { body: { users, pageCount: 9 } } : undefined),
    });
    expect(await faultOf(pagesOf(own, people))).toMatchObject({ kind: 'transient', code: 'repeated-page' });
    expect(own.server.asked).toHaveLength(3);
  });
});

describe('categories', () => {
  const keysOf = async (config: object = {}) =>
    (await tellings(await open(smallForum, config), categories)).flatMap(({ facts }) =>
      facts.map((fact) => fact.fact === 'community' && [fact.community, fact.key, fact.title]),
    );
  const open3 = [
    ['1', 'ask-an-expert', 'Ask an expert & more'],
    ['2', 'town-square-2', 'Town square'],
    ['3', 'town-square-3', 'Town square'],
  ];

  it('are those that every member can read; links, other servers and what is switched off are none', async () => {
    expect(await keysOf()).toEqual(open3);
  });

  it('a private one is read where the configuration names it', async () => {
    expect(await keysOf({ private_categories: ['board-room'] })).toEqual([
      ...open3,
      ['4', 'board-room', 'Board room'],
    ]);
  });

  it.each<[string, object]>([
    ['no members', { groups: [{ name: 'guests', privileges: {} }] }],
    [
      'no word of a privilege',
      { groups: [{ name: 'registered-users', privileges: { 'groups:find': true } }] },
    ],
    ['no groups', {}],
  ])('%s in the privileges is not taken for private', async (_, response) => {
    const own = await open(smallForum, {
      instead: ({ path }) => (path.endsWith('/privileges') ? { body: { response } } : undefined),
    });
    expect(await faultOf(pagesOf(own, categories))).toMatchObject({
      kind: 'changed',
      code: 'unexpected-shape',
    });
  });
});
