import type { DirtyMonth, Session } from '@takeup/storage';
import { markRestatements, takeChangedDays } from '@takeup/storage';

/**
 * Marks the published periods of which acts came, went or changed since. What is published stays; the difference waits
 * to be published as a restatement.
 *
 * Whether a count would change plays no part. It would say of the one person whose act somebody brings in whether they
 * were active already; that lines came in is known to whoever brought them.
 */
export async function detectRestatements(session: Session, month: DirtyMonth): Promise<void> {
  const days = await takeChangedDays(session, month);
  if (days.length > 0) await markRestatements(session, month.connectionId, days);
}
