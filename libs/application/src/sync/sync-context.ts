import type { Connector, LookupFunction } from '@takeup/connectors/kit';
import type { ImportContext } from '../context.js';

/** A configured connection that is pulled. */
export interface Source<C = unknown> {
  /** As charters and commands name it. */
  readonly key: string;
  readonly title: string;
  readonly connector: Connector<C>;
  /** What the connector's schema made of the operator's file; secrets sealed in it. */
  readonly config: C;
  /** First day wanted; null: as far back as rows of people are kept. */
  readonly since: string | null;
  /** Hosts within private networks that the operator allows. */
  readonly allowedHosts: readonly string[];
  /** How much of the platform's limits to use, as a share of what its connector declares; 1 unless said. */
  readonly rate?: number;
}

/** The outside world of a sync: the machine's clock, not the organisation's. */
export interface Network {
  now(): number;
  sleep(ms: number): Promise<void>;
  /** As `lookup` of `node:dns`. */
  readonly resolve: LookupFunction;
}

export interface SyncContext extends ImportContext {
  readonly sources: readonly Source[];
  readonly network: Network;
}
