import { confirmDays, refresh } from '@takeup/application';
import { refused } from '@takeup/domain';
import { en } from '@takeup/words';
import { Command, Option } from 'commander';
import { exitFor, orExit } from './exit.js';
import { withDatabase } from './open.js';
import type { Format } from './output.js';
import { print, printJson } from './output.js';
import { daysFrom } from './sync-days.js';

interface ConfirmOptions {
  readonly connection: string;
  readonly from: string;
  readonly to: string;
  readonly format: Format;
}

/** A part of `takeup sync`. */
export function confirmCommand(): Command {
  return new Command('confirm')
    .description('say that days which are in doubt were as quiet as they look: a public holiday, say')
    .requiredOption('--connection <key>', 'of which connection')
    .requiredOption('--from <date>', 'the first of them')
    .requiredOption('--to <date>', 'the last of them')
    .addOption(
      new Option('--format <format>', 'how to print the result').choices(['table', 'json']).default('table'),
    )
    .action(confirm);
}

async function confirm(options: ConfirmOptions): Promise<void> {
  const days = daysFrom(options) ?? [];
  await withDatabase(false, async ({ context, config }) => {
    if (config.demo) throw exitFor(refused('demo-import'));
    const confirmed = orExit(await confirmDays(context, { connection: options.connection, days }));
    await refresh(context);
    if (options.format === 'json') printJson(confirmed);
    else print(en.sync.confirmed(confirmed));
  });
}
