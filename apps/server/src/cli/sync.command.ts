import type { SyncReport } from '@takeup/application';
import { Scheduler, declareSources, refresh, requestSync, syncJob } from '@takeup/application';
import { invalid, refused } from '@takeup/domain';
import { en } from '@takeup/words';
import { Command, Option } from 'commander';
import { every, syncContext } from '../schedule/jobs.js';
import { describe } from '../work.js';
import { Exit, exitFor, orExit } from './exit.js';
import { withIdentity } from './open.js';
import type { Format } from './output.js';
import { print, printJson, progress, say } from './output.js';
import { confirmCommand } from './sync-confirm.js';
import { daysFrom } from './sync-days.js';
import { replayCommand } from './sync-replay.js';

interface SyncOptions {
  readonly from?: string;
  readonly to?: string;
  readonly format: Format;
}

const LEASE_MS = 60_000;

export function syncCommand(): Command {
  return new Command('sync')
    .description('read what is not read yet from the platforms that takeup.yaml names')
    .argument('[connection]', 'only this one')
    .option('--from <date>', 'read these days again, whatever is known of them')
    .option('--to <date>', 'the last of them')
    .addOption(
      new Option('--format <format>', 'how to print the result').choices(['table', 'json']).default('table'),
    )
    .enablePositionalOptions()
    .addCommand(replayCommand())
    .addCommand(confirmCommand())
    .action(sync);
}

async function sync(connection: string | undefined, options: SyncOptions): Promise<void> {
  const days = daysFrom(options) ?? [];
  await withIdentity(async (context, opened) => {
    if (opened.config.demo) throw exitFor(refused('demo-import'));
    const sources = opened.sources.filter(({ key }) => connection === undefined || key === connection);
    if (sources.length === 0) {
      if (connection === undefined) throw new Exit(2, en.sync.noSource);
      const there = opened.sources.map(({ key }) => key).join(', ');
      throw exitFor(invalid('sync-unknown', { connection, there }));
    }
    const syncing = syncContext(context, opened.sources);
    await declareSources(syncing);
    const reports: SyncReport[] = [];
    const errors: string[] = [];
    const busy: string[] = [];
    const scheduler = new Scheduler({
      context,
      jobs: sources.map((source) =>
        syncJob({ context: syncing, source, onRead: (report) => reports.push(report) }),
      ),
      leaseMs: LEASE_MS,
      every,
      onError: (_, error) => errors.push(describe(error)),
    });
    const stop = progress(() => en.sync.reading(reports.length));
    try {
      for (const { key } of sources) {
        const asked = await requestSync(context, opened.sources, { connection: key, days });
        if ('refusal' in asked && asked.refusal.code === 'sync-busy')
          busy.push(...exitFor(asked.refusal).lines);
        else orExit(asked);
      }
      await scheduler.tick();
      await scheduler.settled();
      await refresh(context);
    } finally {
      stop();
    }
    const last = sources.flatMap(({ key }) =>
      reports.filter((report) => report.connection === key).slice(-1),
    );
    if (options.format === 'json') printJson(last.map(en.sync.asJson));
    else for (const report of last) print(en.sync.report(report));
    if (busy.length === 0)
      busy.push(
        ...sources
          .filter(({ key }) => !reports.some((report) => report.connection === key))
          .map(({ key }) => en.sync.notBegun(key)),
      );
    busy.forEach(say);
    errors.forEach(say);
    if (busy.length > 0 || errors.length > 0 || last.some(({ fault }) => fault !== null))
      throw new Exit(
        1,
        last.flatMap((report) => (report.fault ? en.sync.fault(report.connection, report.fault) : [])),
      );
  });
}
