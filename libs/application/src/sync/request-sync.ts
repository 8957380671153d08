import type { Day } from '@takeup/domain';
import { addDays, invalid, isDay, refused } from '@takeup/domain';
import {
  connections,
  ensureJob,
  forgetReadToday,
  forgetSettled,
  holdJob,
  inTransaction,
} from '@takeup/storage';
import type { Context } from '../context.js';
import { today } from '../context.js';
import type { Outcome } from '../outcome.js';
import { Refused, outcomeOf } from '../outcome.js';
import { askSoon } from '../job/ask-soon.js';
import { syncJobName } from './sync-job.js';

/** Days that may be asked for at once; more than rows of people are kept for is no use. */
const MOST_DAYS = 500;

export interface SyncWanted {
  readonly connection: string;
  /** To be read again, whatever is known of them; none: what is not read yet. */
  readonly days?: readonly Day[];
}

export interface SyncAsked {
  readonly connection: string;
  /** The days to be read again, in order, each once. */
  readonly days: readonly Day[];
}

/**
 * Asks for a sync as soon as somebody is there to do it. Asked twice before it begins it is done once; while the
 * connection is being read nothing is forgotten, for what is read now would not find it again.
 */
export function requestSync(
  context: Context,
  sources: readonly { readonly key: string }[],
  { connection, days: asked = [] }: SyncWanted,
): Promise<Outcome<SyncAsked>> {
  const { pools, config } = context;
  return outcomeOf(async () => {
    if (!sources.some(({ key }) => key === connection)) {
      const there = sources.map(({ key }) => key).join(', ');
      throw new Refused(invalid('sync-unknown', { connection, there }));
    }
    const days = [...new Set(asked)].sort();
    const wrong = days.find((day) => !isDay(day) || day >= today(context));
    if (wrong !== undefined) throw new Refused(invalid('sync-day', { day: wrong }));
    if (days.length > MOST_DAYS)
      throw new Refused(invalid('sync-days', { days: days.length, most: MOST_DAYS }));
    const job = syncJobName(connection);
    await inTransaction(pools, async (session) => {
      await ensureJob(session, job);
      if (await holdJob(session, job)) throw new Refused(refused('sync-busy', { connection }));
      const known = (await connections(session)).find(({ key }) => key === connection);
      for (const { from, to } of spansOf(days)) {
        if (!known) break;
        const span = { from: config.zone.startOf(from), to: config.zone.startOf(addDays(to, 1)) };
        await forgetSettled(session, known.id, span);
        await forgetReadToday(session, known.id, span);
      }
      await askSoon(session, context, job);
    });
    return { connection, days };
  });
}

/** Neighbouring days in one. */
export function spansOf(days: readonly Day[]): readonly { readonly from: Day; readonly to: Day }[] {
  const spans: { from: Day; to: Day }[] = [];
  for (const day of days) {
    const last = spans.at(-1);
    if (last !== undefined && addDays(last.to, 1) === day) last.to = day;
    else spans.push({ from: day, to: day });
  }
  return spans;
}
