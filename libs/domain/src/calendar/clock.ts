/** The only source of "now". Ms since 1970. */
export interface Clock {
  now(): number;
}

/** A clock that started at `start` when the real one read `since`, and runs on with it. */
export function shiftedClock(start: number, since: number, real: Clock): Clock {
  return { now: () => start + (real.now() - since) };
}
