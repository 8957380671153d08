import type { DirectorySource } from '@takeup/application';
import { directories } from '@takeup/connectors';
import { z } from 'zod';
import type { Env } from './sources.js';
import { resolveReferences } from './sources.js';

const text = z.string('must be text').trim().min(1, 'must not be empty');

/** The directory of the operator's file; what its connector needs stands beside. */
export const directorySourceSchema = z.looseObject({
  connector: text,
  allow_hosts: z.array(text.toLowerCase()).default([]),
});

/** @returns the directory to ask, null where the file names none, or every fault, a line each */
export function readDirectorySource(
  entry: z.infer<typeof directorySourceSchema> | undefined,
  env: Env,
): { readonly source: DirectorySource | null; readonly faults: readonly string[] } {
  const failed = (faults: readonly string[]) => ({
    source: null,
    faults: faults.map((fault) => `directory.source: ${fault}`),
  });
  if (entry === undefined) return { source: null, faults: [] };
  const { connector: id, allow_hosts: allowedHosts, ...rest } = entry;
  const connector = directories.get(id);
  if (connector === undefined)
    return failed([`there is no directory ${id}; there are: ${[...directories.keys()].join(', ')}`]);
  const { values, missing } = resolveReferences(rest, env);
  if (missing.length > 0) return failed(missing);
  const read = connector.config.safeParse(values);
  if (read.success) return { source: { connector, config: read.data, allowedHosts }, faults: [] };
  return failed(read.error.issues.map((issue) => `${issue.path.join('.') || 'it'} ${issue.message}`));
}
