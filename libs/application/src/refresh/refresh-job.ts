import { dailySlots } from '@takeup/domain';
import type { Context } from '../context.js';
import type { Job } from '../job/scheduler.js';

/** After each midnight of the organisation, so that days that were waited for become final without anybody's doing. */
const REFRESH_AT = '00:15';

/** @param work brings in what there is and refreshes; throws where that fails */
export function refreshJob({ config: { zone } }: Context, work: () => Promise<void>): Job {
  return {
    name: 'refresh',
    due: (now, newest) => dailySlots({ zone, at: REFRESH_AT, catchUp: 'latest' }, now, newest),
    run: async () => {
      await work();
      return { detail: null };
    },
  };
}
