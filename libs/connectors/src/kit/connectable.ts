import type { ConfigField } from './config-fields.js';
import { configFields, fitsInForm } from './config-fields.js';
import type { Connector } from './contract.js';
import type { DirectoryConnector } from './directory.js';
import type { Receiver } from './receiver.js';

/** Whatever can be connected from the product, by what it is for. */
export type Connectable =
  | { readonly kind: 'platform'; readonly connector: Connector }
  | { readonly kind: 'receiver'; readonly connector: Receiver }
  | { readonly kind: 'directory'; readonly connector: DirectoryConnector };

export type ConnectableKind = Connectable['kind'];

/** What is typed to connect it, in the order of its form. A receiver is told nothing: its secret is made. */
export function connectableFields({ kind, connector }: Connectable): readonly ConfigField[] {
  return kind === 'receiver' ? [] : configFields(connector.config);
}

/** Whether all that it needs can be typed. */
export function isConnectable({ kind, connector }: Connectable): boolean {
  return kind === 'receiver' || fitsInForm(connector.config);
}
