import { createToken, listTokens, revokeToken } from '@takeup/application';
import { en } from '@takeup/words';
import { Command, Option } from 'commander';
import { orExit } from './exit.js';
import { tokenWorld, withDatabase } from './open.js';
import type { Format } from './output.js';
import { print, printJson, say, table } from './output.js';

const words = en.access;

interface Options {
  readonly format: Format;
}

interface CreateOptions extends Options {
  readonly role: string;
  readonly department?: string;
  readonly expires?: string;
}

export function tokenCommand(): Command {
  return new Command('token')
    .description('who may ask beyond this machine: access tokens')
    .addCommand(
      new Command('create')
        .description('a new token, shown this once; from the first one on every request needs one')
        .requiredOption(
          '--role <role>',
          'reader sees figures; operator also brings in data and has platforms read',
        )
        .option('--department <path>', 'this department and all below it only; for readers')
        .option('--expires <day>', "the token's last day, YYYY-MM-DD")
        .addOption(formatOption())
        .action(create),
    )
    .addCommand(
      new Command('list')
        .description('every token without its secret')
        .addOption(formatOption())
        .action(list),
    )
    .addCommand(
      new Command('revoke')
        .description('end a token')
        .argument('<id>', 'as takeup token list shows it')
        .addOption(formatOption())
        .action(revoke),
    );
}

function formatOption(): Option {
  return new Option('--format <format>', 'how to print').choices(['table', 'json']).default('table');
}

/** The token alone goes to stdout, so that a script can take it without reading sentences. */
async function create({ format, ...asked }: CreateOptions): Promise<void> {
  await withDatabase(false, async (opened) => {
    const world = tokenWorld(opened);
    const made = orExit(await createToken(world, asked));
    if (format === 'json') printJson(jsonOf(made, { token: made.token }));
    else print(made.token);
    words.created(made).forEach(say);
    const isOperated = (await listTokens(world)).some(
      ({ role, state }) => role === 'operator' && state === 'live',
    );
    if (!isOperated) say(words.noOperator);
  });
}

async function list({ format }: Options): Promise<void> {
  await withDatabase(false, async (opened) => {
    const tokens = await listTokens(tokenWorld(opened));
    if (format === 'json') printJson(tokens.map((token) => jsonOf(token, { state: token.state })));
    else if (tokens.length === 0) say(words.none);
    else
      print(
        table(
          words.head,
          tokens.map((token) => words.row(token, token.state)),
        ),
      );
  });
}

async function revoke(id: string, { format }: Options): Promise<void> {
  await withDatabase(false, async (opened) => {
    const token = orExit(await revokeToken(tokenWorld(opened), id));
    if (format === 'json') printJson(jsonOf(token));
    else print(words.revoked(token));
  });
}

type Told = Parameters<typeof words.created>[0];

/** As it is promised to scripts. */
function jsonOf<More extends object>(token: Told, more?: More) {
  const { id, role, department, createdOn, expiresOn, revokedOn, usedOn } = token;
  return { id, role, department, createdOn, expiresOn, revokedOn, usedOn, ...more };
}
