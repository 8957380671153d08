import { monthlySlots } from '@takeup/domain';
import { reading } from '@takeup/storage';
import type { Context } from '../context.js';
import type { Job } from '../job/scheduler.js';
import { retryAfter } from '../job/scheduler.js';
import { closeEdition } from './close-edition.js';
import { nextEdition } from './month-to-close.js';

/**
 * Closes every month in its turn. One that is not final is looked at again, soon and then every hour: its days come, or
 * are given up, whenever they do.
 */
export function monthCloseJob(context: Context): Job {
  const { zone } = context.config;
  return {
    name: 'month-close',
    due: async (now, newest) => {
      const next = await reading(context.pools, nextEdition);
      return next === undefined ? [] : monthlySlots(zone, now, next.month, newest);
    },
    run: async (held) => {
      const outcome = await closeEdition(context, held.slot, { held });
      if ('done' in outcome) return { detail: outcome.done.edition.sha256 };
      return { detail: outcome.refusal.code, again: context.clock.now() + retryAfter(held.tries) };
    },
  };
}
