import { lookup } from 'node:dns';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { Scheduler, identityKey, requestSync, syncJob } from '@takeup/application';
import { slack } from '@takeup/connectors';
import { Zone } from '@takeup/domain';
import { inTransaction, migrations, openDatabase, tables, tieAccounts } from '@takeup/storage';
import { timed } from './report.mjs';

/** Syncs one day of one connection in a process of its own, and says on stdout how long it took and with how much memory. */
const { dataDir, secret, url, day } = JSON.parse(await text(process.stdin));
const pools = await openDatabase({ dataDir, create: true, entities: tables, migrations });
const source = {
  key: 'slack',
  title: 'Slack',
  connector: slack,
  config: slack.config.parse({ url, analytics_token: 'xoxp-bench' }),
  since: day,
  allowedHosts: ['127.0.0.1'],
};
const start = Date.parse(`${day}T00:00:00Z`) + 30 * 3_600_000;
let forward = 0;
const context = {
  pools,
  clock: { now: () => start + forward },
  config: { zone: new Zone('UTC'), connections: [{ key: 'slack', title: 'Slack' }] },
  identity: identityKey(1, Buffer.from(secret, 'hex')),
  sources: [source],
  network: { now: () => Date.now(), sleep: (ms) => sleep(ms), resolve: lookup },
};
const reports = [];
const errors = [];
await requestSync(context, [source], { connection: source.key });
forward += 1000;
const scheduler = new Scheduler({
  context,
  jobs: [syncJob({ context, source, coolOffMs: 0, onRead: (report) => reports.push(report) })],
  leaseMs: 600_000,
  every: () => () => undefined,
  onError: (_, error) => errors.push(error),
});
const { ms } = await timed(async () => {
  await scheduler.tick();
  await scheduler.settled();
  await inTransaction(pools, tieAccounts);
});
if (errors.length > 0) throw errors[0];
const count = (table) =>
  inTransaction(
    pools,
    async (session) => (await session.query(`SELECT count(*)::integer AS n FROM ${table}`))[0].n,
  );
const [accounts, acts] = [await count('person.account'), await count('person.act')];
await pools.close();
const pages = reports.reduce((sum, report) => sum + report.pages, 0);
if (reports.some(({ fault }) => fault !== null)) throw new Error(JSON.stringify(reports));
process.stdout.write(JSON.stringify({ ms, pages, accounts, acts, maxRssKb: process.resourceUsage().maxRSS }));
