import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { Exit } from './exit.js';
import { say } from './output.js';

/** Read only when asked for, or a line of help would wait for the web server and the PDF. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.command.js')).serveCommand(),
  import: async () => (await import('./import.command.js')).importCommand(),
  charter: async () => (await import('./charter.command.js')).charterCommand(),
  connection: async () => (await import('./connection.command.js')).connectionCommand(),
  secret: async () => (await import('./secret.command.js')).secretCommand(),
  sync: async () => (await import('./sync.command.js')).syncCommand(),
  refresh: async () => (await import('./refresh.command.js')).refreshCommand(),
  accounts: async () => (await import('./accounts.command.js')).accountsCommand(),
  overview: async () => (await import('./overview.command.js')).overviewCommand(),
  adoption: async () => (await import('./adoption.command.js')).adoptionCommand(),
  goal: async () => (await import('./goal.command.js')).goalCommand(),
  edition: async () => (await import('./edition.command.js')).editionCommand(),
  token: async () => (await import('./token.command.js')).tokenCommand(),
  privacy: async () => (await import('./privacy.command.js')).privacyCommand(),
  doctor: async () => (await import('./doctor.command.js')).doctorCommand(),
};

async function program(asked: string | undefined): Promise<Command> {
  const takeup = new Command('takeup')
    .description('Adoption of a social platform, against what it was declared to be for')
    .version(ownVersion(), '--version', 'which version of Takeup this is')
    .exitOverride()
    .showSuggestionAfterError()
    // A command and its parts may have options of the same names.
    .enablePositionalOptions()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) });
  const one = asked === undefined || !Object.hasOwn(COMMANDS, asked) ? undefined : COMMANDS[asked];
  for (const load of one === undefined ? Object.values(COMMANDS) : [one]) {
    takeup.addCommand(inherit(await load()));
  }
  return takeup;
}

function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return (manifest as { version: string }).version;
}

function inherit(command: Command): Command {
  command.exitOverride().showSuggestionAfterError();
  command.commands.forEach(inherit);
  return command;
}

/** Runs one command and sets the exit code: 0 done, 1 refused or incomplete, 2 invalid input or usage. */
export async function run(args: readonly string[]): Promise<void> {
  try {
    await (await program(args[0])).parseAsync([...args], { from: 'user' });
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
