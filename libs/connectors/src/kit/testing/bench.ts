import type { Instant, InstantSpan } from '@takeup/domain';
import type { Connector, Page } from '../contract.js';
import type { Fault } from '../fault.js';
import { Faulted } from '../fault.js';
import type { OpenSession } from '../session.js';
import type { FaultProxy } from './fault-proxy.js';
import type { Asked } from './reading.js';

/** A connector and a platform of its kind to try it on. The platform may not change meanwhile. */
export interface ConformanceSubject<C> {
  readonly connector: Connector<C>;
  /** Where the platform answers. */
  platform(): string | Promise<string>;
  /** The configuration as an operator writes it, for a platform at this address. */
  configFor(url: string): unknown;
  /** What must stand in no error: tokens, passwords. */
  readonly secret: string;
  /** Holds all that there is on the platform. */
  readonly span: InstantSpan;
  /** Where the span is cut in pieces; put the hours at which clocks change among them. */
  readonly cuts: readonly Instant[];
  /**
   * A cursor that the platform knows no more, by the streams whose cursor is the platform's own. One that Takeup reckons by
   * itself, a day or the number of a page, does not expire.
   */
  readonly expired?: Readonly<Record<string, string>>;
  /** Why no page can be empty and lead on, by the streams of which that is so. */
  readonly neverEmpty?: Readonly<Record<string, string>>;
}

/** What a slice is when nothing is spoilt. */
export interface Unspoilt {
  readonly pages: readonly Page[];
  /** All that is told. */
  readonly told: readonly string[];
  /** How many requests that takes. */
  readonly requests: number;
}

/** What the cases work with: the platform behind a proxy that can spoil its answers. */
export interface Bench<C> {
  readonly subject: ConformanceSubject<C>;
  readonly connector: Connector<C>;
  readonly proxy: FaultProxy;
  readonly session: OpenSession<C>;
  /** Every slice of every stream. */
  slices(): Promise<readonly Asked[]>;
  /** Of each stream the slice that tells most: the others are read in the same way. */
  richest(): Promise<readonly Asked[]>;
  /** Of each stream a piece of that, on which all can go wrong that can on the whole. */
  smallest(): Promise<readonly Asked[]>;
  /** A slice by the cuts of the span. */
  piecesOf(asked: Asked): readonly Asked[];
  /** Read once for all cases: the platform does not change. */
  unspoilt(asked: Asked): Promise<Unspoilt>;
}

export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

/** What stopped the work; undefined where nothing did. @throws what is no fault, and a fault that tells a secret */
export async function faultFrom(work: () => Promise<unknown>, secret?: string): Promise<Fault | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof Faulted)) throw error;
    const said = `${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`;
    must(secret === undefined || !said.includes(secret), 'an error tells the secret');
    return error.fault;
  }
}
