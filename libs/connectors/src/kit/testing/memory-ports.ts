import { lookup } from 'node:dns';
import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '@takeup/domain';
import type { Limit } from '../asking.js';
import { Faulted } from '../fault.js';
import type { LookupFunction } from '../lookup.js';
import type { Answered, SessionPorts } from '../ports.js';

export interface MemoryPortsOptions {
  /** Hosts that may be private; the names of this machine unless said. */
  readonly hosts?: readonly string[];
  readonly resolve?: LookupFunction;
  /** Longest that a turn is waited for, in ms; a longer wait is a fault. None unless said. */
  readonly patienceMs?: number;
  now?(): Instant;
}

export interface MemoryPorts extends SessionPorts {
  /** Every turn taken, oldest first. */
  readonly turns: readonly { readonly limit: string; readonly at: Instant }[];
  readonly answers: readonly Answered[];
}

/** Ports without a database: buckets in memory, the system's clock and names. For specs and for trying a connector. */
export function memoryPorts(options: MemoryPortsOptions = {}): MemoryPorts {
  return new InMemory(options);
}

class InMemory implements MemoryPorts {
  readonly turns: { limit: string; at: Instant }[] = [];
  readonly answers: Answered[] = [];
  readonly resolve: LookupFunction;
  readonly #hosts: ReadonlySet<string>;
  readonly #patienceMs: number;
  readonly #now: () => Instant;
  readonly #notBefore = new Map<string, Instant>();

  constructor({
    hosts = ['127.0.0.1', '::1', 'localhost'],
    resolve,
    patienceMs = 0,
    now,
  }: MemoryPortsOptions) {
    this.#hosts = new Set(hosts);
    this.resolve = resolve ?? lookup;
    this.#patienceMs = patienceMs;
    this.#now = now ?? Date.now;
  }

  now(): Instant {
    return this.#now();
  }

  allowed(host: string): boolean {
    return this.#hosts.has(host);
  }

  async turn({ name, calls, perMs }: Limit): Promise<void> {
    const at = this.now();
    const earlier = this.turns.filter((turn) => turn.limit === name && turn.at > at - perMs);
    const full = earlier.length < calls ? at : (earlier.at(-calls)?.at ?? at) + perMs;
    const free = Math.max(full, this.#notBefore.get(name) ?? at);
    if (free > at + this.#patienceMs)
      throw new Faulted({ kind: 'throttled', code: 'rate-limited', retryAt: free, detail: `limit ${name}` });
    if (free > at) await pause(free - at);
    this.turns.push({ limit: name, at: Math.max(free, at) });
  }

  async answered(answer: Answered): Promise<void> {
    this.answers.push(answer);
    if (answer.retryAt !== undefined) this.#notBefore.set(answer.limit, answer.retryAt);
  }
}
