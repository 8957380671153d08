import path from 'node:path';
import type { OutcomeSource } from '@takeup/application';
import { outcomeConnectors } from '@takeup/connectors';
import { z } from 'zod';
import type { Env } from './sources.js';
import { resolveReferences } from './sources.js';

const text = z.string('must be text').trim().min(1, 'must not be empty');

/** Values of a KPI: a file, or a connector with what it needs beside. */
export const outcomeSchema = z.looseObject({
  series: text.regex(
    /^[a-z][a-z0-9-]{0,39}\/[A-Za-z0-9][A-Za-z0-9 _.-]{0,99}$/,
    'must be CONNECTION/KEY, such as tickets/time_to_answer',
  ),
  file: text.optional(),
  connector: text.optional(),
  allow_hosts: z.array(text).default([]),
});

/** @param folder where relative paths start */
export function readOutcomeSources(
  entries: readonly z.infer<typeof outcomeSchema>[],
  folder: string,
  env: Env,
): { readonly outcomes: readonly OutcomeSource[]; readonly faults: readonly string[] } {
  const outcomes: OutcomeSource[] = [];
  const faults: string[] = [];
  for (const [at, entry] of entries.entries()) {
    if (entries.findIndex(({ series }) => series === entry.series) < at)
      faults.push(`outcomes names the series ${entry.series} twice`);
    const read = readOne(entry, folder, env);
    if (Array.isArray(read)) faults.push(...read.map((fault) => `outcomes ${entry.series}: ${fault}`));
    else outcomes.push(read as OutcomeSource);
  }
  return { outcomes, faults };
}

function readOne(
  { series, file, connector: id, allow_hosts: hosts, ...rest }: z.infer<typeof outcomeSchema>,
  folder: string,
  env: Env,
): OutcomeSource | string[] {
  if ((file === undefined) === (id === undefined))
    return [`name a file, or a connector: ${[...outcomeConnectors.keys()].join(', ')}`];
  if (file !== undefined) {
    const unknown = Object.keys(rest).map((name) => `${name} is not known beside a file`);
    return unknown.length > 0 ? unknown : { series, file: path.resolve(folder, file) };
  }
  const connector = outcomeConnectors.get(id ?? '');
  if (connector === undefined)
    return [`there is no connector ${id}; there are: ${[...outcomeConnectors.keys()].join(', ')}`];
  const { values, missing } = resolveReferences(rest, env, folder);
  if (missing.length > 0) return missing;
  const read = connector.config.safeParse(values);
  // Folders of sockets are told from hosts by their slash, and keep their case.
  const allowedHosts = hosts.map((host) => (host.startsWith('/') ? host : host.toLowerCase()));
  if (read.success) return { series, connector, config: read.data, allowedHosts };
  return read.error.issues.map((issue) => `${issue.path.join('.') || 'it'} ${issue.message}`);
}
