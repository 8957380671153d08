import { Readable } from 'node:stream';
import type { Configuration } from '@takeup/application';
import { Scheduler, noteSourcesOfFile, pullOutcomesJob, readSources } from '@takeup/application';
import { TestCluster } from './cluster.js';
import { network } from './network.js';
import { World } from './world.js';

jest.setTimeout(120_000);

const cluster = new TestCluster();
afterAll(() => cluster.stop());

const OUTCOMES: Configuration['outcomes'] = [{ series: 'tickets/open', file: './kpi/open.csv' }];
const worldOn = (
  database: Awaited<ReturnType<TestCluster['database']>>,
  today: string,
  outcomes = OUTCOMES,
) => new World(database, { today, config: { outcomes, connections: [] } });

/** What a process does with the operator's KPI sources at a tick. */
async function tick(own: World, bytes: string | null): Promise<void> {
  const open = () => Promise.resolve(bytes === null ? null : Readable.from([Buffer.from(bytes)]));
  const scheduler = new Scheduler({
    context: own.context,
    jobs: [pullOutcomesJob(own.context, { open, network })],
    ...{ leaseMs: 60_000, every: () => () => undefined },
    onError: (_, error) => {
      throw error;
    },
  });
  await scheduler.tick();
  await scheduler.settled();
}

it('a KPI source of the operator’s file stands beside the others, and says what stands in its way until it is gone', async () => {
  const database = await cluster.database();
  const first = worldOn(database, '2025-06-02');
  await noteSourcesOfFile(first.context, null);
  const row = { key: 'tickets/open', kind: 'outcome', connector: 'file', inFile: true };
  expect((await readSources(first.context)).asked).toMatchObject([{ ...row, askedAt: null, trouble: null }]);

  await tick(first, null);
  const told = await readSources(first.context);
  expect(told.asked).toMatchObject([{ ...row, trouble: 'file' }]);
  expect(told.toFix).toContainEqual(
    expect.objectContaining({ about: 'asked', connection: 'tickets/open', code: 'file' }),
  );

  const next = worldOn(database, '2025-06-03');
  await noteSourcesOfFile(next.context, null);
  expect((await readSources(next.context)).asked).toMatchObject([{ trouble: 'file' }]);
  await tick(next, 'at,value\n2025-05-04,61.5\n');
  expect((await readSources(next.context)).asked).toMatchObject([{ ...row, trouble: null }]);

  const without = worldOn(database, '2025-06-03', []);
  await noteSourcesOfFile(without.context, null);
  expect((await readSources(without.context)).asked).toEqual([]);
});
