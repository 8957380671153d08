import type { Day } from '@takeup/domain';
import { invalid, isDay } from '@takeup/domain';
import { connections, inTransaction, writeConfirmed } from '@takeup/storage';
import type { Context } from '../context.js';
import { today } from '../context.js';
import type { Outcome } from '../outcome.js';
import { Refused, outcomeOf } from '../outcome.js';

export interface DaysConfirmed {
  readonly connection: string;
  /** In order, each once. */
  readonly days: readonly Day[];
}

/** Days are as quiet as they look, somebody says: from the next refresh on they count as read. */
export function confirmDays(
  context: Context,
  { connection, days: said }: DaysConfirmed,
): Promise<Outcome<DaysConfirmed>> {
  return outcomeOf(async () => {
    const now = today(context);
    const days = [...new Set(said)].sort();
    const wrong = days.find((day) => !isDay(day) || day >= now);
    if (wrong !== undefined) throw new Refused(invalid('sync-day', { day: wrong }));
    return inTransaction(context.pools, async (session) => {
      const pulled = (await connections(session)).filter((own) => own.connector !== null);
      const known = pulled.find(({ key }) => key === connection);
      if (known === undefined) {
        const there = pulled.map(({ key }) => key).join(', ');
        throw new Refused(invalid('sync-unknown', { connection, there }));
      }
      await writeConfirmed(session, known.id, days, now);
      return { connection, days };
    });
  });
}
