import { closedAfterwards, faultOf, pagesOf, tellings, testHash } from '@takeup/connectors/testing';
import { open as openWorkspace, presenceOf } from './testing/opened.js';
import { DAY, OWN_ID, SPAN, dayAt, member, smallWorkspace } from './testing/workspace.js';

const { open, closeAll } = closedAfterwards(openWorkspace);
afterEach(closeAll);

const people = { by: 'snapshot', stream: 'users' } as const;
const dayWindow = (n: number) => presenceOf({ from: SPAN.from + n * DAY, to: SPAN.from + (n + 1) * DAY });
const who = (n: number) => testHash(`some.body.${n}`, 'account');

describe('people', () => {
  it('are everybody but Takeup’s own account, by user name and address; apps and bots are none', async () => {
    const told = await tellings(await open(smallWorkspace), people);
    const facts = told.flatMap(({ facts: own }) => own);
    expect(facts).toHaveLength(8);
    const aliases = [testHash('person-2@bank.example', 'identity')];
    expect(facts).toContainEqual({
      fact: 'account',
      account: who(2),
      aliases,
      kind: 'person',
      enabled: true,
    });
    for (const n of [7, 8, 9])
      expect(facts).toContainEqual(expect.objectContaining({ account: who(n), kind: 'bot' }));
    expect(facts).toContainEqual(expect.objectContaining({ account: who(6), enabled: false }));
    expect(JSON.stringify(told)).not.toMatch(/some\.body|Name of|bank\.example|takeup/);
  });

  it('come a page at a time, and go on from each', async () => {
    const own = await open(smallWorkspace);
    const pages = await pagesOf(own, people);
    expect(pages.map(({ rows, cursor }) => [rows.length, cursor])).toEqual([
      [3, '4'],
      [4, '8'],
      [1, undefined],
    ]);
    expect(await pagesOf(own, { ...people, cursor: '8' })).toEqual(pages.slice(2));
  });

  it('an empty page before the end is no end', async () => {
    const own = await open(smallWorkspace, {
      instead: ({ path, query }) =>
        path.endsWith('/users.list') && query.get('offset') === '4'
          ? { body: { users: [], count: 0, offset: 4, total: 10, success: true } }
          : undefined,
    });
    expect(await faultOf(pagesOf(own, people))).toMatchObject({ kind: 'transient', code: 'truncated' });
  });

  it('a page that comes again is noticed', async () => {
    const users = [{ _id: 'a', username: 'b', type: 'user', active: true }];
    const own = await open(smallWorkspace, {
      instead: ({ path }) =>
        path.endsWith('users.list') ? { body: { success: true, users, total: 9 } } : undefined,
    });
    expect(await faultOf(pagesOf(own, people))).toMatchObject({ kind: 'transient', code: 'repeated-page' });
  });
});

describe('who was there', () => {
  it('is told by day, without Takeup’s own account and those who have none any more', async () => {
    const sessions = { [dayAt(3)]: [OWN_ID, member(2).id, member(4).id, 'somebodyWhoLeft'] };
    const told = await tellings(await open({ ...smallWorkspace, sessions }), dayWindow(3));
    const facts = told.flatMap(({ facts: own }) => own);
    expect(facts).toHaveLength(2);
    for (const n of [2, 4])
      expect(facts).toContainEqual(
        expect.objectContaining({ account: who(n), kind: 'view', day: dayAt(3), at: null, count: 1 }),
      );
  });

  it('is nobody on a day after which others are known', async () => {
    const told = await tellings(await open(smallWorkspace), dayWindow(5));
    expect(told).toHaveLength(32);
    expect(told.flatMap(({ facts }) => facts)).toEqual([]);
  });

  it('is not known yet of a day that is not summed up, and never nobody', async () => {
    const sessions = { [dayAt(2)]: [member(2).id] };
    const own = await open({ ...smallWorkspace, sessions });
    expect(await faultOf(pagesOf(own, dayWindow(3)))).toMatchObject({ kind: 'not-yet' });
  });

  it.each<[string, unknown]>([
    ['no list', undefined],
    ['a day without its people', [{ day: 1, month: 11, year: 2026, users: 2 }]],
    ['a day that is none', [{ usersList: ['a'], month: 11, year: 2026 }]],
    ['people that are no ids', [{ usersList: [1], day: 1, month: 11, year: 2026 }]],
  ])('is concluded from nothing that holds %s', async (_, month) => {
    const own = await open(smallWorkspace, {
      instead: ({ path }) =>
        path.includes('dashboard') ? { body: { success: true, month } as object } : undefined,
    });
    expect((await faultOf(pagesOf(own, dayWindow(3)))).kind).toBe('changed');
  });
});
