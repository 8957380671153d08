import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Inbound, Source } from '@takeup/application';
import { connectors, receivers } from '@takeup/connectors';
import { isDay } from '@takeup/domain';
import { z } from 'zod';

export type Env = Readonly<Record<string, string | undefined>>;

const text = z.string('must be text').trim().min(1, 'must not be empty');

/** A connection of the operator's file; what its connector needs stands beside. */
export const connectionSchema = z.looseObject({
  key: text.regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits and hyphens, at most 40'),
  title: text.optional(),
  connector: text.optional(),
  since: text.refine(isDay, 'must be a day such as 2026-01-31').optional(),
  allow_hosts: z.array(text.toLowerCase()).default([]),
  rate: z
    .number('must be a number')
    .min(0.01, 'must not be below 0.01')
    .max(100, 'must not be above 100')
    .optional(),
});

export type ConnectionEntry = z.infer<typeof connectionSchema>;

/** A value that stands elsewhere: `{ env: NAME }` or `{ file: PATH }`. */
const reference = z.union([z.strictObject({ env: text }), z.strictObject({ file: text })]);

export interface ReadSources {
  readonly sources: readonly Source[];
  /** Those that send by themselves. */
  readonly inbound: readonly Inbound[];
  /** Where their secrets come from, by the key of the connection. */
  readonly origins: ReadonlyMap<string, readonly SecretOrigin[]>;
  readonly faults: readonly string[];
}

export interface SecretOrigin {
  /** The field's name. */
  readonly name: string;
  /** A variable of the environment, or a file. */
  readonly where: string;
}

/**
 * Turns the connections that name a connector into sources. Secrets are read from where the file points to; written
 * into the file itself they are refused by name.
 * @returns the sources, or every fault, a line each
 */
export function readSources(entries: readonly ConnectionEntry[], env: Env): ReadSources {
  const sources: Source[] = [];
  const inbound: Inbound[] = [];
  const origins = new Map<string, readonly SecretOrigin[]>();
  const faults: string[] = [];
  for (const entry of entries) {
    const { key, title = key, connector: id, since = null, allow_hosts: allowedHosts, rate, ...rest } = entry;
    const of = (fault: string) => faults.push(`connections ${key}: ${fault}`);
    if (id === undefined) {
      if (since !== null || allowedHosts.length > 0 || rate !== undefined)
        of('since, allow_hosts and rate go with a connector; there is none');
      for (const name of Object.keys(rest))
        of(`${name} is not known; a connection that is pulled names its connector`);
      continue;
    }
    const [connector, receiver] = [connectors.get(id), receivers.get(id)];
    const kind = connector ?? receiver;
    if (!kind) {
      of(`there is no connector ${id}; there are: ${[...connectors.keys(), ...receivers.keys()].join(', ')}`);
      continue;
    }
    if (receiver && allowedHosts.length > 0)
      of(`allow_hosts goes with a connector that asks; ${id} is sent to`);
    if (receiver && rate !== undefined) of(`rate goes with a connector that asks; ${id} is sent to`);
    const { values, missing, found } = resolveReferences(rest, env);
    origins.set(key, found);
    missing.forEach(of);
    if (missing.length > 0) continue;
    const read = kind.config.safeParse(values);
    if (!read.success)
      for (const issue of read.error.issues) of(`${issue.path.join('.') || 'it'} ${issue.message}`);
    else if (connector)
      sources.push({
        ...{ key, title, connector, config: read.data, since, allowedHosts },
        ...(rate === undefined ? {} : { rate }),
      });
    else if (receiver) inbound.push({ key, title, receiver, config: read.data, since });
  }
  return { sources, inbound, origins, faults };
}

/** Values with secrets read from where the file points to, and what of them is not there. */
export function resolveReferences(rest: Readonly<Record<string, unknown>>, env: Env, folder = '') {
  const missing: string[] = [];
  const origins: SecretOrigin[] = [];
  const resolve = (name: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((own: unknown, index) => resolve(`${name}.${index}`, own));
    const found = reference.safeParse(value);
    if (!found.success) {
      if (/(?:^|_)(?:token|secret|database)s?(?:\.\d+)*$/.test(name))
        missing.push(`${name} must be { env: NAME } or { file: PATH }, never the ${wordOf(name)} itself`);
      return value;
    }
    const told =
      'env' in found.data ? env[found.data.env] : readSecretFile(path.resolve(folder, found.data.file));
    if (told === undefined || told === '')
      missing.push(`${name}: ${whereOf(found.data)} is empty or missing`);
    origins.push({ name, where: whereOf(found.data) });
    return told;
  };
  const values = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, resolve(name, value)]),
  );
  return { values, missing, found: origins };
}

/** `secrets.0` is one of the secrets. */
function wordOf(name: string): string {
  return name.replace(/s?\.\d+$/, '');
}

function readSecretFile(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

function whereOf(place: z.infer<typeof reference>): string {
  return 'env' in place ? `the environment's ${place.env}` : place.file;
}
