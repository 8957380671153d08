import { eachDay } from '@takeup/domain';
import { completeCharter } from './charter.js';
import { TestCluster } from './cluster.js';
import { activityText, directoryText, peopleOf } from './table.js';
import { World, saidBy } from './world.js';

jest.setTimeout(120_000);

const cluster = new TestCluster();
afterAll(() => cluster.stop());

const PEOPLE = [
  ...peopleOf('a', 30, { department: 'A', job_family: 'F' }),
  ...peopleOf('b', 30, { department: 'B', job_family: 'G' }),
  ...peopleOf('c', 30, { department: 'B', job_family: 'F' }),
];
const acting = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
const ACTS = activityText(
  [...eachDay('2025-03-03', '2025-03-30')].flatMap((day) =>
    [...acting('a', 14), ...acting('b', 12), ...acting('c', 13)].map((account) => ({
      ...{ day, account, kind: 'post' },
    })),
  ),
);
const byPersona = async (world: World, period: string) =>
  saidBy((await world.adoption({ period, by: 'persona' })).rows);

it('a persona added later is told in published periods, but not where acts came since', async () => {
  const world = new World(await cluster.database(), { today: '2025-05-10' });
  await world.directory(directoryText(PEOPLE));
  await world.activity(ACTS);
  await world.refresh();
  // Somebody new in one of the weeks: the old figures of that week and new ones would differ by that person.
  await world.activity(activityText([{ account: 'a20', kind: 'post', day: '2025-03-12' }]));
  await world.charter(completeCharter({ personas: { field: { job_family: 'F' } } }));
  await world.refresh();
  expect(await byPersona(world, 'week:2025-W10')).toEqual({
    ALL: '39 of 90',
    field: '27 of 60',
    NONE: '12 of 30',
  });
  expect(await byPersona(world, 'week:2025-W11')).toEqual({
    ALL: '39 of 90',
    field: 'HIDDEN',
    NONE: 'HIDDEN',
  });
});
