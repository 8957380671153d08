import type { ZodType } from 'zod';
import type { SessionPorts } from './ports.js';

/** One value of a KPI, by the columns of an outcome file (`at`, `value`, `department`, `persona`, `n`, ...), as text. */
export type OutcomeRow = Readonly<Record<string, string>>;

/** Where the values of a KPI can be asked for, all of them each time. */
export interface OutcomeConnector<C = unknown> {
  readonly id: string;
  readonly title: string;
  /** Parsed once, at the edge. */
  readonly config: ZodType<C>;
  /** What is reached by a field that is no address by itself, such as one that holds a password too; absent: there is none. */
  reaches?(config: C): Reached;
  /** @throws Faulted where they do not come whole */
  rows(config: C, ports: SessionPorts): Promise<readonly OutcomeRow[]>;
}

export interface Reached {
  /** The name of the field. */
  readonly field: string;
  readonly host: string;
  /** The host and all else that tells this place from another; never a secret. */
  readonly place: string;
}

/** More values of one KPI than any has. */
export const MOST_OUTCOME_ROWS = 100_000;
