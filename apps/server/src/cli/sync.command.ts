import type { Source, SyncReport } from '@takeup/application';
import { Scheduler, checkSources, declareSources, refresh, requestSync, syncJob } from '@takeup/application';
import type { Day } from '@takeup/domain';
import { invalid, refused } from '@takeup/domain';
import { en } from '@takeup/words';
import { Command, Option } from 'commander';
import { every, syncContext } from '../schedule/jobs.js';
import { machine } from '../schedule/machine.js';
import { describe } from '../work.js';
import { Exit, NoDatabase, exitFor, orExit } from './exit.js';
import { allSources, readSettings, withDatabase, withIdentity } from './open.js';
import type { Format } from './output.js';
import { print, printJson, progress, say } from './output.js';
import { confirmCommand } from './sync-confirm.js';
import { daysFrom } from './sync-days.js';
import { replayCommand } from './sync-replay.js';
import { toldBy, toldLines } from './told.js';
import { ofAllRuns } from './sync-told.js';

interface SyncOptions {
  readonly from?: string;
  readonly to?: string;
  readonly check?: boolean;
  readonly format: Format;
}

const LEASE_MS = 60_000;

export function syncCommand(): Command {
  return new Command('sync')
    .description('read what is not read yet from the platforms that are connected')
    .argument('[connection]', 'only this one')
    .option('--from <date>', 'read these days again, whatever is known of them')
    .option('--to <date>', 'the last of them')
    .option('--check', 'ask who Takeup is there and what can be read, and read nothing')
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
  if (options.check === true) return check(connection, options, days);
  await withIdentity(async (context, opened) => {
    if (opened.config.demo) throw exitFor(refused('demo-import'));
    const all = await allSources(opened);
    const sources = sourcesOf(all, connection);
    const syncing = syncContext(context, all);
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
        const asked = await requestSync(context, all, { connection: key, days });
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
    const read = ofAllRuns(
      reports,
      sources.map(({ key }) => key),
    );
    if (options.format === 'json') printJson(read.map(en.sync.asJson));
    else for (const report of read) print(en.sync.report(report));
    if (busy.length === 0)
      busy.push(
        ...sources
          .filter(({ key }) => !reports.some((report) => report.connection === key))
          .map(({ key }) => en.sync.notBegun(key)),
      );
    busy.forEach(say);
    errors.forEach(say);
    const told = read.flatMap((report) =>
      report.fault ? en.sync.fault(report.connection, report.fault) : [],
    );
    if (busy.length > 0 || errors.length > 0 || read.some(isWrong)) throw new Exit(1, told);
    told.forEach(say);
  });
}

/** Days that a platform makes ready later are read later: until then everything there is was read. */
function isWrong({ fault }: SyncReport): boolean {
  return fault !== null && fault.kind !== 'not-yet';
}

function sourcesOf(sources: readonly Source[], connection: string | undefined): readonly Source[] {
  const found = sources.filter(({ key }) => connection === undefined || key === connection);
  if (found.length > 0) return found;
  if (connection === undefined) throw new Exit(2, en.sync.noSource);
  throw exitFor(invalid('sync-unknown', { connection, there: sources.map(({ key }) => key).join(', ') }));
}

/** Needs no database for what takeup.yaml names: it can be tried before anything is brought in. */
async function sourcesToCheck(connection: string | undefined): Promise<readonly Source[]> {
  const settings = readSettings();
  const named = settings.sources.filter(({ key }) => connection === undefined || key === connection);
  if (connection !== undefined && named.length > 0) return named;
  try {
    return sourcesOf(await withDatabase(false, allSources), connection);
  } catch (error) {
    if (error instanceof NoDatabase && named.length > 0) return named;
    throw error;
  }
}

async function check(
  connection: string | undefined,
  { format }: SyncOptions,
  days: readonly Day[],
): Promise<void> {
  if (days.length > 0) throw new Exit(2, ['--check reads no days: leave --from and --to out.']);
  const checked = await checkSources(await sourcesToCheck(connection), machine);
  if (format === 'json')
    printJson(
      checked.map((one) => ('fault' in one ? one : { ...one, tells: toldBy(one.connection, one).tells })),
    );
  for (const one of format === 'json' ? [] : checked) {
    if ('fault' in one) continue;
    print(en.sync.checked(one.connection, one));
    toldLines(toldBy(one.connection, one)).forEach(print);
    for (const { code } of one.notes) {
      const note = en.connectors.note(code);
      if (note) print(`  ${note.message} ${note.whatToDo}`);
    }
  }
  const faults = checked.flatMap((one) => ('fault' in one ? en.sync.fault(one.connection, one.fault) : []));
  if (faults.length > 0) throw new Exit(1, faults);
}
