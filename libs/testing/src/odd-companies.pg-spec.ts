import { examine } from '@takeup/application';
import { eachDay } from '@takeup/domain';
import { en } from '@takeup/words';
import { completeCharter } from './charter.js';
import { TestCluster } from './cluster.js';
import type { Person } from './table.js';
import { activityText, directoryText, peopleOf } from './table.js';
import { World, saidBy } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
afterAll(() => cluster.stop());

const WEEK = 'week:2025-W11';
const DAYS = [...eachDay('2025-03-01', '2025-03-17')];

/** A company whose every second day somebody posts, refreshed. */
async function companyOf(people: readonly Person[], active: readonly string[], charter?: string) {
  const config = { itDepartments: ['B'] };
  const world = new World(await cluster.database(), { today: '2025-03-18', config });
  await world.directory(directoryText(people));
  if (charter !== undefined) await world.charter(charter);
  const acts = DAYS.flatMap((day) => active.map((account) => ({ day, account, kind: 'post' })));
  await world.activity(activityText(acts));
  await world.refresh();
  return world;
}

const idsOf = (people: readonly Person[]) => people.map(({ employee_id }) => employee_id);
const every = (people: readonly Person[], nth: number) =>
  idsOf(people).filter((_, index) => index % nth === 0);

it('everybody in one department is told once, as one group', async () => {
  const people = peopleOf('a', 30, { department: 'A' });
  const world = await companyOf(people, every(people, 2));
  const { rows } = await world.adoption({ period: WEEK, by: 'department' });
  expect(saidBy(rows)).toEqual({ ALL: '15 of 30', A: '15 of 30' });
});

it('everybody active is told as a bound, with no account beside it', async () => {
  const people = [...peopleOf('a', 30, { department: 'A' }), ...peopleOf('b', 20, { department: 'B' })];
  const world = await companyOf(people, idsOf(people));
  const { rows, match, onlyIt } = await world.adoption({ period: WEEK, by: 'department' });
  expect(saidBy(rows)).toEqual({ ALL: 'at least 49 of 50', A: 'at least 29 of 30', B: 'at least 19 of 20' });
  expect([match, onlyIt]).toEqual([null, null]);
});

it('nobody active is told as a bound, and strangers with no number', async () => {
  const people = [...peopleOf('a', 30, { department: 'A' }), ...peopleOf('b', 20, { department: 'B' })];
  const world = await companyOf(people, ['stranger']);
  const { rows, match, low } = await world.adoption({ period: WEEK, by: 'department' });
  expect(saidBy(rows)).toEqual({ ALL: 'at most 1 of 50', A: 'at most 1 of 30', B: 'at most 1 of 20' });
  expect([match, low]).toEqual([null, []]);
});

it('an IT department that is told as a bound is in no index, and has no share', async () => {
  const people = ['A', 'B', 'C', 'D'].flatMap((department) =>
    peopleOf(department.toLowerCase(), 30, { department }),
  );
  const active = every(people, 2).filter((id) => !id.startsWith('b'));
  const asked = { period: WEEK, by: 'department' };
  const { rows, onlyIt } = await (await companyOf(people, active)).adoption(asked);
  expect(saidBy(rows)).toMatchObject({ ALL: '45 of 120', B: 'at most 1 of 30', D: '15 of 30' });
  expect(onlyIt).toBeNull();
  expect(rows.find(({ department }) => department === 'B')?.representation).toBeNull();
  const awake = await (await companyOf(people, every(people, 2))).adoption(asked);
  expect(awake.onlyIt).toMatchObject({ ofPeople: 0.25, ofActive: 0.25, index: 1 });
});

it('of two personas that differ by one person at most one is shown', async () => {
  const people = [
    ...peopleOf('a', 40, { department: 'A', job_title: 'Clerk' }),
    ...peopleOf('b', 30, { department: 'A', job_title: 'Analyst' }),
    ...peopleOf('c', 1, { department: 'A', job_title: 'Director' }),
  ];
  const personas = { all: { job_title: ['Clerk', 'Director'] }, but: { job_title: 'Clerk' } };
  const world = await companyOf(
    people,
    every(people, 2),
    completeCharter({ personas, goLive: '2025-03-03' }),
  );
  const { rows } = await world.adoption({ period: WEEK, by: 'persona' });
  const shown = Object.entries(saidBy(rows)).filter(([, said]) => said !== 'HIDDEN');
  expect(shown.map(([group]) => group)).not.toEqual(expect.arrayContaining(['all', 'but']));
  // 71 people less 31 of any other shown groups would be 40 again.
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.length).toBeLessThan(4);
});

it('departments of one person are told as everybody and no more', async () => {
  const people = Array.from({ length: 200 }, (_, index) => ({
    ...{ employee_id: `p${index}`, department: `D${index}` },
  }));
  const world = await companyOf(people, every(people, 2));
  const { rows, withheld, hiddenTogether } = await world.adoption({ period: WEEK, by: 'department' });
  expect(withheld).toBe(200);
  expect(hiddenTogether).toMatchObject([{ groups: 200, people: 200, count: 100, rate: 0.5 }]);
  expect(saidBy(rows.filter(({ status }) => status !== 'HIDDEN'))).toEqual({ ALL: '100 of 200' });
});

it('hidden departments are told as one, and what of them took part only where no bound stands beside them', async () => {
  const sizes = { A: 30, B: 20, C: 20, D: 4, E: 7 };
  const people = Object.entries(sizes).flatMap(([department, size]) =>
    peopleOf(department.toLowerCase(), size, { department }),
  );
  const together = async (active: readonly string[], more: object = {}) => {
    const world = await companyOf(people, active);
    const { rows, hiddenTogether } = await world.adoption({ period: WEEK, by: 'department', ...more });
    return [saidBy(rows), hiddenTogether.map(({ groups, people: all, count }) => [groups, all, count])];
  };
  const half = every(people, 2);
  const told = { ALL: '41 of 81', A: '15 of 30', B: '10 of 20', C: '10 of 20', D: 'HIDDEN', E: 'HIDDEN' };
  expect(await together(half)).toEqual([told, [[2, 11, 6]]]);
  const silent = await together(half.filter((id) => !id.startsWith('b')));
  expect(silent).toEqual([{ ...told, ALL: '31 of 81', B: 'at most 1 of 20' }, [[2, 11, null]]]);
});

it('a hundred thousand of them are no departments: refused, and nothing changed', async () => {
  const world = new World(await cluster.database(), { today: '2025-03-18' });
  const people = Array.from({ length: 100_000 }, (_, index) => ({
    ...{ employee_id: `p${index}`, department: `D${index}` },
  }));
  const outcome = await world.tryDirectory(directoryText(people));
  if (!('refusal' in outcome)) throw new Error('taken');
  expect(en.refusal(outcome.refusal)).toEqual({
    message: 'The file names 100000 departments for 100000 people.',
    where: 'column department',
    whatToDo: expect.stringContaining('what differs from person to person'),
  });
  expect((await examine(world.context)).find(({ about }) => about === 'roster')).toBeUndefined();
});
