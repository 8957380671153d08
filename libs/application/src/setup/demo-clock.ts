import type { Clock } from '@takeup/domain';
import { shiftedClock } from '@takeup/domain';
import { inTransaction, isUntouched, setting, settingOnce } from '@takeup/storage';
import type { Pools } from '@takeup/storage';

/** Whether this database holds the demo already. */
export async function isDemo(pools: Pools): Promise<boolean> {
  return (await inTransaction(pools, (session) => setting(session, 'demo-started-at'))) !== null;
}

/** Whether nothing was ever brought in or declared. */
export function isFresh(pools: Pools): Promise<boolean> {
  return inTransaction(pools, isUntouched);
}

/** The demo's clock: it reads `start` when this database first held the demo, and runs on from there. */
export async function demoClock(pools: Pools, start: string, real: Clock): Promise<Clock> {
  const since = await inTransaction(pools, (session) =>
    settingOnce(session, 'demo-started-at', new Date(real.now()).toISOString()),
  );
  return shiftedClock(Date.parse(start), Date.parse(since), real);
}
