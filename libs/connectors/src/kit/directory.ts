import type { ZodType } from 'zod';
import type { Session } from './asking.js';
import type { Askable, Preflight } from './contract.js';

/**
 * One person, by the columns of a directory file (`employee_id`, `email`, `department` as a path, `location`, ...; days as
 * `2026-01-31`). What is empty or unknown is left out.
 */
export type DirectoryEntry = Readonly<Record<string, string>>;

/** What the check of a directory found. */
export interface DirectoryPreflight extends Preflight {
  /** How many people it says it has; `whole` false: at least so many, for it does not say. */
  readonly people: { readonly count: number; readonly whole: boolean };
}

/** Where everybody who works here can be read whole, as of now. Like a connector it asks through the session and keeps nothing. */
export interface DirectoryConnector<C = unknown> extends Askable<C> {
  readonly title: string;
  /** Parsed once, at the edge. */
  readonly config: ZodType<C>;
  /** Who am I, and is it the directory that I was told it is. Fails closed. */
  check(session: Session<C>): Promise<DirectoryPreflight>;
  /**
   * Everybody who is there, each once; whoever has left or was switched off is not among them.
   * @throws Faulted where they do not come whole
   */
  people(session: Session<C>): Promise<readonly DirectoryEntry[]>;
}
