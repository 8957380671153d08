import type { Connectable } from '@takeup/connectors/kit';
import { configFields, configValues } from '@takeup/connectors/kit';
import type { Inbound } from '../delivery/inbound.js';
import type { DirectorySource } from '../directory/pull-directory.js';
import type { Source } from '../sync/sync-context.js';

/** A connection as it is used, by what it is for. */
export type Opened =
  | { readonly kind: 'platform'; readonly source: Source }
  | { readonly kind: 'receiver'; readonly inbound: Inbound }
  | { readonly kind: 'directory'; readonly directory: DirectorySource };

export interface ToOpen extends Pick<Source, 'key' | 'title' | 'since' | 'allowedHosts'> {
  /** By the name of the field, secrets among them. */
  readonly values: Readonly<Record<string, string | boolean | readonly string[]>>;
}

/** What of a receiver is sealed. */
export const HOOK_SECRET = 'secret';

/** @returns it, or all that is wrong with its configuration, by field; never a value */
export function openedFrom(
  connectable: Connectable,
  { values, ...own }: ToOpen,
): Opened | { readonly faults: readonly string[] } {
  const { kind } = connectable;
  const { key, title, since, allowedHosts } = own;
  if (kind === 'receiver') {
    const receiver = connectable.connector;
    const config = receiver.taking(String(values[HOOK_SECRET]));
    return { kind, inbound: { key, title, since, receiver, config } };
  }
  const { connector: asked } = connectable;
  const read = asked.config.safeParse(configValues(configFields(asked.config), values));
  if (!read.success)
    return { faults: read.error.issues.map(({ path, message }) => `${path.join('.') || 'it'} ${message}`) };
  const config = read.data;
  if (kind === 'directory')
    return { kind, directory: { connector: connectable.connector, config, allowedHosts } };
  return { kind, source: { key, title, since, allowedHosts, connector: connectable.connector, config } };
}

/** What a connector's schema made of it; a receiver's tells nothing. */
export function configOf(opened: Opened): Readonly<Record<string, unknown>> {
  if (opened.kind === 'receiver') return {};
  const { config } = opened.kind === 'directory' ? opened.directory : opened.source;
  return config as Readonly<Record<string, unknown>>;
}
