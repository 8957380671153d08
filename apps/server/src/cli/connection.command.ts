import type { Tested } from '@takeup/application';
import {
  changeConnection,
  changeableConnection,
  connectSource,
  removeConnection,
  storedSources,
  testConnection,
} from '@takeup/application';
import { Command, Option } from 'commander';
import { en } from '@takeup/words';
import { connectionChange, connectionDraft } from './connection-draft.js';
import type { ChangeOptions, DraftOptions } from './connection-draft.js';
import { Exit, orExit } from './exit.js';
import { connectWorld, readSettings, withDatabase } from './open.js';
import type { Format } from './output.js';
import { print, printJson, say, table } from './output.js';
import { toldBy, toldLines } from './told.js';

const words = en.connections;

export function connectionCommand(): Command {
  return new Command('connection')
    .description('connect platforms, beside those that takeup.yaml names; secrets are sealed in the database')
    .addCommand(
      draftOptions(new Command('add').description('test a platform, and connect it where it can be read'))
        .addOption(formatOption())
        .action(add),
    )
    .addCommand(
      draftOptions(
        new Command('test').description('ask who Takeup is there and what can be read; keep nothing'),
      )
        .addOption(formatOption())
        .action(test),
    )
    .addCommand(
      valueOptions(
        new Command('change')
          .description(
            'give a connection a new token, title or setting: tested first, and kept where it can be read',
          )
          .argument('<key>', 'as takeup connection list shows it'),
      )
        .option('--unset <name>', 'a setting to take out; once for each', all)
        .addOption(formatOption())
        .action(change),
    )
    .addCommand(
      new Command('list')
        .description('every connection, and where its secrets come from')
        .addOption(formatOption())
        .action(list),
    )
    .addCommand(
      new Command('remove')
        .description('ask a platform no more and drop its secrets; what came from it is kept')
        .argument('<key>', 'as takeup connection list shows it')
        .addOption(formatOption())
        .action(remove),
    );
}

const all = (value: string, before: readonly string[] = []) => [...before, value];

function draftOptions(command: Command): Command {
  return valueOptions(
    command
      .argument('<key>', 'a name for it: lower-case letters, digits and hyphens')
      .requiredOption('--connector <id>', 'which platform: docs/connectors names them')
      .option('--since <date>', 'the first day to read'),
  );
}

function valueOptions(command: Command): Command {
  return command
    .option('--title <text>', 'as pages show it')
    .option('--set <name=value>', 'a setting of the platform, no secret; once for each', all)
    .option('--secret <name>', 'a secret to read from standard input, a line each, in this order', all)
    .option('--secret-file <name=path>', 'a secret that stands in a file', all);
}

function formatOption(): Option {
  return new Option('--format <format>', 'how to print').choices(['table', 'json']).default('table');
}

async function add(key: string, options: DraftOptions & { readonly format: Format }): Promise<void> {
  const draft = await connectionDraft(key, options);
  await withDatabase(false, async (opened) => {
    const tested = orExit(await connectSource(connectWorld(opened), draft));
    printTested(key, tested, options.format);
    say(words.connected(key));
  });
}

async function test(key: string, options: DraftOptions & { readonly format: Format }): Promise<void> {
  const draft = await connectionDraft(key, options);
  await withDatabase(false, async (opened) => {
    printTested(key, orExit(await testConnection(connectWorld(opened), draft)), options.format);
  });
}

async function change(key: string, options: ChangeOptions & { readonly format: Format }): Promise<void> {
  await withDatabase(false, async (opened) => {
    const world = connectWorld(opened);
    const known = orExit(await changeableConnection(world, key));
    const tested = orExit(await changeConnection(world, await connectionChange(known, options)));
    printTested(key, tested, options.format);
    say(words.changed(key));
  });
}

/** @throws Exit where the platform refused or could not be asked */
function printTested(key: string, tested: Tested, format: Format): void {
  if ('fault' in tested) throw new Exit(1, [...en.sync.fault(key, tested.fault), words.nothingKept]);
  if (format === 'json') return printJson(tested);
  print(en.sync.checked(key, tested));
  toldLines(toldBy(key, tested)).forEach(print);
  for (const { code } of tested.notes) {
    const note = en.connectors.note(code);
    if (note) print(`  ${note.message} ${note.whatToDo}`);
  }
}

async function list({ format }: { readonly format: Format }): Promise<void> {
  const { sources, inbound, origins } = readSettings();
  const named = [
    ...sources.map(({ key, title, connector }) => ({ key, title, connector: connector.id })),
    ...inbound.map(({ key, title, receiver }) => ({ key, title, connector: receiver.id })),
  ].map((own) => ({ ...own, made: 'file' as const, secrets: words.fromFile(origins.get(own.key) ?? []) }));
  await withDatabase(false, async (opened) => {
    const stored = (await storedSources(connectWorld(opened))).map(
      ({ opened: own, connectedOn: _, ...known }) => ({
        ...known,
        made: 'product' as const,
        secrets: 'unopened' in own ? words.unopened[own.unopened] : words.sealed,
      }),
    );
    const all = [...named, ...stored];
    if (format === 'json') printJson(all);
    else if (all.length === 0) say(words.none);
    else
      print(
        table(
          words.head,
          all.map(({ key, title, connector, made, secrets }) => [
            key,
            title,
            connector,
            words.made[made],
            secrets,
          ]),
        ),
      );
  });
}

async function remove(key: string, { format }: { readonly format: Format }): Promise<void> {
  await withDatabase(false, async ({ context }) => {
    const removed = orExit(await removeConnection(context, key));
    if (format === 'json') printJson(removed);
    else print(words.removed(key));
  });
}
