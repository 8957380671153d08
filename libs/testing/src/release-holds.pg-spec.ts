import { readSetup } from '@takeup/application';
import { eachDay } from '@takeup/domain';
import { TestCluster } from './cluster.js';
import type { Person } from './table.js';
import { activityText, directoryText, peopleOf } from './table.js';
import { World, saidBy } from './world.js';

jest.setTimeout(120_000);

const cluster = new TestCluster();
afterAll(() => cluster.stop());

async function published(people: readonly Person[], active: readonly string[]): Promise<World> {
  const world = new World(await cluster.database(), { today: '2025-04-20' });
  await world.directory(directoryText(people));
  const acts = [...eachDay('2025-03-03', '2025-03-31')].flatMap((day) =>
    active.map((account) => ({ day, account, kind: 'post' })),
  );
  await world.activity(activityText(acts));
  await world.refresh();
  return world;
}

describe('the release', () => {
  it('holds no count of a hidden group or of a bound, and no size of a group that is hidden throughout', async () => {
    const people = [
      ...peopleOf('a', 30, { department: 'A' }),
      ...peopleOf('b', 24, { department: 'B' }),
      ...peopleOf('c', 6, { department: 'C/x' }),
      ...peopleOf('d', 9, { department: 'C/y' }),
    ];
    const world = await published(people, [
      ...['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'],
      ...['c1', 'c2', 'c3', 'd1', 'd2', 'd3'],
    ]);
    const { rows } = await world.adoption({ period: 'week:2025-W12', by: 'department' });
    expect(saidBy(rows)).toMatchObject({
      A: '7 of 30',
      B: 'at most 1 of 24',
      'C/x': 'HIDDEN',
      'C/y': 'HIDDEN',
    });
    const kept = await world.database.reader.query<object[]>(
      `SELECT status, bool_or(count IS NOT NULL) AS counted, count(*) > 0 AS some FROM release.figure GROUP BY status ORDER BY status`,
    );
    expect(kept).toEqual([
      { status: 'FEWER_THAN_T', counted: false, some: true },
      { status: 'HIDDEN', counted: false, some: true },
      { status: 'SHOWN', counted: true, some: true },
    ]);
    const sizes = await world.database.reader.query<{ department: string; people: number | null }[]>(
      `SELECT department, people FROM release.cell WHERE persona = 'ALL' AND location = 'ALL' ORDER BY department`,
    );
    expect(Object.fromEntries(sizes.map(({ department, people: size }) => [department, size]))).toMatchObject(
      {
        A: 30,
        'C/x': null,
        'C/y': null,
      },
    );
  });

  it('holds nothing of a company under the minimum, and its size is told nowhere', async () => {
    const world = await published(peopleOf('a', 8, { department: 'A' }), ['a1', 'a2', 'a3']);
    const { rows } = await world.adoption({ period: 'week:2025-W12' });
    expect(saidBy(rows)).toEqual({ ALL: 'HIDDEN' });
    expect((await readSetup(world.context)).people).toBeNull();
    const [{ told } = { told: null }] = await world.database.reader.query<{ told: boolean }[]>(
      `SELECT bool_or(people IS NOT NULL) AS told FROM release.cell`,
    );
    expect(told).toBe(false);
  });
});
