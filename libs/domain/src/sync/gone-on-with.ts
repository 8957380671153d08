import { gapsIn } from './spans.js';
import type { Instant, InstantSpan } from './slice.js';

/** Where an interrupted slice stood: its rows up to the cursor are saved. */
export interface Interrupted extends InstantSpan {
  readonly cursor: string;
}

interface Within {
  readonly expected: InstantSpan;
  readonly settled: readonly InstantSpan[];
  /** Nothing that begins before it is gone on with. */
  readonly reach: Instant;
}

/**
 * Of what was broken off, what is still to be read as a whole. A slice of which a part was read otherwise since, or that
 * reaches beyond what can be asked for, is not gone on with: a cursor belongs to its slice.
 */
export function goneOnWith(
  interrupted: readonly Interrupted[],
  { expected, settled, reach }: Within,
): readonly Interrupted[] {
  return interrupted.filter(({ from, to }) => {
    const isAskedFor = from >= reach && to > expected.from && to <= expected.to;
    const [gap] = gapsIn({ from, to }, settled);
    return isAskedFor && from < to && gap?.from === from && gap.to === to;
  });
}
