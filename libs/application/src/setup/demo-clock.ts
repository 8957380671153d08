import type { Clock } from '@takeup/domain';
import { shiftedClock } from '@takeup/domain';
import { inTransaction, isUntouched, setting, settingOnce } from '@takeup/storage';
import type { Pools } from '@takeup/storage';

/** What demos ran on before there was a choice. */
const FIRST_PLATFORM = 'mattermost';

/** The platform of the demo that this database holds; null: it holds none. */
export async function demoPlatform(pools: Pools): Promise<string | null> {
  return inTransaction(pools, async (session) => {
    if ((await setting(session, 'demo-started-at')) === null) return null;
    return (await setting(session, 'demo-platform')) ?? FIRST_PLATFORM;
  });
}

/** Whether nothing was ever brought in or declared. */
export function isFresh(pools: Pools): Promise<boolean> {
  return inTransaction(pools, isUntouched);
}

/**
 * From now on this database is the demo's.
 * @returns the platform that it runs on: another one where somebody else was faster
 */
export async function claimDemo(pools: Pools, platform: string, real: Clock): Promise<string> {
  return inTransaction(pools, async (session) => {
    const held = await settingOnce(session, 'demo-platform', platform);
    await settingOnce(session, 'demo-started-at', new Date(real.now()).toISOString());
    return held;
  });
}

/** The demo's clock: it reads `start` when this database first held the demo, and runs on from there. */
export async function demoClock(pools: Pools, start: string, real: Clock): Promise<Clock> {
  const since = await inTransaction(pools, (session) => setting(session, 'demo-started-at'));
  if (since === null) throw new Error('this database holds no demo');
  return shiftedClock(Date.parse(start), Date.parse(since), real);
}
