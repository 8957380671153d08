import { addDays, eachDay } from '@takeup/domain';
import { listPeriods, readCoverage } from '@takeup/application';
import { completeCharter } from './charter.js';
import { TestCluster } from './cluster.js';
import { activityText, directoryText, peopleOf } from './table.js';
import { World, saidBy } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
afterAll(() => cluster.stop());

const PEOPLE = peopleOf('p', 40, { department: 'Sales', job_family: 'F' });

/** So many acts on every day from Monday the 3rd of March 2025, but none on the days left out. */
function acts(
  to: string,
  { aDay = 25, without = [] as readonly string[], from = '2025-03-03' } = {},
): string {
  const days = [...eachDay(from, to)].filter((day) => !without.includes(day));
  return activityText(
    days.flatMap((day) =>
      Array.from({ length: aDay }, (_, n) => ({
        account: `p${n + 1}`,
        kind: 'post',
        at: `${day}T09:${10 + n}:00Z`,
      })),
    ),
  );
}

async function worldOn(today: string): Promise<World> {
  const world = new World(await cluster.database(), { today });
  await world.directory(directoryText(PEOPLE));
  return world;
}

const published = async (world: World) => {
  await world.refresh();
  const lists = await Promise.all((['week', '28d'] as const).map((kind) => listPeriods(world.context, kind)));
  return Object.fromEntries(
    lists.flat().map(({ key, state, due }) => [key, due === null ? state : `${state} until ${due}`]),
  );
};
const stateOn = async (world: World, day: string) =>
  (await readCoverage(world.context, day, day))[0]?.states[0];

describe('a day without an act', () => {
  it('is missing where its four nearest like days average 20 acts, waits 14 days, and is then given up', async () => {
    const world = await worldOn('2025-03-31');
    await world.activity(acts('2025-03-30', { without: ['2025-03-19'] }));
    expect(await published(world)).toMatchObject({
      'week:2025-W10': 'PUBLISHED',
      'week:2025-W11': 'PUBLISHED',
      'week:2025-W12': 'NOT_FINAL until 2025-04-03',
      'week:2025-W13': 'NOT_FINAL',
      '28d:2025-03-30': 'NOT_FINAL until 2025-04-03',
    });
    expect(await stateOn(world, '2025-03-19')).toBe('missing');
    const waiting = await world.adoption({ period: '28d:2025-03-30', by: 'department' });
    expect(saidBy(waiting.rows)).toEqual({ ALL: 'NOT_FINAL', Sales: 'NOT_FINAL' });
    expect(waiting.period).toMatchObject({ final: false, due: '2025-04-03' });

    world.clock.set('2025-04-02');
    expect((await published(world))['28d:2025-03-30']).toBe('NOT_FINAL until 2025-04-03');
    world.clock.set('2025-04-03');
    expect((await published(world))['28d:2025-03-30']).toBe('PUBLISHED');
    expect(await stateOn(world, '2025-03-19')).toBe('given-up');
    const { coverage, rows } = await world.adoption({ period: '28d:2025-03-30' });
    expect(coverage).toEqual({
      expected: 28,
      present: 27,
      partial: true,
      missing: [{ day: '2025-03-19', connection: 'files', title: 'Files' }],
    });
    expect(saidBy(rows)).toEqual({ ALL: '25 of 40' });
  });

  it('is complete in a source that is as quiet as that', async () => {
    const world = await worldOn('2025-03-31');
    await world.activity(acts('2025-03-30', { aDay: 19, without: ['2025-03-19', '2025-03-22'] }));
    expect((await published(world))['28d:2025-03-30']).toBe('PUBLISHED');
    expect(await stateOn(world, '2025-03-19')).toBe('complete');
  });

  it('stays covered once a file was said to cover it, whatever comes later', async () => {
    const world = await worldOn('2025-03-31');
    await world.activity(acts('2025-03-30', { without: ['2025-03-19'] }));
    await world.refresh();
    const covers = { from: '2025-03-18', to: '2025-03-20' };
    await world.activity(acts('2025-03-20', { from: '2025-03-18', without: ['2025-03-19'] }), { covers });
    await world.activity(acts('2025-03-30', { without: ['2025-03-19'] }));
    expect((await published(world))['28d:2025-03-30']).toBe('PUBLISHED');
    expect((await world.adoption({ period: '28d:2025-03-30' })).coverage).toMatchObject({
      present: 28,
      partial: false,
    });
  });

  it('takes the value away where too many are missing', async () => {
    const world = await worldOn('2025-04-30');
    await world.activity(acts('2025-03-30', { without: ['2025-03-18', '2025-03-19'] }));
    await world.refresh();
    const week = await world.adoption({ period: 'week:2025-W12', by: 'department' });
    expect(saidBy(week.rows)).toEqual({ ALL: 'NO_DATA', Sales: 'NO_DATA' });
    expect(week.period.final).toBe(true);
    expect((await world.adoption({ period: '28d:2025-03-30' })).coverage).toMatchObject({
      present: 26,
      partial: true,
    });
  });
});

it('a day read before it was over is provisional, and its period waits for the next reading', async () => {
  const world = await worldOn('2025-03-30T20:00:00Z');
  await world.activity(acts('2025-03-30'));
  expect((await published(world))['28d:2025-03-30']).toBe('NOT_FINAL');
  expect(await stateOn(world, '2025-03-30')).toBe('provisional');
  world.clock.set('2025-04-02');
  expect((await published(world))['28d:2025-03-30']).toBe('NOT_FINAL');
  await world.activity(acts('2025-03-30', { from: '2025-03-24' }));
  expect((await published(world))['28d:2025-03-30']).toBe('PUBLISHED');
});

it('--covers replaces the days it names and no others', async () => {
  const world = await worldOn('2025-05-01');
  await world.activity(acts('2025-03-30'));
  const covers = { from: '2025-03-10', to: '2025-03-16' };
  const report = await world.activity(acts('2025-03-16', { from: '2025-03-10', aDay: 3 }), { covers });
  expect(report).toMatchObject({ lines: 21, acts: 21 });
  await world.refresh();
  const weeks = await Promise.all(
    ['W10', 'W11', 'W12'].map((week) => world.adoption({ period: `week:2025-${week}` })),
  );
  expect(weeks.map(({ rows }) => saidBy(rows))).toEqual([
    { ALL: '25 of 40' },
    { ALL: '3 of 40' },
    { ALL: '25 of 40' },
  ]);
});

it('a partial period is never BELOW its path, and a whole one is', async () => {
  const verdicts = await Promise.all(
    [[], ['2025-03-19']].map(async (without) => {
      const world = await worldOn('2025-05-01');
      await world.charter(
        completeCharter({
          personas: { field: { job_family: 'F' } },
          goLive: '2025-02-03',
          deadline: '2025-04-30',
          adoption: [
            {
              persona: 'field',
              measure: 'active',
              baseline: '10%',
              target: { value: '99%', by: '2025-04-30' },
            },
          ],
        }),
      );
      await world.activity(acts('2025-03-30', { aDay: 20, without }));
      await world.refresh();
      const { rows, coverage } = await world.adoption({ period: '28d:2025-03-30', by: 'persona' });
      const own = rows.find(({ persona }) => persona === 'field');
      return { partial: coverage.partial, verdict: own?.verdict, short: own?.short, count: own?.count };
    }),
  );
  expect(verdicts).toEqual([
    { partial: false, verdict: 'BELOW', short: expect.any(Number), count: 20 },
    { partial: true, verdict: 'NO_CLEAR_GAP', short: expect.any(Number), count: 20 },
  ]);
});

it('a day between the last act and today is pending, and no period that holds one is final', async () => {
  const world = await worldOn('2025-06-01');
  await world.activity(acts('2025-03-28'));
  expect(await published(world)).toMatchObject({
    'week:2025-W12': 'PUBLISHED',
    'week:2025-W13': 'NOT_FINAL',
    '28d:2025-03-30': 'NOT_FINAL',
  });
  expect(await stateOn(world, addDays('2025-03-28', 1))).toBe('pending');
});
