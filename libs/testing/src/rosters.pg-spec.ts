import { readOverview } from '@takeup/application';
import { eachDay } from '@takeup/domain';
import { completeCharter } from './charter.js';
import { TestCluster } from './cluster.js';
import { contentsOf } from './contents.js';
import type { Person } from './table.js';
import { activityText, csvOf, directoryText, peopleOf } from './table.js';
import { World, saidBy } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
afterAll(() => cluster.stop());

/** Everybody of these posts once a day from the 3rd of March 2025. */
const posts = (ids: readonly string[], to: string) =>
  activityText(
    [...eachDay('2025-03-03', to)].flatMap((day) => ids.map((account) => ({ day, account, kind: 'post' }))),
  );
const idsOf = (people: readonly Person[]) => people.map(({ employee_id }) => employee_id);

const IN_SPRING = [
  ...peopleOf('a', 30, { department: 'Berlin' }),
  ...peopleOf('c', 20, { department: 'Lyon' }),
];
/** Twelve have moved, two have left, four have joined. */
const IN_SUMMER = [
  ...IN_SPRING.slice(0, 12).map((person) => ({ ...person, department: 'Lyon' })),
  ...IN_SPRING.slice(14),
  ...peopleOf('n', 4, { department: 'Lyon' }),
];

const worldOn = async (today: string, config = {}) => new World(await cluster.database(), { today, config });
const byDepartment = async (world: World, period: string) =>
  saidBy((await world.adoption({ period, by: 'department' })).rows);

describe('two rosters give two truths, each for its time', () => {
  const active = idsOf(IN_SPRING).filter((_, index) => index % 2 === 0);
  async function told(): Promise<World> {
    const world = await worldOn('2025-07-07');
    await world.directory(directoryText(IN_SPRING));
    await world.directory(directoryText(IN_SUMMER), { asOf: '2025-05-01' });
    await world.activity(posts(active, '2025-06-01'));
    await world.refresh();
    return world;
  }

  it('counts movers, leavers and joiners where they were on the first day of the month', async () => {
    const world = await told();
    expect(await byDepartment(world, 'month:2025-04')).toEqual({
      ALL: '25 of 50',
      Berlin: '15 of 30',
      Lyon: '10 of 20',
    });
    expect(await byDepartment(world, 'month:2025-05')).toEqual({
      ALL: '24 of 52',
      Berlin: '8 of 16',
      Lyon: '16 of 36',
    });
    expect((await world.adoption({ period: 'month:2025-05' })).asOf).toBe('2025-05-01');
    // Of spring there is only what was brought in in July, and that is said.
    expect((await world.adoption({ period: 'month:2025-04' })).rosterOn).toBe('2025-07-07');
    expect((await world.adoption({ period: 'month:2025-05' })).rosterOn).toBeNull();
    const rosterOf = async (asof: string) => {
      const { asOf, rosterOn } = await readOverview(world.context, { asof });
      return [asOf, rosterOn];
    };
    expect(await rosterOf('2025-04-27')).toEqual(['2025-04-01', '2025-07-07']);
    expect(await rosterOf('2025-06-01')).toEqual(['2025-05-01', null]);
    // The window that ends on the 4th of May belongs to the month of its last Thursday.
    expect(await byDepartment(world, '28d:2025-05-04')).toEqual(await byDepartment(world, 'month:2025-05'));
    expect(await byDepartment(world, '28d:2025-04-27')).toEqual(await byDepartment(world, 'month:2025-04'));
  });

  it('an earlier --as-of leaves what is published alone and says so', async () => {
    const world = await told();
    const hash = await world.hash();
    const report = await world.directory(directoryText(IN_SUMMER.slice(0, 45)), {
      asOf: '2025-04-01',
      allowShrink: true,
    });
    expect(report).toMatchObject({ asOf: '2025-04-01', leftAlone: ['2025-04-01'] });
    expect(await world.hash()).toBe(hash);
    const again = await world.directory(directoryText(IN_SUMMER.slice(0, 45)), { asOf: '2025-04-01' });
    expect(again).toMatchObject({ unchanged: true });
  });

  it('and changes what is not published yet', async () => {
    const world = await told();
    await world.directory(directoryText(IN_SPRING), { asOf: '2025-06-15', allowShrink: true });
    await world.directory(directoryText(IN_SPRING.slice(0, 40)), { asOf: '2025-06-01', allowShrink: true });
    await world.activity(posts(active, '2025-07-06'));
    await world.refresh();
    expect(await byDepartment(world, 'month:2025-06')).toEqual({
      ALL: '20 of 40',
      Berlin: '15 of 30',
      Lyon: '5 of 10',
    });
    expect(await byDepartment(world, 'month:2025-05')).toMatchObject({ ALL: '24 of 52' });
  });
});

describe('what a directory file may hold', () => {
  it('drops columns that nobody listed, and names them', async () => {
    const world = await worldOn('2025-07-07');
    const people = IN_SPRING.map((person) => ({ ...person, Salary: '48213', 'Date of birth': '1990-07-01' }));
    const report = await world.directory(directoryText(people));
    expect(report.droppedColumns).toEqual(['salary', 'date of birth']);
    const everything = JSON.stringify([...(await contentsOf(world.database))]);
    expect(everything).not.toMatch(/48213|1990-07-01/);
  });

  it('stores a rare value of an added attribute as other', async () => {
    const world = await worldOn('2025-07-07', { attributes: ['team'] });
    const people = IN_SPRING.map((person, index) => ({ ...person, team: index < 9 ? 'Sailing' : 'Office' }));
    await world.directory(directoryText(people));
    const found = await world.database.owner.query(
      `SELECT attributes->>'team' AS team, count(*)::integer AS people FROM person.roster_member
       JOIN person.profile USING (profile_id) GROUP BY 1 ORDER BY 1`,
    );
    expect(found).toEqual([
      { team: 'Office', people: 41 },
      { team: 'other', people: 9 },
    ]);
    expect(JSON.stringify([...(await contentsOf(world.database))])).not.toContain('Sailing');
  });

  it('matches nobody by an address that two people share', async () => {
    const world = await worldOn('2025-07-07');
    const report = await world.directory(
      csvOf(`
        employee_id | email            | department
        a1          | Shared@Mail.test | Berlin
        a2          | shared@mail.test | Berlin
        a3          | own@mail.test    | Berlin`),
    );
    expect(report).toMatchObject({ people: 3, ambiguousEmails: 1 });
    const acts = csvOf(`
      day        | account          | kind
      2025-03-03 | shared@mail.test | post
      2025-03-03 | OWN@mail.test    | post`);
    expect(await world.activity(acts)).toMatchObject({ accounts: 2, matched: 1 });
  });
});

it('people who are left out are counted by reason, rounded, and stand in no figure', async () => {
  const world = await worldOn('2025-07-07');
  const people = [
    ...IN_SPRING.map((person) => ({ ...person, job_family: 'F' })),
    ...peopleOf('x', 23, { department: 'Berlin', account_group: 'launch' }),
    ...peopleOf('y', 3, { department: 'Lyon', account_group: 'bots' }),
  ];
  await world.directory(directoryText(people));
  await world.charter(
    completeCharter({
      personas: { field: { job_family: 'F' } },
      exclude: [
        { reason: 'launch team', who: { account_group: ['launch'] } },
        { reason: 'bots', who: { account_group: ['bots'] } },
      ],
    }),
  );
  await world.activity(posts([...idsOf(people).filter((_, index) => index % 2 === 0)], '2025-04-06'));
  await world.refresh();
  const view = await world.adoption({ period: '28d:2025-03-30', by: 'department' });
  expect(saidBy(view.rows)).toEqual({ ALL: '25 of 50', Berlin: '15 of 30', Lyon: '10 of 20' });
  expect([...view.excluded].sort((a, b) => (a.reason < b.reason ? -1 : 1))).toEqual([
    { reason: 'bots', people: null },
    { reason: 'launch team', people: 20 },
  ]);
});

it('a second roster of many people is taken up although the database’s statistics know the first one only', async () => {
  const world = await worldOn('2025-07-07');
  const many = peopleOf('m', 30_000, { department: 'Berlin' });
  await world.directory(directoryText(many), { asOf: '2025-05-01' });
  await world.database.owner.query('ANALYZE person.roster_member');
  // A nested loop over both would be at this for minutes.
  const second = await world.directory(directoryText([...many.slice(10), ...peopleOf('n', 5, {})]), {
    asOf: '2025-06-01',
  });
  expect(second).toMatchObject({ people: 29_995, joined: 5, vanished: 10 });
});
