import { mix, Salt, unit } from '../random.js';
import type { Answer } from './answer.js';

export const FAULT_KINDS = [
  'throttled',
  'error',
  'unavailable',
  'reset',
  'stall',
  'truncated',
  'duplicate-page',
  'repeating-cursor',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface FaultMode {
  /** Of requests that go wrong, 0 to 1. */
  readonly share: number;
  /** All of them unless said. */
  readonly kinds?: readonly FaultKind[];
  readonly seed: number;
  /** How long a stalled answer is held before the connection is closed; 30,000 ms unless said. */
  readonly stallMs?: number;
  /** How often the same request may fail before it must succeed; 2 unless said. */
  readonly atMostInARow?: number;
}

/** A fault and a number to draw its details by. */
export interface DrawnFault {
  readonly kind: FaultKind;
  readonly draw: number;
}

const PAGING: readonly FaultKind[] = ['duplicate-page', 'repeating-cursor'];

/** Decides by the number of a request whether it goes wrong and how, so that a run can be had again. */
export class Faults {
  private readonly failed = new Map<string, number>();
  private number = 0;

  constructor(private readonly mode: FaultMode) {}

  get stallMs(): number {
    return this.mode.stallMs ?? 30_000;
  }

  /** @param key the same for the same question; @param cursor of a request for a page */
  next(key: string, cursor: string | undefined): DrawnFault | undefined {
    const { share, seed, kinds = FAULT_KINDS, atMostInARow = 2 } = this.mode;
    const number = (this.number += 1);
    const before = this.failed.get(key) ?? 0;
    const possible = kinds.filter((kind) => cursor !== undefined || !PAGING.includes(kind));
    if (before >= atMostInARow || possible.length === 0 || unit(seed, Salt.fault, number) >= share) {
      this.failed.delete(key);
      return undefined;
    }
    this.failed.set(key, before + 1);
    const draw = mix(seed, Salt.fault, number, 1);
    return { kind: possible[draw % possible.length]!, draw: draw >>> 8 };
  }
}

const SECONDS = [1, 2, 3];

/** Too many requests: to be asked again after some seconds, said in one of the two forms there are. */
export function throttle(draw: number, now: number): { answer: Answer; until: number } {
  const seconds = SECONDS[draw % SECONDS.length]!;
  const asDate = (draw >>> 3) % 2 === 0;
  // A date has whole seconds only: rounded up, so that it never asks for less than a second.
  const until = asDate ? Math.ceil(now / 1000 + Math.max(1, seconds - 1)) * 1000 : now + seconds * 1000;
  const retryAfter = asDate ? new Date(until).toUTCString() : String(seconds);
  return {
    answer: {
      status: 429,
      body: 'limit exceeded\n',
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'retry-after': retryAfter,
        'x-ratelimit-limit': '10',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(seconds),
      },
    },
    until,
  };
}
