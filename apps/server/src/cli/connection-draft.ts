import type { ChangeableConnection, ConnectionChange, ConnectionDraft } from '@takeup/application';
import type { ConfigField } from '@takeup/connectors';
import { connectableFields, connectables, isSealed } from '@takeup/connectors';
import { en } from '@takeup/words';
import { Exit } from './exit.js';
import { secretFromFile, secretsFromInput } from './secret-input.js';

export interface DraftOptions {
  readonly connector: string;
  readonly title?: string;
  readonly since?: string;
  readonly set?: readonly string[];
  readonly secret?: readonly string[];
  readonly secretFile?: readonly string[];
}

export interface ChangeOptions extends Pick<
  DraftOptions,
  'title' | 'since' | 'set' | 'secret' | 'secretFile'
> {
  readonly unset?: readonly string[];
  readonly newSecret?: boolean;
}

/** A connection as the command line tells it. What must be secret is refused there by name, and never repeated. */
export async function connectionDraft(key: string, options: DraftOptions): Promise<ConnectionDraft> {
  const { connector, title, since, set = [], secretFile = [] } = options;
  const fields = connectableFields(connectables.get(connector) ?? unknown(connector));
  const given = secretFile.map((pair) => parted('--secret-file', pair)[0]);
  const needed = fields.filter((field) => isSealed(field) && field.required && !given.includes(field.name));
  const secret = options.secret ?? needed.map(({ name }) => name);
  return { key, connector, title, since, values: await typedValues(fields, { set, secret, secretFile }) };
}

/** What is to be otherwise in a connection, as the command line tells it. */
export async function connectionChange(
  { key, fields }: ChangeableConnection,
  { title, since, set = [], unset = [], secret = [], secretFile = [], newSecret = false }: ChangeOptions,
): Promise<ConnectionChange> {
  if (
    title === undefined &&
    since === undefined &&
    !newSecret &&
    [...set, ...unset, ...secret, ...secretFile].length === 0
  )
    throw new Exit(2, en.connections.nothingToChange(key));
  const out = Object.fromEntries(unset.map((name) => [name, '']));
  const values = { ...out, ...(await typedValues(fields, { set, secret, secretFile })) };
  return { key, title, since, values, newSecret };
}

async function typedValues(
  fields: readonly ConfigField[],
  { set, secret: asked, secretFile }: Required<Pick<DraftOptions, 'set' | 'secret' | 'secretFile'>>,
): Promise<Readonly<Record<string, string>>> {
  const sealed = fields.filter(isSealed).map(({ name }) => name);
  const open = set.map((pair) => parted('--set', pair));
  const told = open.find(([name]) => sealed.includes(name));
  if (told) throw new Exit(2, en.connections.onCommandLine(told[0]));
  const files = secretFile.map((pair) => parted('--secret-file', pair));
  const strange = [...files.map(([name]) => name), ...asked].find((name) => !sealed.includes(name));
  if (strange !== undefined) throw new Exit(2, en.connections.noSuchSecret(sealed));
  return {
    ...Object.fromEntries(open),
    ...Object.fromEntries(files.map(([name, file]) => [name, secretFromFile(name, file)])),
    ...(asked.length === 0 ? {} : await secretsFromInput(asked)),
  };
}

function unknown(connector: string): never {
  throw new Exit(2, en.connections.noSuchConnector(connector, [...connectables.keys()]));
}

/** `name=value`; what stands there is not repeated, for it may be a secret given by mistake. */
function parted(option: string, pair: string): readonly [name: string, value: string] {
  const at = pair.indexOf('=');
  if (at < 1) throw new Exit(2, en.connections.noPair(option));
  return [pair.slice(0, at), pair.slice(at + 1)];
}
