import { PREVIEWS_A_DAY, readAdoption, readPreview } from '@takeup/application';
import type { Configuration } from '@takeup/application';
import { eachDay } from '@takeup/domain';
import { completeCharter } from './charter.js';
import { TestCluster } from './cluster.js';
import type { Person } from './table.js';
import { activityText, directoryText, peopleOf } from './table.js';
import { World, codeOf, saidBy } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
afterAll(() => cluster.stop());

const SMALL = ['Bern', 'Brno', 'Linz', 'Lyon', 'Nice', 'Rome'];
const PEOPLE: readonly Person[] = [
  ...peopleOf('b', 60, { department: 'Sales/Berlin', job_family: 'F' }),
  ...SMALL.flatMap((town) =>
    peopleOf(town.toLowerCase(), 9, { department: `Sales/${town}`, job_family: 'F' }),
  ),
];
const ACTIVE = PEOPLE.filter((_, index) => index % 2 === 0).map(({ employee_id }) => employee_id);
const posts = (from: string, to: string) =>
  activityText(
    [...eachDay(from, to)].flatMap((day) => ACTIVE.map((account) => ({ day, account, kind: 'post' }))),
  );
const byDepartment = async (world: World, period: string) =>
  saidBy((await world.adoption({ period, by: 'department' })).rows);

it('a directory is looked at, a merge goes into takeup.yaml, and the next month shows it', async () => {
  const database = await cluster.database();
  const world = new World(database, { today: '2025-04-07' });
  expect(await readPreview(world.context)).toMatchObject({ state: 'NOTHING_IMPORTED', figures: [] });
  await world.directory(directoryText(PEOPLE));
  expect(await readPreview(world.context)).toMatchObject({ state: 'NOT_YET', people: null });
  await world.activity(posts('2025-03-03', '2025-03-31'));
  await world.refresh();
  expect(await readPreview(world.context)).toMatchObject({ state: 'NO_TARGETS', people: null, figures: [] });

  await world.charter(completeCharter({ personas: { field: { job_family: 'F' } } }));
  await world.refresh();
  const before = await readPreview(world.context);
  const into = 'Sales/Other departments';
  const from = SMALL.map((town) => `Sales/${town}`);
  expect(before).toMatchObject({ state: 'CAN_BE_RAISED', merges: [{ into, from }], isStale: false });
  // Everybody stands in three target cells: their town's, that of Sales, and that of all; rounded to 10.
  expect(before.people).toBe(340);
  expect(before.figures.map(({ stage, minimumGroup, percent }) => [stage, minimumGroup, percent])).toEqual([
    ['now', 10, 85],
    ['now', 5, 100],
    ['merged', 10, 100],
    ['merged', 5, 100],
  ]);
  const march = await byDepartment(world, 'week:2025-W12');
  expect(march).toMatchObject({ 'Sales/Berlin': '30 of 60', 'Sales/Lyon': 'HIDDEN' });
  const hash = await world.hash();

  // As takeup.yaml is read: the database gives the keys of a merge in another order.
  const merged = worldWith({
    merges: before.allMerges.map((merge) => ({ into: merge.into, from: merge.from })),
  });
  expect((await readPreview(merged.context)).isStale).toBe(true);
  expect(await merged.hash()).toBe(hash);
  expect(await readPreview(merged.context)).toMatchObject({ state: 'GOOD', isStale: false, merges: [] });
  await merged.activity(posts('2025-04-01', '2025-04-30'));
  // A persona added later asks for new cells of the old month; they are those of the departments as they were.
  await merged.charter(
    completeCharter({ key: 'second', personas: { all: { department: 'Sales' } }, goLive: '2025-04-01' }),
  );
  await merged.refresh();
  expect(await byDepartment(merged, 'week:2025-W12')).toEqual(march);
  expect(await byDepartment(merged, 'week:2025-W16')).toEqual({
    ALL: '57 of 114',
    Sales: '57 of 114',
    'Sales/Berlin': '30 of 60',
    [into]: '27 of 54',
  });
  const asked = (department: string) =>
    readAdoption(merged.context, {
      ...{ measure: 'active', period: 'week:2025-W16', initiative: null, allLevels: true },
      by: new Set(['department'] as const),
      department,
    });
  expect(codeOf(await asked('Sales/Lyon'))).toBe(codeOf(await asked('Sales/Nowhere')));
  expect(codeOf(await asked(into))).toBe('done');

  const lost = worldWith({ merges: [{ into: 'Sales/Berlin', from: ['Sales/Lyon', 'Sales/Rom'] }] });
  await lost.refresh();
  expect(await readPreview(lost.context)).toMatchObject({ unknown: ['Sales/Rom'], taken: ['Sales/Berlin'] });

  function worldWith(config: Partial<Configuration>): World {
    return new World(database, { today: '2025-05-06', config });
  }
});

const target = (department: string) => ({
  persona: 'field',
  department,
  measure: 'active',
  baseline: '10%',
  target: { value: '60%', by: '2025-12-31' },
});
const aimingAt = (key: string, ...departments: readonly string[]) =>
  completeCharter({ key, personas: { field: { job_family: 'F' } }, adoption: departments.map(target) });

it('counts the targets of versions in force, and no older ones', async () => {
  const [once, twice] = [
    new World(await cluster.database(), { today: '2025-04-07' }),
    new World(await cluster.database(), { today: '2025-04-07' }),
  ];
  for (const world of [once, twice]) await world.directory(directoryText(PEOPLE));
  await twice.charter(aimingAt('one', 'Sales/Berlin', 'Sales/Lyon', 'Sales/Rome'));
  for (const world of [once, twice]) {
    await world.charter(aimingAt('one', 'Sales/Berlin'));
    await world.refresh();
  }
  const told = await readPreview(once.context);
  expect(told.people).toBe(60);
  expect(await readPreview(twice.context)).toEqual(told);
});

it('looks at so many sets of targets in a day; the rest wait, which it says, and tells nothing of them', async () => {
  const world = new World(await cluster.database(), { today: '2025-04-07' });
  await world.directory(directoryText(PEOPLE));
  // Each set is another one, by the baseline of its target; the last ones would tell of other people.
  for (let set = 1; set <= PREVIEWS_A_DAY; set += 1) {
    await world.charter(
      completeCharter({
        personas: { field: { job_family: 'F' } },
        adoption: [{ ...target('Sales/Berlin'), baseline: `${set}%` }],
      }),
    );
    await world.refresh();
  }
  const last = await readPreview(world.context);
  expect(last).toMatchObject({ people: 60, waits: false });
  const more = aimingAt('example', 'Sales/Berlin', 'Sales');
  await world.charter(more);
  await world.refresh();
  await world.refresh();
  expect(await readPreview(world.context)).toEqual({ ...last, waits: true });
  world.clock.set('2025-04-08');
  await world.refresh();
  expect(await readPreview(world.context)).toMatchObject({ people: 230, waits: false });
});
