import { createReadStream } from 'node:fs';
import type { DirectoryReport, OutcomeContent } from '@takeup/application';
import {
  importActivity,
  importAliases,
  importDirectory,
  importOutcome,
  pullDirectory,
} from '@takeup/application';
import { invalid, refused } from '@takeup/domain';
import { en } from '@takeup/words';
import { Command, Option } from 'commander';
import { machine } from '../schedule/machine.js';
import { Exit, exitFor, orExit } from './exit.js';
import { mustExist } from './files.js';
import type { Opened } from './open.js';
import { askedDirectory, withDatabase, withIdentity } from './open.js';
import type { Format } from './output.js';
import { print, printJson, progress, say } from './output.js';

const formatOption = () =>
  new Option('--format <format>', 'how to print the result').choices(['table', 'json']).default('table');

interface DirectoryOptions {
  readonly asOf?: string;
  readonly delimiter?: string;
  readonly allowShrink?: boolean;
  readonly format: Format;
}

interface ActivityOptions {
  readonly connection: string;
  readonly covers?: string;
  readonly delimiter?: string;
  readonly format: Format;
}

interface AliasOptions {
  readonly delimiter?: string;
  readonly format: Format;
}

interface OutcomeOptions {
  readonly series?: string;
  readonly goal?: string;
  readonly at?: string;
  readonly value?: string;
  readonly n?: string;
  readonly delimiter?: string;
  readonly format: Format;
}

export function importCommand(): Command {
  const command = new Command('import').description('bring a file in');
  command
    .command('directory [file]')
    .description('the whole roster as of a day (CSV); without a file, of the directory that is connected')
    .option('--as-of <date>', 'the day the file speaks of')
    .option('--delimiter <character>', 'what stands between fields; found by itself unless given')
    .option('--allow-shrink', 'more than a fifth of the people may vanish')
    .addOption(formatOption())
    .action(directory);
  command
    .command('activity <file>')
    .description('what was done (CSV, NDJSON or ActivityStreams, plain or .gz)')
    .requiredOption('--connection <key>', 'the source it comes from')
    .option('--covers <range>', 'FROM..TO: the file replaces these days of the connection')
    .option('--delimiter <character>', 'what stands between fields; found by itself unless given')
    .addOption(formatOption())
    .action(activity);
  command
    .command('aliases <file>')
    .description(
      'whose accounts are that the directory does not know (CSV): account, employee_id; connection for ids of a platform; the file replaces all rules',
    )
    .option('--delimiter <character>', 'what stands between fields; found by itself unless given')
    .addOption(formatOption())
    .action(aliases);
  command
    .command('outcome [file]')
    .description(
      'values of a KPI (CSV): at, value; department, persona, n, numerator, denominator; or one by --at and --value',
    )
    .option('--series <connection/key>', 'the series they belong to')
    .option('--goal <key>', 'the goal whose source they are')
    .option('--at <date>', 'the last day that one value speaks of, instead of a file')
    .option('--value <number>', 'the value')
    .option('--n <count>', 'the cases it rests on')
    .option('--delimiter <character>', 'what stands between fields; found by itself unless given')
    .addOption(formatOption())
    .action(outcome);
  return command;
}

async function directory(file: string | undefined, options: DirectoryOptions): Promise<void> {
  if (file === undefined) return pulledDirectory(options);
  await mustExist(file);
  await withIdentity(async (context, opened) => {
    refuseDemo(opened);
    const { asOf, delimiter, allowShrink } = options;
    const report = orExit(
      await importDirectory(context, {
        bytes: createReadStream(file),
        ...(asOf === undefined ? {} : { asOf }),
        ...(delimiter === undefined ? {} : { delimiter }),
        allowShrink: allowShrink === true,
      }),
    );
    tellDirectory(report, options.format);
  });
}

async function pulledDirectory({ asOf, delimiter, allowShrink, format }: DirectoryOptions): Promise<void> {
  if (asOf !== undefined || delimiter !== undefined)
    throw new Exit(2, ['--as-of and --delimiter go with a file; a directory that is asked speaks of today.']);
  await withIdentity(async (context, opened) => {
    refuseDemo(opened);
    const directory = await askedDirectory(opened);
    if (directory === null) throw exitFor(invalid('directory-no-source'));
    const asking = { ...context, directory, network: machine };
    const pulled = await pullDirectory(asking, { allowShrink: allowShrink === true });
    const { connector } = directory;
    if ('fault' in pulled)
      throw new Exit(1, en.sync.fault(connector.title, { ...pulled.fault, connector: connector.id }));
    const report = orExit(pulled);
    tellDirectory(report, format);
    for (const note of en.server.directoryLeftOut(report)) say(note);
  });
}

function tellDirectory(report: DirectoryReport, format: Format): void {
  if (format === 'json') printJson(report);
  else print(en.server.directoryImported(report));
  for (const note of en.server.directoryNotes(report)) say(note);
}

async function activity(file: string, options: ActivityOptions): Promise<void> {
  await mustExist(file);
  const covers = options.covers === undefined ? undefined : readRange(options.covers);
  await withIdentity(async (context, opened) => {
    refuseDemo(opened);
    let lines = 0;
    const stop = progress(() => en.server.linesRead(lines));
    try {
      const outcome = await importActivity(context, {
        bytes: createReadStream(file),
        connection: options.connection,
        ...(covers === undefined ? {} : { covers }),
        ...(options.delimiter === undefined ? {} : { delimiter: options.delimiter }),
        onProgress: (count) => {
          lines = count;
        },
      });
      stop();
      const report = orExit(outcome);
      if (options.format === 'json') printJson(report);
      else print(en.server.activityImported(report));
      for (const note of en.server.activityNotes(report)) say(note);
    } finally {
      stop();
    }
  });
}

async function aliases(file: string, { delimiter, format }: AliasOptions): Promise<void> {
  await mustExist(file);
  await withIdentity(async (context, opened) => {
    refuseDemo(opened);
    const report = orExit(
      await importAliases(context, {
        bytes: createReadStream(file),
        ...(delimiter === undefined ? {} : { delimiter }),
      }),
    );
    if (format === 'json') printJson(report);
    else print(en.accounts.imported(report));
    if (!report.unchanged) say(en.accounts.whenItCounts);
  });
}

async function outcome(file: string | undefined, options: OutcomeOptions): Promise<void> {
  const { series, goal, format } = options;
  if ((series === undefined) === (goal === undefined))
    throw new Exit(2, ['Say which series the file belongs to: --series CONNECTION/KEY, or --goal KEY.']);
  const content = await outcomeContent(file, options);
  await withDatabase(true, async (opened) => {
    refuseDemo(opened);
    const report = orExit(
      await importOutcome(opened.context, {
        ...content,
        ...(series === undefined ? {} : { series }),
        ...(goal === undefined ? {} : { goal }),
      }),
    );
    if (format === 'json') printJson(report);
    else print(en.goals.cli.imported(report));
    for (const note of en.goals.cli.notes(report, en.rejectReason)) say(note);
  });
}

/** A file, or one value that somebody knows. */
async function outcomeContent(
  file: string | undefined,
  { at, value, n, delimiter }: OutcomeOptions,
): Promise<OutcomeContent> {
  const isOne = at !== undefined || value !== undefined || n !== undefined;
  if (isOne === (file !== undefined) || (isOne && (at === undefined || value === undefined)))
    throw new Exit(2, ['Name a file, or one value: --at 2026-10-31 --value 61.5.']);
  if (file === undefined)
    return { rows: [{ at: at ?? '', value: value ?? '', ...(n === undefined ? {} : { n }) }] };
  await mustExist(file);
  return { bytes: createReadStream(file), ...(delimiter === undefined ? {} : { delimiter }) };
}

function refuseDemo({ config }: Opened): void {
  if (config.demo) throw exitFor(refused('demo-import'));
}

function readRange(text: string): { from: string; to: string } {
  const [from, to, more] = text.split('..');
  if (!from || !to || more !== undefined)
    throw new Exit(2, [`--covers ${text} is no range.`, 'Write FROM..TO, such as 2026-09-01..2026-09-30.']);
  return { from, to };
}
