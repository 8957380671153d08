import type { Stream } from './contract.js';

/** A list that is read whole each day: of accounts or communities, as they are now. */
export function snapshotStream(own: Pick<Stream, 'name' | 'key' | 'keep' | 'tells'>): Stream {
  return { ...own, progress: 'snapshot', historyDays: 0, settleDays: 0, means: {} };
}
