import type { ConnectWorld, Source, StoredSource } from '@takeup/application';
import { openedSources, storedSources } from '@takeup/application';
import type { Logger } from 'pino';

/** All that is pulled just now: what the operator's file names, and what was connected from the product. */
export type ReadSources = () => Promise<readonly Source[]>;

/** Says once of each connection that cannot be opened, and again when that has changed. */
export function liveSources(named: readonly Source[], world: ConnectWorld, log: Logger): ReadSources {
  let told = '';
  return async () => {
    const stored = await storedSources(world);
    const closed = closedOf(stored);
    if (JSON.stringify(closed) !== told) {
      told = JSON.stringify(closed);
      if (closed.length > 0) log.warn({ closed }, 'connections cannot be read: takeup doctor says why');
    }
    return [...named, ...openedSources(stored)];
  };
}

const closedOf = (stored: readonly StoredSource[]) =>
  stored.flatMap(({ key, opened }) => ('unopened' in opened ? [{ key, why: opened.unopened }] : []));
