import type { Clock } from '@takeup/domain';
import { shiftedClock } from '@takeup/domain';
import { inTransaction, isUntouched, setting, settingOnce } from '@takeup/storage';
import type { Pools } from '@takeup/storage';

/** What demos ran on before there was a choice. */
const FIRST_PLATFORM = 'mattermost';

/** Where its people came from before there was a choice. */
const FIRST_DIRECTORY = 'csv';

/** What a demo is made of. */
export interface DemoMade {
  readonly platform: string;
  readonly directory: string;
}

/** Of the demo that this database holds; null: it holds none. */
export async function heldDemo(pools: Pools): Promise<DemoMade | null> {
  return inTransaction(pools, async (session) => {
    if ((await setting(session, 'demo-started-at')) === null) return null;
    return {
      platform: (await setting(session, 'demo-platform')) ?? FIRST_PLATFORM,
      directory: (await setting(session, 'demo-directory')) ?? FIRST_DIRECTORY,
    };
  });
}

/** Whether nothing was ever brought in or declared. */
export function isFresh(pools: Pools): Promise<boolean> {
  return inTransaction(pools, isUntouched);
}

/**
 * From now on this database is the demo's.
 * @returns what it is made of: something else where somebody else was faster
 */
export async function claimDemo(pools: Pools, made: DemoMade, real: Clock): Promise<DemoMade> {
  return inTransaction(pools, async (session) => {
    const held = {
      platform: await settingOnce(session, 'demo-platform', made.platform),
      directory: await settingOnce(session, 'demo-directory', made.directory),
    };
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
