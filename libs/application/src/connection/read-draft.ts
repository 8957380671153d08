import type { ConfigField, Connectable } from '@takeup/connectors/kit';
import { connectableFields, isConnectable, isSealed, typedValue } from '@takeup/connectors/kit';
import { invalid, isDay } from '@takeup/domain';
import type { StoredConfig } from '@takeup/storage';
import { Refused } from '../outcome.js';
import type { ConnectWorld } from './connect-world.js';
import type { Opened } from './opened.js';
import { HOOK_SECRET, configOf, openedFrom, reachedBy } from './opened.js';

/** A connection as it was typed. */
export interface ConnectionDraft {
  readonly key: string;
  readonly title?: string | undefined;
  readonly connector: string;
  /** The first day wanted; without one, as far back as rows of people are kept. */
  readonly since?: string | undefined;
  /** By the name of the field. Values of a list are parted by commas or lines. */
  readonly values: Readonly<Record<string, string>>;
}

export interface ReadDraft {
  readonly key: string;
  readonly title: string;
  /** Its id. */
  readonly connector: string;
  readonly since: string | null;
  readonly opened: Opened;
  /** What may be kept open. */
  readonly config: StoredConfig;
  /** What must be sealed. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Fields that hold an address, with the host. */
  readonly hosts: readonly FieldHost[];
}

export interface FieldHost {
  readonly field: string;
  readonly host: string;
}

/** Lower-case, so that it can stand in addresses, charters and commands. */
const KEY = /^[a-z][a-z0-9-]{0,39}$/;
const LONGEST_TITLE = 60;
/** Control characters, and those that turn what follows them the other way round. */
const UNSEEN = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/**
 * Understands a draft without asking anybody.
 * @param made the secret of a receiver that has one; without, a new one is made
 * @throws Refused with all that is wrong; never with a value
 */
export function readDraft(
  { connectables, allowedHosts }: Pick<ConnectWorld, 'connectables' | 'allowedHosts'>,
  { key, title: typed, connector: id, since: from, values }: ConnectionDraft,
  made?: string,
): ReadDraft {
  const connectable = connectables.get(id);
  if (connectable === undefined)
    throw new Refused(invalid('connector-unknown', { there: [...connectables.keys()].join(', ') }));
  if (!isConnectable(connectable))
    throw new Refused(
      invalid('connection-invalid', {
        faults: `connector ${id} needs lists that fit in no form: name this connection in takeup.yaml`,
      }),
    );
  const title = typed?.trim() || (KEY.test(key) ? key : connectable.connector.title);
  const since = from?.trim() || null;
  const fields = connectableFields(connectable);
  const { config, secrets } = sorted(fields, values);
  if (connectable.kind === 'receiver') secrets[HOOK_SECRET] = made ?? connectable.connector.makeSecret();
  const read = openedFrom(connectable, {
    ...{ key, title, since, allowedHosts },
    values: { ...config, ...secrets },
  });
  const known = new Set(fields.map(({ name }) => name));
  const faults = [
    ...(KEY.test(key) ? [] : ['key must be lower-case letters, digits and hyphens, at most 40']),
    ...(title.length <= LONGEST_TITLE ? [] : [`title must be at most ${LONGEST_TITLE} characters`]),
    ...(UNSEEN.test(title) ? ['title must hold no characters that cannot be seen'] : []),
    ...(since === null || isDay(since) ? [] : ['since must be a day such as 2026-01-31']),
    ...(since === null || tellsDays(connectable) ? [] : ['since goes with what tells days']),
    ...(Object.keys(values).every((name) => known.has(name)) ? [] : [noSuchField([...known])]),
    ...('faults' in read ? read.faults : []),
  ];
  if ('faults' in read || faults.length > 0)
    throw new Refused(invalid('connection-invalid', { faults: faults.join('; ') }));
  const reached = reachedBy(read);
  const hosts = [...hostsOf(fields, configOf(read)), ...(reached ? [reached] : [])];
  return { key, title, connector: id, since, opened: read, config, secrets, hosts };
}

function tellsDays({ kind }: Connectable): boolean {
  return kind === 'platform' || kind === 'receiver';
}

function noSuchField(known: readonly string[]): string {
  return known.length === 0
    ? 'it has no fields: its secret is made by Takeup'
    : `there are no fields but ${known.join(', ')}`;
}

/** Typed values, those to seal apart; what was left empty is left out. */
function sorted(fields: readonly ConfigField[], values: Readonly<Record<string, string>>) {
  const config: Record<string, string | boolean | readonly string[]> = {};
  const secrets: Record<string, string> = {};
  for (const field of fields) {
    const { name } = field;
    const value = Object.hasOwn(values, name) ? (values[name] ?? '').trim() : '';
    if (value === '') continue;
    if (isSealed(field)) secrets[name] = value;
    else config[name] = typedValue(field, value);
  }
  return { config, secrets };
}

/** What was kept open, as it would be typed. */
export function typedOf(config: StoredConfig): Readonly<Record<string, string>> {
  const typed = Object.entries(config).map(([name, value]) => [
    name,
    typeof value === 'object' ? value.join(', ') : String(value),
  ]);
  return Object.fromEntries(typed) as Readonly<Record<string, string>>;
}

/** Also of addresses that were left out: what holds then is asked too. */
function hostsOf(
  fields: readonly ConfigField[],
  config: Readonly<Record<string, unknown>>,
): readonly FieldHost[] {
  return fields.flatMap(({ name, kind }) => {
    const value = config[name];
    return kind === 'address' && typeof value === 'string'
      ? [{ field: name, host: new URL(value).hostname }]
      : [];
  });
}
