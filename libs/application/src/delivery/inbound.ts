import type { Receiver } from '@takeup/connectors/kit';
import type { Day } from '@takeup/domain';
import { addDays } from '@takeup/domain';
import type { Session } from '@takeup/storage';

/** A configured connection that sends by itself. */
export interface Inbound<C = unknown> {
  /** As charters name it, and the end of the address that is sent to. */
  readonly key: string;
  readonly title: string;
  readonly receiver: Receiver<C>;
  /** What the receiver's schema made of the operator's file; secrets sealed in it. */
  readonly config: C;
  /** The first day of which it may speak; null: see {@link firstDayOf}. */
  readonly since: Day | null;
  /** Whether it is still connected so, and stays it until the transaction ends; absent: the operator's file says so. */
  readonly holds?: (session: Session) => Promise<boolean>;
}

/** A quarter; what is older is brought in as a file, by somebody who reads the receipt. */
const DAYS_BACK = 92;

/** The first day of which deliveries may speak: what is published stays, so a sender is not to choose any past. */
export function firstDayOf({ since }: Pick<Inbound, 'since'>, today: Day): Day {
  return since ?? addDays(today, -DAYS_BACK);
}
