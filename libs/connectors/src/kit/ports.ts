import type { Instant } from '@takeup/domain';
import type { LookupFunction } from './lookup.js';
import type { Limit } from './asking.js';

/** All that a session needs from outside: time, turns, names of hosts. */
export interface SessionPorts {
  /** Ms since 1970; times out slow answers and turns waits into instants. */
  now(): Instant;
  /**
   * Asked before every request, those of redirects too. Resolves when the request may go: the bucket had a call left
   * and no earlier answer asked to wait longer.
   * @throws Faulted `throttled` where that is too far off to wait here
   */
  turn(limit: Limit): Promise<void>;
  /** Told after every answer, whatever it was. */
  answered(answer: Answered): Promise<void>;
  /** Names to addresses, as `lookup` of `node:dns` does. */
  readonly resolve: LookupFunction;
  /** Whether the operator lets this host be a private, loopback or link-local address. Lower case, without a port. */
  allowed(host: string): boolean;
}

export interface Answered {
  /** Name of the bucket that the request took from. */
  readonly limit: string;
  /** Given where the platform asked to wait: no request of this bucket before then. */
  readonly retryAt?: Instant;
}
