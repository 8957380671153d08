import { readSources } from '@takeup/application';
import { eachDay } from '@takeup/domain';
import { closeAll, engage, monthsOf, newestOf, peopleDoing, staffText } from './own-counts.js';
import { pull } from './platform.js';
import { activityText, peopleOf } from './table.js';
import { World } from './world.js';

jest.setTimeout(240_000);
afterAll(closeAll, 60_000);

it('a platform that was removed and connected anew under another key tells nothing beside the people it then names', async () => {
  const { world, on, tenant, source } = await engage();
  await on('2026-10-31');
  await on('2026-11-12');
  expect(await newestOf(world)).toContain('viewers about 20');
  tenant.concealsNames = false;
  world.clock.set('2026-11-13');
  await pull(world, { ...source, key: 'engage-anew', title: 'Engage anew' });
  await world.refresh();
  expect(await newestOf(world)).toEqual([
    'viewers withheld ',
    'reactors withheld ',
    'posters withheld ',
    'messages withheld ',
    'reactions withheld ',
  ]);
});

it('an organisation that grew is told nothing of a month in which it was too small', async () => {
  const { world, on } = await engage({ staff: 15 });
  await on('2026-10-31');
  await on('2026-11-12');
  await world.directory(staffText(300), { asOf: '2026-11-12' });
  await world.refresh();
  expect(await newestOf(world)).toBe('too-small');
});

it('a month that was told is told by the minimum group that it was told by first', async () => {
  const { world, on } = await engage({ people: peopleDoing(24, [1, 5, 2]) });
  await on('2026-10-31');
  await on('2026-11-12');
  const told = await monthsOf(world);
  expect(told).toMatchObject({ months: [{ step: 10 }] });
  // Of two roundings of one number each takes away a part of what the other leaves open.
  const policy = { minimumGroup: 11, t: 2 };
  const changed = new World(world.database, {
    today: '2026-11-13',
    config: { ...world.context.config, policy },
  });
  await changed.refresh();
  expect(await monthsOf(changed)).toEqual(told);
});

it('a platform that tells nothing but its own counts holds up no figures of others', async () => {
  const posts = activityText(
    [...eachDay('2026-10-01', '2026-11-11')].flatMap((day) =>
      peopleOf('a', 30, {}).map(({ employee_id: account }) => ({ day, account, kind: 'post' })),
    ),
  );
  const { world, on, tenant } = await engage();
  await on('2026-10-31');
  world.clock.set('2026-11-12');
  await world.activity(posts);
  await on('2026-11-12');
  expect((await world.adoption({ period: 'month:2026-10' })).rows[0]).toMatchObject({
    people: 60,
    count: 30,
  });
  expect(await newestOf(world)).toContain('viewers about 20');
  expect(
    (await readSources(world.context)).sources.map(({ key, expected }) => [key, expected]),
  ).toContainEqual(['engage', 0]);
  // Once somebody is named, there are days to wait for.
  tenant.concealsNames = false;
  await on('2026-11-13');
  expect((await readSources(world.context)).sources[0]?.expected).toBeGreaterThan(0);
});

it('a platform that conceals names from now on holds up no figures of others for good', async () => {
  const { world, on, tenant } = await engage({ concealsNames: false });
  await on('2026-10-31');
  world.clock.set('2026-12-20');
  await world.activity(
    activityText(
      [...eachDay('2026-10-01', '2026-12-19')].flatMap((day) =>
        peopleOf('a', 30, {}).map(({ employee_id: account }) => ({ day, account, kind: 'post' })),
      ),
    ),
  );
  tenant.concealsNames = true;
  for (const day of ['2026-11-01', '2026-11-02', '2026-11-03', '2026-12-20']) await on(day);
  for (const day of ['2026-12-21', '2026-12-22']) await on(day);
  expect((await readSources(world.context)).sources[0]?.states).toContain('given-up');
  expect((await world.adoption({ period: 'month:2026-11' })).rows[0]?.status).not.toBe('NOT_FINAL');
});
