import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Configuration, DirectorySource, Inbound, Source } from '@takeup/application';
import { parseYaml } from '@takeup/application';
import { consentsOf } from '@takeup/connectors';
import { DIRECTORY_COLUMNS, Zone, normaliseDepartment } from '@takeup/domain';
import { z } from 'zod';
import { directorySourceSchema, readDirectorySource } from './directory-source.js';
import { domainsSchema, readDomains } from './domains.js';
import { mergesSchema, readMerges } from './merges.js';
import { outcomeSchema, readOutcomeSources } from './outcome-sources.js';
import type { Env, SecretOrigin } from './sources.js';
import { connectionSchema, readSources } from './sources.js';

const text = z.string('must be text').trim().min(1, 'must not be empty');
const zone = text.refine(isZone, 'is no time zone such as Europe/London');

const schema = z.strictObject({
  organisation: z
    .strictObject({
      name: text.default('Your organisation'),
      time_zone: zone.default('UTC'),
      currency: text.regex(/^[A-Z]{3}$/, 'must be three letters such as GBP').default('EUR'),
      it_departments: z.array(text).default([]),
    })
    .prefault({}),
  connections: z.array(connectionSchema).default([]),
  allow_hosts: z.array(text.toLowerCase()).default([]),
  outcomes: z.array(outcomeSchema).default([]),
  privacy: z
    .strictObject({
      minimum_group: z.number('must be a whole number').int().min(5, 'must not be below 5').default(10),
      t: z.number('must be a whole number').int().min(2, 'must not be below 2').default(2),
      locked: text.optional(),
    })
    .prefault({}),
  directory: z
    .strictObject({
      attributes: z
        .array(
          text
            .toLowerCase()
            .refine(
              (name) => !(DIRECTORY_COLUMNS as readonly string[]).includes(name),
              'is known without being listed',
            ),
        )
        .default([]),
      domains: domainsSchema,
      merges: mergesSchema,
      source: directorySourceSchema.optional(),
    })
    .prefault({}),
});

function isZone(name: string): boolean {
  try {
    return new Zone(name).name === name;
  } catch {
    return false;
  }
}

/** What the operator's file says: who we are, and which connections are pulled or send by themselves. */
export interface OperatorFile {
  readonly config: Configuration;
  readonly sources: readonly Source[];
  readonly inbound: readonly Inbound[];
  /** The directory that is asked; null: files are brought in. */
  readonly directory: DirectorySource | null;
  /** Hosts within private networks that connections made from the product may reach. */
  readonly allowedHosts: readonly string[];
  /** Where secrets of connections come from, by the key of the connection. */
  readonly origins: ReadonlyMap<string, readonly SecretOrigin[]>;
}

/**
 * Reads the operator's file; without one the defaults hold.
 * @returns what it says, or every fault in it, a line each
 */
export function readOperatorFile(file: string, env: Env): OperatorFile | readonly string[] {
  let document: unknown = {};
  if (existsSync(file)) {
    const parsed = parseYaml(readFileSync(file, 'utf8'));
    if ('fault' in parsed) return [`${file}: ${parsed.fault}`];
    document = parsed.document ?? {};
  }
  const read = schema.safeParse(document);
  if (!read.success)
    return read.error.issues.map((issue) => `${file}: ${issue.path.join('.') || 'file'} ${issue.message}`);
  const { organisation, connections, outcomes, privacy, directory, allow_hosts: allowedHosts } = read.data;
  const repeated = connections.find(
    ({ key }, index) => connections.findIndex((other) => other.key === key) < index,
  );
  if (repeated) return [`${file}: connections has the key ${repeated.key} twice`];
  const itDepartments = organisation.it_departments.map(normaliseDepartment);
  const merged = readMerges(directory.merges, itDepartments);
  const { sources, inbound, origins, faults: sourceFaults } = readSources(connections, env);
  const ruled = readDomains(directory.domains);
  const asked = readDirectorySource(directory.source, env);
  const known = readOutcomeSources(outcomes, path.dirname(file), env);
  const faults = [...sourceFaults, ...known.faults, ...merged.faults, ...ruled.faults, ...asked.faults];
  if (faults.length > 0) return faults.map((fault) => `${file}: ${fault}`);
  const config: Configuration = {
    organisation: organisation.name,
    zone: new Zone(organisation.time_zone),
    currency: organisation.currency,
    itDepartments,
    connections: connections.map(({ key, title = key }) => {
      const source = sources.find((own) => own.key === key);
      return { key, title, ...(source && { consents: consentsOf(source.connector, source.config) }) };
    }),
    outcomes: known.outcomes,
    policy: { minimumGroup: privacy.minimum_group, t: privacy.t },
    policyLock: privacy.locked ?? null,
    attributes: directory.attributes,
    domains: ruled.domains,
    merges: merged.merges,
    demo: false,
  };
  return { config, sources, inbound, directory: asked.source, allowedHosts, origins };
}
