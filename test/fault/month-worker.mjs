/**
 * A process of its own for the month with several schedulers: opens the database that argv[2] names and does, whenever
 * its parent says what time it is, whatever is due then. It cannot be TypeScript, because plain Node runs it.
 */
import { createReadStream } from 'node:fs';
import { lookup } from 'node:dns';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Scheduler,
  identityKey,
  monthCloseJob,
  pullOutcomesJob,
  refresh,
  refreshJob,
  syncJob,
} from '@takeup/application';
import { mattermost } from '@takeup/connectors';
import { loadSolver } from '@takeup/disclosure';
import { DEFAULT_POLICY, Zone } from '@takeup/domain';
import { LeaseLost, migrations, openDatabase, tables } from '@takeup/storage';
import loadHighs from 'highs';

const { dataDir, databaseName, url, token, since, file, zone, leaseMs } = JSON.parse(process.argv[2]);
const database = await openDatabase({
  dataDir,
  databaseName,
  create: false,
  entities: tables,
  migrations,
  poolSize: 4,
});
let now = 0;
const source = {
  key: 'chat',
  title: 'Chat',
  connector: mattermost,
  config: mattermost.config.parse({ url, token }),
  since,
  allowedHosts: ['127.0.0.1'],
};
const config = {
  organisation: 'Example',
  zone: new Zone(zone),
  currency: 'EUR',
  itDepartments: [],
  connections: [{ key: 'chat', title: 'Chat' }],
  outcomes: [{ series: 'files/time_to_answer', file }],
  policy: DEFAULT_POLICY,
  attributes: [],
  demo: false,
};
const context = {
  pools: database,
  clock: { now: () => now },
  config,
  solver: await loadSolver(loadHighs),
  identity: identityKey(1, Buffer.alloc(32, 7)),
};
const syncing = {
  ...context,
  sources: [source],
  network: { now: () => Date.now(), sleep: (ms) => sleep(ms), resolve: lookup },
};
const jobs = [
  syncJob({ context: syncing, source, coolOffMs: 50, onRead: () => undefined }),
  refreshJob(context, async () => void (await refresh(context))),
  pullOutcomesJob(context, { network: syncing.network, open: async (path) => createReadStream(path) }),
  monthCloseJob(context),
];
const every = (ms, call) => {
  const timer = setInterval(call, ms);
  return () => clearInterval(timer);
};
/** The scheduler takes a lost lease for what it is; the parent wants to know of it. */
const told = (job) => ({
  ...job,
  run: async (held) => {
    process.send({ began: `${held.job} ${held.slot}` });
    try {
      return await job.run(held);
    } catch (error) {
      if (error instanceof LeaseLost) process.send({ refused: `${held.job} ${held.slot}` });
      throw error;
    }
  },
});
const schedulerOf = (own) =>
  new Scheduler({
    context,
    jobs: own.map(told),
    leaseMs,
    every,
    onError: (job, error) => process.send({ failed: `${job}: ${error.message}` }),
  });
// One after the other, so that whoever is struck while it reads the platform holds no lock of a refresh.
const schedulers = [schedulerOf(jobs.slice(0, 1)), schedulerOf(jobs.slice(1))];
process.on('message', async ({ at, turn }) => {
  now = at;
  for (const scheduler of schedulers) {
    await scheduler.tick();
    await scheduler.settled();
  }
  process.send({ ticked: turn });
});
process.once('disconnect', () => void database.close().finally(() => process.exit(0)));
process.send({ ready: true });
