import type { Clock } from '@takeup/domain';

/** A clock that stands still until it is set. */
export interface FrozenClock extends Clock {
  /** @param instant ISO 8601 with its zone, or a day for its noon */
  set(instant: string): void;
  forward(ms: number): void;
}

export function frozenClock(instant: string): FrozenClock {
  let now = millisecondsOf(instant);
  return {
    now: () => now,
    set: (later) => {
      now = millisecondsOf(later);
    },
    forward: (ms) => {
      now += ms;
    },
  };
}

function millisecondsOf(instant: string): number {
  const now = Date.parse(instant.length === 10 ? `${instant}T12:00:00Z` : instant);
  if (Number.isNaN(now)) throw new RangeError(`${instant} is no instant`);
  return now;
}
