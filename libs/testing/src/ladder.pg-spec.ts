import { completeCharter } from './charter.js';
import { TestCluster } from './cluster.js';
import { activityText, directoryText, peopleOf } from './table.js';
import { World, saidBy } from './world.js';

jest.setTimeout(120_000);

const cluster = new TestCluster();
afterAll(() => cluster.stop());

/** Of each group: people, how many were active in the week, and how many were reached. */
const GROUPS = [
  ['T', 'A', 10, 3, 3],
  ['T', 'B', 62, 1, 13],
  ['T', 'C', 232, 30, 60],
  ['U', 'A', 40, 12, 20],
  ['U', 'B', 90, 22, 40],
  ['U', 'C', 80, 20, 30],
] as const;
const DAY = '2025-03-12';

async function company(): Promise<World> {
  const world = new World(await cluster.database(), {
    today: '2025-04-20',
    config: { connections: ['files', 'sso'].map((key) => ({ key, title: key })) },
  });
  await world.directory(
    directoryText(
      GROUPS.flatMap(([department, job_family, people]) =>
        peopleOf(`${department}${job_family}`, people, { department, job_family }),
      ),
    ),
  );
  await world.charter(
    completeCharter({ personas: { a: { job_family: 'A' }, b: { job_family: 'B' } }, goLive: '2025-12-01' }),
  );
  const some = (kind: string, count: (group: (typeof GROUPS)[number]) => number) =>
    GROUPS.flatMap((group) =>
      Array.from({ length: count(group) }, (_, n) => ({
        day: DAY,
        account: `${group[0]}${group[1]}${n + 1}`,
        kind,
      })),
    );
  const covers = { from: '2025-03-01', to: '2025-03-31' };
  await world.activity(activityText(some('react', ([, , , active]) => active)), { covers });
  await world.activity(activityText(some('signin', ([, , , , reached]) => reached)), {
    covers,
    connection: 'sso',
  });
  await world.refresh();
  return world;
}

const asked = { period: 'week:2025-W11', by: 'persona,department' };

describe('measures of one period', () => {
  it('tell no more together than each by itself', async () => {
    const world = await company();
    const active = saidBy((await world.adoption(asked)).rows);
    const reached = saidBy((await world.adoption({ ...asked, measure: 'reached' })).rows);
    // 34 − 30 = 4 were active of two groups; of one of them 3 were reached: exactly 1 of the other was active, of which
    // "fewer than 2" would be told by itself.
    const told = [active['T'], active['T × NONE'], active['T × b'], reached['T × a']];
    expect(told).toContain('HIDDEN');
    expect(active['ALL']).toBe('88 of 514');
  });

  it('are told of an initiative as they are of everything, where the counts are the same', async () => {
    const world = await company();
    const everywhere = saidBy((await world.adoption(asked)).rows);
    expect(saidBy((await world.adoption({ ...asked, initiative: 'example' })).rows)).toEqual(everywhere);
  });
});
