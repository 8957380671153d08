import { closedAfterwards, faultOf, pagesOf, tellings, testHash } from '@takeup/connectors/testing';
import { smallForum, user } from './testing/forum.js';
import { open as openForum } from './testing/opened.js';

const { open, closeAll } = closedAfterwards(openForum);
afterEach(closeAll);

const people = { by: 'snapshot', stream: 'users' } as const;
const categories = { by: 'snapshot', stream: 'categories' } as const;

describe('people', () => {
  it('are everybody but Takeup’s own account and the server’s, known by address', async () => {
    const told = await tellings(await open(smallForum), people);
    const facts = told.flatMap(({ facts: own }) => own);
    const who = (id: number) => ({
      fact: 'account',
      account: testHash(String(id), 'account'),
      kind: 'person',
    });
    expect(facts).toHaveLength(7);
    const aliases = (id: number) => [testHash(`person-${id}@bank.example`, 'identity')];
    expect(facts[0]).toEqual({ ...who(2), aliases: aliases(2), enabled: true });
    expect(facts).toContainEqual({ ...who(7), aliases: aliases(7), enabled: false });
    expect(facts).toContainEqual({ ...who(8), aliases: [], enabled: true });
    expect(JSON.stringify(told)).not.toMatch(/person-|Person|takeup/);
  });

  it('who have not confirmed their account yet are not enabled', async () => {
    const told = await tellings(await open({ ...smallForum, users: [user(2, { active: false })] }), people);
    expect(told[0]?.facts).toMatchObject([{ enabled: false }]);
  });

  it('come a page at a time until one is empty, and go on from each', async () => {
    const own = await open(smallForum);
    const pages = await pagesOf(own, people);
    expect(pages.map(({ rows, cursor }) => [rows.length, cursor])).toEqual([
      [2, '2'],
      [4, '3'],
      [1, '4'],
      [0, undefined],
    ]);
    expect(await pagesOf(own, { ...people, cursor: '3' })).toEqual(pages.slice(2));
  });

  it('a page that comes again is noticed', async () => {
    const own = await open(smallForum, {
      instead: ({ path }) =>
        path.startsWith('/admin/users') ? { body: [{ id: 5, active: true }] } : undefined,
    });
    expect(await faultOf(pagesOf(own, people))).toMatchObject({ kind: 'transient', code: 'repeated-page' });
  });
});

describe('categories', () => {
  const keysOf = async (config: object) =>
    (await tellings(await open(smallForum, { ...config }), categories)).map(({ row }) => row['key']);

  it('are those that everybody can read, those beneath others too, each by a name of its own', async () => {
    expect(await keysOf({})).toEqual(['ask-an-expert', 'town-square-12', 'town-square-13']);
  });

  it('are private ones too where they are named', async () => {
    expect(await keysOf({ private_categories: ['board-room'] })).toContain('board-room');
  });

  it.each(['read_restricted', 'slug', 'id'])('without %s nothing is concluded', async (field) => {
    const row = { id: 1, name: 'A', slug: 'a', read_restricted: false, [field]: undefined };
    const own = await open(smallForum, {
      instead: ({ path }) =>
        path === '/categories.json' ? { body: { category_list: { categories: [row] } } } : undefined,
    });
    expect(await faultOf(pagesOf(own, categories))).toMatchObject({ kind: 'changed' });
  });
});
