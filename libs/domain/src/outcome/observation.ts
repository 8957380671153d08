import type { Day } from '../calendar/day.js';

/** One reading of a KPI for the whole organisation. */
export interface Observation {
  /** The day the source wrote: any day of the period that the value speaks of. */
  readonly at: Day;
  /** In the series' own unit; a percentage is 0 to 100. */
  readonly value: number;
  /** How many cases the value rests on. */
  readonly n: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}
