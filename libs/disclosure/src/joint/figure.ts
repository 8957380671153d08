import type { Day, Measure } from '@takeup/domain';
import type { Hiding } from '../beside-bounds.js';
import type { Display } from '../display.js';

/** What the counts of a display count: who did what at least once, on which days, on which connections. */
export interface Told {
  /** Of the period; the same in all that count it. */
  readonly key: string;
  readonly from: Day;
  readonly to: Day;
  readonly measure: Measure;
  readonly connections: readonly string[];
}

/** One measure in one period and scope, beside others of the same people. */
export interface Figure {
  readonly told: Told;
  /** What else has these very counts, and is told the same way: a scope in which nobody did more, or less. */
  readonly alsoTold?: readonly Told[];
  readonly display: Display;
  /** How more of it can be hidden; none where it is published already and stays as it is. */
  readonly fresh?: Pick<Hiding, 'canHide' | 'cheaper' | 'priceOf'>;
}
