import { dailySlots } from '@takeup/domain';
import type { Context } from '../context.js';
import type { Job } from '../job/scheduler.js';
import type { OutcomeWorld, PulledOutcome } from './pull-outcomes.js';
import { pullOutcomes } from './pull-outcomes.js';

/** Before the platforms are asked, so that a morning finds both. */
const PULL_AT = '02:45';

/** Looks at the values of KPIs that the operator's file names, every day. */
export function pullOutcomesJob(context: Context, world: OutcomeWorld): Job {
  return {
    name: 'outcomes',
    due: (now, newest) =>
      dailySlots({ zone: context.config.zone, at: PULL_AT, catchUp: 'latest' }, now, newest),
    run: async (held) => {
      const wrong = (await pullOutcomes(context, world, held)).filter(isWrong);
      return { detail: wrong.length === 0 ? null : wrong.map(({ series }) => series).join(', ') };
    },
  };
}

function isWrong(pulled: PulledOutcome): boolean {
  return !('outcome' in pulled) || 'refusal' in pulled.outcome;
}
