import { Command, CommanderError } from 'commander';
import { adoptionCommand } from './adoption.command.js';
import { charterCommand } from './charter.command.js';
import { doctorCommand } from './doctor.command.js';
import { editionCommand } from './edition.command.js';
import { Exit } from './exit.js';
import { goalCommand } from './goal.command.js';
import { importCommand } from './import.command.js';
import { say } from './output.js';
import { overviewCommand } from './overview.command.js';
import { refreshCommand } from './refresh.command.js';
import { serveCommand } from './serve.command.js';
import { syncCommand } from './sync.command.js';

function program(): Command {
  const takeup = new Command('takeup')
    .description('Adoption of a social platform, against what it was declared to be for')
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) });
  for (const command of [
    serveCommand(),
    importCommand(),
    charterCommand(),
    syncCommand(),
    refreshCommand(),
    overviewCommand(),
    adoptionCommand(),
    goalCommand(),
    editionCommand(),
    doctorCommand(),
  ]) {
    takeup.addCommand(inherit(command));
  }
  return takeup;
}

function inherit(command: Command): Command {
  command.exitOverride().showSuggestionAfterError();
  command.commands.forEach(inherit);
  return command;
}

/** Runs one command and sets the exit code: 0 done, 1 refused or incomplete, 2 invalid input or usage. */
export async function run(args: readonly string[]): Promise<void> {
  try {
    await program().parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof Exit) {
      error.lines.forEach(say);
      process.exitCode = error.exitCode;
    } else if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
    } else {
      const debug = process.env['TAKEUP_DEBUG'] === '1';
      say(error instanceof Error ? ((debug ? error.stack : undefined) ?? error.message) : String(error));
      if (!debug) say('This should not have happened. TAKEUP_DEBUG=1 tells more.');
      process.exitCode = 1;
    }
  }
}
