import type { Connectable } from '@takeup/connectors/kit';
import type { Context } from '../context.js';
import type { Network } from '../sync/sync-context.js';
import type { KeyStore } from './key-store.js';

/** What connections that are made from the product need. */
export interface ConnectWorld extends Pick<Context, 'pools' | 'clock' | 'config'> {
  /** Everything that can be connected, by id. */
  readonly connectables: ReadonlyMap<string, Connectable>;
  readonly keys: KeyStore;
  /** Keys that the operator's file names. */
  readonly taken: readonly string[];
  /** The operator's file names the directory that is asked. */
  readonly takenDirectory: boolean;
  /** Hosts within private networks that the operator's file lets these connections reach. */
  readonly allowedHosts: readonly string[];
  /** The address that a proxy shows Takeup at; null: the operator named none. */
  readonly publicUrl: string | null;
  readonly network: Network;
}
