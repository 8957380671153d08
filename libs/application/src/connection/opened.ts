import type { Connectable, Reached } from '@takeup/connectors/kit';
import { configFields, configValues } from '@takeup/connectors/kit';
import type { Inbound } from '../delivery/inbound.js';
import type { AskedOutcome } from '../context.js';
import type { DirectorySource } from '../directory/pull-directory.js';
import { isSeries } from '../goal/name-series.js';
import type { Source } from '../sync/sync-context.js';

/** A connection as it is used, by what it is for. */
export type Opened =
  | { readonly kind: 'platform'; readonly source: Source }
  | { readonly kind: 'receiver'; readonly inbound: Inbound }
  | { readonly kind: 'directory'; readonly directory: DirectorySource }
  | { readonly kind: 'outcome'; readonly outcome: AskedSeriesSource };

/** Values that are asked for, and the series that they go into. */
export type AskedSeriesSource = AskedOutcome & { readonly series: string };

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
  const { series = '', ...rest } = values;
  const asked = connectable.connector;
  const typed = kind === 'outcome' ? rest : values;
  const read = asked.config.safeParse(configValues(configFields(asked.config), typed));
  const faults = [
    ...(kind !== 'outcome' || isSeries(String(series)) ? [] : [NO_SERIES]),
    ...(read.error?.issues ?? []).map(({ path, message }) => `${path.join('.') || 'it'} ${message}`),
  ];
  if (!read.success || faults.length > 0) return { faults };
  const config = read.data;
  switch (kind) {
    case 'platform':
      return { kind, source: { key, title, since, allowedHosts, connector: connectable.connector, config } };
    case 'directory':
      return { kind, directory: { connector: connectable.connector, config, allowedHosts } };
    case 'outcome': {
      const { connector } = connectable;
      return { kind, outcome: { series: String(series), connector, config, allowedHosts } };
    }
  }
}

const NO_SERIES = 'series must be CONNECTION/KEY, such as tickets/time_to_answer';

/** What a connector's schema made of it; a receiver's tells nothing. */
export function configOf(opened: Opened): Readonly<Record<string, unknown>> {
  switch (opened.kind) {
    case 'receiver':
      return {};
    case 'platform':
      return fieldsOf(opened.source.config);
    case 'directory':
      return fieldsOf(opened.directory.config);
    case 'outcome':
      return { ...fieldsOf(opened.outcome.config), series: opened.outcome.series };
  }
}

const fieldsOf = (config: unknown) => config as Readonly<Record<string, unknown>>;

/** What is reached by a field that is no address by itself. */
export function reachedBy(opened: Opened): Reached | undefined {
  if (opened.kind !== 'outcome') return undefined;
  return opened.outcome.connector.reaches?.(opened.outcome.config);
}
