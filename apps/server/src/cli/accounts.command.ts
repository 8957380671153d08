import type { AccountsView } from '@takeup/application';
import { examineAliases, readAccounts } from '@takeup/application';
import { en } from '@takeup/words';
import { Command, Option } from 'commander';
import { withDatabase } from './open.js';
import type { Format } from './output.js';
import { print, printJson, say, table } from './output.js';

const words = en.accounts;

export function accountsCommand(): Command {
  return new Command('accounts')
    .description('how accounts match the directory: why some match nobody, and what to do')
    .addOption(new Option('--format <format>', 'how to print').choices(['table', 'json']).default('table'))
    .action(accounts);
}

async function accounts({ format }: { readonly format: Format }): Promise<void> {
  await withDatabase(false, async ({ context }) => {
    const view = await readAccounts(context);
    const idle = await examineAliases(context);
    if (format === 'json') printJson({ ...jsonOf(view), idleAliases: idle });
    else for (const line of linesOf(view)) print(line);
    for (const note of words.idle(idle)) say(note);
    if (view.unmatched !== null) return;
    // Unknown is not done: a script must not take it for nobody.
    say(words.cli.notYet);
    process.exitCode = 1;
  });
}

/** The answer as it is promised to scripts. `atLeast` is told in steps; null is not known or not to be told. */
function jsonOf({ unmatched, match, sources }: AccountsView) {
  return {
    window: unmatched && { from: unmatched.from, to: unmatched.to },
    step: unmatched && unmatched.step,
    match,
    connections: sources.map(({ reasons, ...source }) => ({
      ...source,
      unmatched: reasons.map((own) => ({ ...own, whatToDo: words.reason(own.reason).whatToDo })),
    })),
  };
}

function linesOf({ unmatched, match, sources }: AccountsView): readonly string[] {
  if (unmatched === null) return [];
  const { head } = words.cli;
  const matchOf = (own: AccountsView['match']) =>
    own === null ? words.cli.notTold : words.cli.ofAll(own.matched, own.accounts);
  const rows = sources.flatMap(({ title, match: own, reasons }) => [
    [title, words.cli.matched, matchOf(own)],
    ...reasons.map(({ reason, atLeast }) => ['', words.reason(reason).name, words.atLeast(atLeast)]),
  ]);
  return [
    `${words.cli.window(unmatched.from, unmatched.to)}: ${words.cli.matched} ${matchOf(match)}`,
    '',
    table([head.connection, head.reason, head.accounts], rows),
    '',
    ...unmatched.reasons.map(
      ({ reason }) => `${words.reason(reason).name}: ${words.reason(reason).whatToDo}`,
    ),
    unmatched.reasons.length === 0 ? words.nothingTold(unmatched.step, match) : words.steps(unmatched.step),
  ];
}
