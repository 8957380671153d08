import { lookup } from 'node:dns';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Network } from '@takeup/application';

/** The outside world as it is. */
export const machine: Network = {
  now: () => Date.now(),
  sleep: (ms) => sleep(ms),
  resolve: lookup,
};
