import type { ReplayReport } from '@takeup/application';
import { Scheduler, refresh, replayJob, requestReplay } from '@takeup/application';
import type { Day } from '@takeup/domain';
import { refused } from '@takeup/domain';
import { en } from '@takeup/words';
import { Command, Option } from 'commander';
import { every } from '../schedule/jobs.js';
import { describe } from '../work.js';
import { Exit, exitFor, orExit } from './exit.js';
import { allSources, withDatabase } from './open.js';
import type { Format } from './output.js';
import { print, printJson, progress } from './output.js';
import { daysFrom } from './sync-days.js';

interface ReplayOptions {
  readonly connection: string;
  readonly stream?: string;
  readonly from?: Day;
  readonly to?: Day;
  readonly format: Format;
}

const LEASE_MS = 60_000;

/** A part of `takeup sync`. */
export function replayCommand(): Command {
  return new Command('replay')
    .description('derive facts anew from what is kept of a platform, without asking it')
    .requiredOption('--connection <key>', 'of which connection')
    .option('--stream <name>', 'only of this stream')
    .option('--from <date>', 'only what tells of these days')
    .option('--to <date>', 'the last of them')
    .addOption(
      new Option('--format <format>', 'how to print the result').choices(['table', 'json']).default('table'),
    )
    .action(replay);
}

async function replay(options: ReplayOptions): Promise<void> {
  daysFrom(options);
  await withDatabase(false, async (opened) => {
    const { context, config } = opened;
    if (config.demo) throw exitFor(refused('demo-import'));
    const wanted = orExit(await requestReplay(context, await allSources(opened), options));
    const reports: ReplayReport[] = [];
    const errors: string[] = [];
    const scheduler = new Scheduler({
      context,
      jobs: [replayJob(context, wanted, (report) => reports.push(report))],
      leaseMs: LEASE_MS,
      every,
      onError: (_, error) => errors.push(describe(error)),
    });
    const stop = progress(() => en.sync.replay.running);
    try {
      await scheduler.tick();
      await scheduler.settled();
      await refresh(context);
    } finally {
      stop();
    }
    const [report] = reports;
    if (report === undefined)
      throw new Exit(1, errors.length > 0 ? errors : [en.sync.notBegun(options.connection)]);
    if (options.format === 'json') printJson(en.sync.replay.asJson(report));
    else print(en.sync.replay.report(report));
    if (report.unfit > 0) throw new Exit(1, en.sync.replay.unfit(report));
  });
}
