import { eachDay } from '@takeup/domain';
import { completeCharter } from './charter.js';
import { TestCluster } from './cluster.js';
import { activityText, directoryText, peopleOf } from './table.js';
import { World, saidBy } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
afterAll(() => cluster.stop());

const PEOPLE = [
  ...peopleOf('bf', 24, { department: 'Berlin', job_family: 'F1' }),
  ...peopleOf('bo', 26, { department: 'Berlin', job_family: 'O' }),
  ...peopleOf('lf', 20, { department: 'Lyon', job_family: 'F2' }),
  ...peopleOf('lo', 30, { department: 'Lyon', job_family: 'O' }),
];
/** Every third person posts every day. */
const ACTS = activityText(
  [...eachDay('2025-02-03', '2025-04-30')].flatMap((day) =>
    PEOPLE.filter((_, index) => index % 3 === 0).map(({ employee_id: account }) => ({
      day,
      account,
      kind: 'post',
    })),
  ),
);
const TARGETS = [
  { persona: 'field', measure: 'active', baseline: '10%', target: { value: '90%', by: '2025-06-30' } },
  { department: 'Lyon', measure: 'active', baseline: '10%', target: { value: '20%', by: '2025-06-30' } },
];
const CHARTER = completeCharter({
  personas: { field: { job_family: 'F*' } },
  adoption: TARGETS,
  goLive: '2025-02-03',
  deadline: '2025-06-30',
});

const figures = (world: World) =>
  world.database.owner.query<Record<string, unknown>[]>(
    `SELECT f.period_key, f.measure, c.department, c.persona, c.location, f.status, f.count, c.people
     FROM release.figure f JOIN release.cell c USING (cell_id) ORDER BY 1, 2, 3, 4, 5`,
  );
const targets = (world: World) =>
  world.database.owner.query('SELECT * FROM release.target ORDER BY 1, 2, 3, 4, 5');

async function published(): Promise<World> {
  const world = new World(await cluster.database(), { today: '2025-05-06' });
  await world.directory(directoryText(PEOPLE));
  await world.activity(ACTS);
  await world.refresh();
  return world;
}

describe('a charter that comes after the first figures', () => {
  it('adds its personas to published epochs, changes no figure that was there, and is measured against', async () => {
    const world = await published();
    const before = await figures(world);
    expect(await targets(world)).toEqual([]);
    expect(saidBy((await world.adoption({ by: 'persona,department' })).rows)).toEqual({
      ALL: '34 of 100',
      Berlin: '17 of 50',
      Lyon: '17 of 50',
    });

    expect(await world.charter(CHARTER)).toMatchObject({ state: 'confirmed' });
    await world.refresh();
    const after = await figures(world);
    const key = (row: Record<string, unknown>) => JSON.stringify(row);
    const now = new Set(after.map(key));
    expect(before.filter((row) => !now.has(key(row)))).toEqual([]);
    expect(after.length).toBeGreaterThan(before.length);
    expect(new Set(after.map(({ period_key }) => period_key))).toEqual(
      new Set(before.map(({ period_key }) => period_key)),
    );

    const { rows } = await world.adoption({ by: 'persona,department', initiative: 'example' });
    expect(saidBy(rows)).toEqual({
      ALL: '34 of 100',
      Berlin: '17 of 50',
      Lyon: '17 of 50',
      field: '15 of 44',
      'Berlin × field': '8 of 24',
      'Lyon × field': '7 of 20',
      NONE: '19 of 56',
      'Berlin × NONE': '9 of 26',
      'Lyon × NONE': '10 of 30',
    });
    const judged = rows
      .filter(({ verdict }) => verdict !== null)
      .map((row) => [`${row.department} ${row.persona}`, row.verdict]);
    expect(judged).toEqual([
      ['Lyon ALL', 'ABOVE'],
      ['ALL field', 'BELOW'],
      ['Berlin field', 'BELOW'],
      ['Lyon field', 'NO_CLEAR_GAP'],
    ]);
    for (const { count, people, path, gap, short } of rows.filter(({ path }) => path !== null)) {
      const [of, n, on] = [count ?? 0, people ?? 1, path ?? 0];
      expect(gap).toBeCloseTo(of / n - on, 12);
      expect(short).toBe(Math.max(0, Math.ceil(on * n - 1e-9) - of));
    }
  });

  it('gives the release that it would have given had it come first, and no other when it comes again', async () => {
    const late = await published();
    await late.charter(CHARTER);
    const hash = await late.hash();
    expect(await late.charter(CHARTER)).toMatchObject({ unchanged: true });
    expect(await late.hash()).toBe(hash);

    const early = new World(await cluster.database(), { today: '2025-05-06' });
    await early.directory(directoryText(PEOPLE));
    await early.charter(CHARTER);
    await early.activity(ACTS);
    expect(await early.hash()).toBe(hash);
  });

  it('may name a persona that matches nobody, and says so', async () => {
    const world = await published();
    const charter = completeCharter({
      personas: { field: { job_family: 'F*' }, diver: { job_family: 'Diver' } },
    });
    const { state, completeness } = await world.charter(charter);
    expect(state).toBe('draft');
    expect(completeness.filter(({ done }) => !done).map(({ code }) => code)).toEqual([
      expect.stringContaining('persona'),
    ]);
    await world.refresh();
    expect(saidBy((await world.adoption({ by: 'persona' })).rows)).toMatchObject({
      ALL: '34 of 100',
      field: '15 of 44',
    });
  });

  it.each(['employee_id', 'email', 'manager_id', 'start_date', 'shoe_size'])(
    'may not make a rule of %s',
    async (column) => {
      const world = await published();
      const outcome = world.charter(completeCharter({ personas: { field: { [column]: 'x' } } }));
      await expect(outcome).rejects.toThrow(/charter-invalid.*rule-attribute-(personal|unknown)/s);
      expect(await world.database.owner.query('SELECT * FROM declared.charter')).toEqual([]);
    },
  );
});
