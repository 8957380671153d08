import { format } from './format.js';

export interface Origin {
  readonly name: string;
  readonly where: string;
}

/** Why a connection that was made from the product cannot be read. */
const UNOPENED = {
  key: 'cannot be opened: the key they are sealed with is not at hand. Put back secret.key or TAKEUP_SECRET',
  sealed:
    'cannot be opened: they were changed in the database, or its configuration was. Remove the connection and connect it again',
  connector: 'this version of Takeup cannot use what was kept. Remove the connection and connect it again',
  file: 'takeup.yaml names this connection as well: take one of the two out',
} as const;

type Kind = 'platform' | 'receiver' | 'directory' | 'outcome';

const CONNECTED: Readonly<Record<Kind, (key: string) => string>> = {
  platform: (key) => `${key} is connected. A server that runs begins to read it; by hand: takeup sync ${key}`,
  receiver: (key) =>
    `${key} is connected, and what is signed with this secret is taken from now on. The secret is not shown again; a new one: takeup connection change ${key} --new-secret`,
  directory: (key) =>
    `${key} is connected. A server that runs reads it now, and then on the first day of each month; by hand: takeup import directory`,
  outcome: (key) => `${key} is connected. A server that runs asks for its values now, and then every day.`,
};

const CHANGED: Readonly<Record<Kind, (key: string) => string>> = {
  platform: (key) => `${key} is changed. It is read so from the next reading on: takeup sync ${key}`,
  receiver: (key) => `${key} is changed. It holds from now on, for every process.`,
  directory: (key) =>
    `${key} is changed. A server that runs reads it so now; by hand: takeup import directory`,
  outcome: (key) => `${key} is changed. A server that runs asks for its values so now.`,
};

/** Connections that are made from the product, as the command line and the doctor speak of them. */
export const connections = {
  head: ['key', 'title', 'connector', 'made in', 'secrets'],
  made: { file: 'takeup.yaml', product: 'the product' },
  sealed: 'sealed in the database; they open',
  unopened: UNOPENED,
  fromFile: (origins: readonly Origin[]) =>
    origins.length === 0 ? 'none' : origins.map(({ name, where }) => `${name} from ${where}`).join(', '),
  secrets: (key: string, told: string) => `${key}: its secrets: ${told}`,
  none: 'There is no connection. Connect one (takeup connection add), or name it in takeup.yaml.',
  connected: (key: string, kind: Kind) => CONNECTED[kind](key),
  changed: (key: string, kind: Kind) => CHANGED[kind](key),
  sentTo: (address: string) => `Send to: ${address}`,
  signedWith: (secret: string) => `Sign with: ${secret}`,
  nothingToChange: (key: string) => [
    `Nothing is said of what to change in ${key}.`,
    'For a new token: --secret token, typed when asked, or --secret-file token=PATH. For a new secret of a webhook: --new-secret. Else: --title, --set NAME=VALUE or --unset NAME.',
  ],
  nothingKept: 'Nothing was kept.',
  removed: (key: string) => `${key} is asked no more, and its secrets are gone. What came from it is kept.`,
  rotated: (count: number) =>
    `The secrets of ${format.plural(count, 'connection', 'connections')}: sealed with the new key. The former one opens nothing any more but backups of the database.`,
  setNewKey: 'Set TAKEUP_SECRET to the new key now, and start Takeup again: the former one opens nothing.',
  newKeyNotNeeded: [
    '--new-key-file goes with TAKEUP_SECRET. Here the key is kept in a file, and a new one is made by itself.',
    'Leave it out.',
  ],
  noKey: (file: string) => [
    `${file} holds no key: 64 hexadecimal digits are expected.`,
    'Make one: openssl rand -hex 32',
  ],
  secretFile: (name: string, file: string) => [
    `${name}: ${file} is empty, too long or cannot be read.`,
    'Check the path and who may read it.',
  ],
  typeSecret: (name: string) => `${name} (not shown):`,
  secretMissing: (name: string, names: readonly string[]) => [
    `${name} is missing: standard input has to hold ${names.join(', ')}, a line each.`,
    `For example: takeup connection add … < FILE. Or name a file: --secret-file ${name}=PATH`,
  ],
  onCommandLine: (name: string) => [
    `${name} is never given on the command line, where other programs see it.`,
    `Leave it out and type it when asked, or name a file: --secret-file ${name}=PATH`,
  ],
  noSuchSecret: (names: readonly string[]) => [
    `That is no secret of this platform. There are: ${names.join(', ')}.`,
    'Everything else is given with --set NAME=VALUE.',
  ],
  noSuchConnector: (connector: string, all: readonly string[]) => [
    `There is no source ${connector} that can be connected.`,
    `There are: ${all.join(', ')}.`,
  ],
  noPair: (option: string) => [
    `${option} needs a name and a value with = between them.`,
    'For example: --set url=https://chat.example.org',
  ],
};
