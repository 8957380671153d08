import type { OutcomeConnector } from '@takeup/connectors/kit';
import type { Solver } from '@takeup/disclosure';
import type { Clock, Consent, DepartmentMerge, DepartmentPath, Policy, Zone } from '@takeup/domain';
import { ROOT } from '@takeup/domain';
import type { Pools } from '@takeup/storage';
import type { IdentityKey } from './files/index.js';

/** A source the operator named. */
export interface ConnectionConfig {
  readonly key: string;
  readonly title: string;
  /** What its connector can tell, and which of that is let; absent: files are brought to it. */
  readonly consents?: readonly Consent[];
}

/** Values of a KPI that are looked at again and again: a file, or what is asked of somebody. */
export type OutcomeSource = {
  /** `connection/key` */
  readonly series: string;
} & (
  | {
      /** A path; relative ones start from the operator's file. */
      readonly file: string;
    }
  | AskedOutcome
);

export interface AskedOutcome<C = unknown> {
  readonly connector: OutcomeConnector<C>;
  /** What the connector's schema made of the operator's file; secrets sealed in it. */
  readonly config: C;
  /** Hosts within private networks that the operator allows. */
  readonly allowedHosts: readonly string[];
}

/** The organisation and its policy, as the operator's file says. */
export interface Configuration {
  readonly organisation: string;
  readonly zone: Zone;
  readonly currency: string;
  /** Department paths. */
  readonly itDepartments: readonly string[];
  readonly connections: readonly ConnectionConfig[];
  readonly outcomes: readonly OutcomeSource[];
  readonly policy: Policy;
  /** The agreement that the policy is locked to. */
  readonly policyLock?: string | null;
  /** Directory columns that rules may use beyond the named ones. */
  readonly attributes: readonly string[];
  /** Domains of addresses that count as another one, by their lower-case names; none where absent. */
  readonly domains?: ReadonlyMap<string, string>;
  /** Departments that count as one, from the first epoch on of which nothing is published; none where absent. */
  readonly merges?: readonly DepartmentMerge[];
  /** Northwind: its clock is its own and nothing of the operator's goes into it. */
  readonly demo: boolean;
}

/** What every use case is given. */
export interface Context {
  readonly pools: Pools;
  readonly clock: Clock;
  readonly config: Configuration;
  /** What the audits of disclosure control ask. */
  readonly solver: Solver;
  /** Whoever asks may see this department and all below it; without one, everybody. What lies outside does not exist. */
  readonly limit?: DepartmentPath;
}

/** For use cases that let people in: their ids become keyed hashes. */
export interface ImportContext extends Context {
  readonly identity: IdentityKey;
}

export function limitOf({ limit = ROOT }: Context): DepartmentPath {
  return limit;
}

export function today({ clock, config }: Pick<Context, 'clock' | 'config'>): string {
  return config.zone.dayAt(clock.now());
}
