import type { Day } from '@takeup/domain';
import type { Pools } from '@takeup/storage';

/** What tokens need. They live by the real calendar, also where the demo's clock is its own. */
export interface TokenWorld {
  readonly pools: Pools;
  /** Today, in the organisation's time zone. */
  readonly day: Day;
}
