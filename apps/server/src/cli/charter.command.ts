import { createReadStream } from 'node:fs';
import type { CharterCheck, CharterFinding, CharterRefusal } from '@takeup/application';
import { applyCharter, checkCharter } from '@takeup/application';
import type { CompletenessItem } from '@takeup/domain';
import { pathText } from '@takeup/domain';
import { inTransaction } from '@takeup/storage';
import { en } from '@takeup/words';
import { Command, Option } from 'commander';
import { Exit } from './exit.js';
import { mustExist } from './files.js';
import { open, readSettings, systemClock, withDatabase } from './open.js';
import type { Format } from './output.js';
import { print, printJson, say } from './output.js';

const words = en.charterFindings;

const formatOption = () =>
  new Option('--format <format>', 'how to print').choices(['table', 'json']).default('table');

export function charterCommand(): Command {
  const command = new Command('charter').description('what the platform is declared to be for');
  command
    .command('check <file>')
    .description('what is wrong with a charter, and what it lacks; changes nothing')
    .addOption(formatOption())
    .action(check);
  command
    .command('apply <file>')
    .description('make it the newest version: confirmed where it is complete, else a draft')
    .option('--note <why>', 'why it changed')
    .option('--declared-on <date>', 'demo only: the day it was declared')
    .addOption(formatOption())
    .action(apply);
  return command;
}

async function check(file: string, { format }: { format: Format }): Promise<void> {
  await mustExist(file);
  const found = await checked(file);
  if (format === 'json') printJson({ ...found, completeness: found.completeness.map(itemOf) });
  else {
    found.faults.forEach((fault) => say(faultLine(fault)));
    if (found.state !== 'invalid') found.completeness.forEach((item) => print(itemLine(item)));
    print(words.state[found.state]);
  }
  if (found.state !== 'complete') throw new Exit(found.state === 'invalid' ? 2 : 1, []);
}

/** Without a database only the document speaks: a wrong one is told wrong, a right one lacks its people. */
async function checked(file: string): Promise<CharterCheck> {
  const settings = readSettings();
  const source = { bytes: createReadStream(file), name: file };
  let opened;
  try {
    opened = await open(settings, false);
  } catch (error) {
    if (!(error instanceof Exit)) throw error;
    const found = orRefuse(
      await checkCharter({ config: settings.config, clock: systemClock, session: null }, source),
    );
    if (found.state !== 'invalid') error.lines.forEach(say);
    return found;
  }
  const { database, context, config } = opened;
  try {
    return await inTransaction(database, async (session) =>
      orRefuse(await checkCharter({ config, clock: context.clock, session }, source)),
    );
  } finally {
    await database.close();
  }
}

async function apply(
  file: string,
  options: { note?: string; declaredOn?: string; format: Format },
): Promise<void> {
  await mustExist(file);
  const { note, declaredOn, format } = options;
  await withDatabase(true, async ({ context }) => {
    const applied = orRefuse(
      await applyCharter(context, {
        bytes: createReadStream(file),
        name: file,
        ...(note === undefined ? {} : { note }),
        ...(declaredOn === undefined ? {} : { declaredOn }),
      }),
    );
    if (format === 'json') printJson({ ...applied, completeness: applied.completeness.map(itemOf) });
    else print(en.server.charterApplied(applied));
    if (applied.state === 'draft') {
      applied.completeness.filter(({ done }) => !done).forEach((item) => say(itemLine(item)));
    }
  });
}

function orRefuse<T>(outcome: { readonly done: T } | { readonly refusal: CharterRefusal }): T {
  if ('done' in outcome) return outcome.done;
  const { code, details, kind, faults } = outcome.refusal;
  const { message, where, whatToDo } = words.refusal({ code, details });
  throw new Exit(kind === 'invalid' ? 2 : 1, [
    ...faults.map(faultLine),
    where === null ? message : `${where}: ${message}`,
    whatToDo,
  ]);
}

function faultLine(fault: CharterFinding): string {
  const { message, whatToDo } = words.fault(fault);
  return `${words.where(fault)}${fault.path === '' ? '' : ` (${fault.path})`}: ${message} ${whatToDo}`;
}

function itemLine(item: CompletenessItem): string {
  const at = item.path === null || item.done ? '' : ` (${pathText(item.path)})`;
  return `${words.mark(item)} ${words.item(item)}${at}`;
}

function itemOf(item: CompletenessItem) {
  return {
    code: item.code,
    section: item.section,
    done: item.done,
    path: item.path && pathText(item.path),
    message: words.item(item),
  };
}
