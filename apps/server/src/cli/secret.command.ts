import { rotateSecrets } from '@takeup/application';
import { Secret } from '@takeup/connectors';
import { en } from '@takeup/words';
import { Command, Option } from 'commander';
import { isSecretKey, secretKeyOfEnvironment } from '../config/secret-key-file.js';
import { Exit, orExit } from './exit.js';
import type { Opened } from './open.js';
import { connectWorld, withDatabase } from './open.js';
import type { Format } from './output.js';
import { print, printJson, say } from './output.js';
import { secretFromFile } from './secret-input.js';

interface Options {
  readonly newKeyFile?: string;
  readonly format: Format;
}

export function secretCommand(): Command {
  return new Command('secret').description('the key that seals the secrets of connections').addCommand(
    new Command('rotate')
      .description('seal everything with a new key; it may be cut off anywhere')
      .option('--new-key-file <path>', 'where TAKEUP_SECRET holds the key: the new one')
      .addOption(new Option('--format <format>', 'how to print').choices(['table', 'json']).default('table'))
      .action(rotate),
  );
}

async function rotate({ newKeyFile, format }: Options): Promise<void> {
  await withDatabase(false, async (opened) => {
    const rotated = orExit(await rotateSecrets(opened.context.pools, keysOf(opened, newKeyFile)));
    if (format === 'json') printJson(rotated);
    else print(en.connections.rotated(rotated.connections));
    if (newKeyFile !== undefined) say(en.connections.setNewKey);
  });
}

function keysOf(opened: Opened, newKeyFile: string | undefined) {
  const { secretKey } = opened.environment;
  if (newKeyFile === undefined) return connectWorld(opened).keys;
  if (secretKey === undefined) throw new Exit(2, en.connections.newKeyNotNeeded);
  const text = secretFromFile('--new-key-file', newKeyFile);
  if (!isSecretKey(text)) throw new Exit(2, en.connections.noKey(newKeyFile));
  return secretKeyOfEnvironment(secretKey, new Secret(text));
}
