import type { ConfigField } from './config-fields.js';
import { configFields, fitsInForm } from './config-fields.js';
import type { Connector } from './contract.js';
import type { DirectoryConnector } from './directory.js';
import type { OutcomeConnector } from './outcome-connector.js';
import type { Receiver } from './receiver.js';

/** Whatever can be connected from the product, by what it is for. */
export type Connectable =
  | { readonly kind: 'platform'; readonly connector: Connector }
  | { readonly kind: 'receiver'; readonly connector: Receiver }
  | { readonly kind: 'directory'; readonly connector: DirectoryConnector }
  | { readonly kind: 'outcome'; readonly connector: OutcomeConnector };

export type ConnectableKind = Connectable['kind'];

/** Which KPI the values are of, for what gives values: the connector does not need to know. */
const SERIES: ConfigField = {
  ...{ name: 'series', kind: 'text', required: true, choices: [], standard: null, fixed: true },
};

/** What is typed to connect it, in the order of its form. A receiver is told nothing: its secret is made. */
export function connectableFields({ kind, connector }: Connectable): readonly ConfigField[] {
  if (kind === 'receiver') return [];
  return [...(kind === 'outcome' ? [SERIES] : []), ...configFields(connector.config)];
}

/** Whether all that it needs can be typed. */
export function isConnectable({ kind, connector }: Connectable): boolean {
  return kind === 'receiver' || fitsInForm(connector.config);
}
