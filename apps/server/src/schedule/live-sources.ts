import type { ConnectWorld, DirectorySource, KeyedOutcome, Source, StoredSource } from '@takeup/application';
import { openedDirectory, openedOutcomes, openedSources, storedSources } from '@takeup/application';
import type { Logger } from 'pino';

/** All that is asked by itself. */
export interface Live {
  readonly sources: readonly Source[];
  readonly directory: LiveDirectory | null;
  /** Values of KPIs that were connected from the product; those of the operator's file are its configuration's. */
  readonly outcomes: readonly KeyedOutcome[];
}

export interface LiveDirectory {
  readonly directory: DirectorySource;
  /** Of what was connected from the product; absent: the operator's file names it. */
  readonly key?: string;
}

/** As it is just now. */
export type ReadLive = () => Promise<Live>;

/** What the operator's file names and what was connected from the product; says once of what cannot be opened, and again when that has changed. */
export function liveSources(named: Live, world: ConnectWorld, log: Logger): ReadLive {
  let told = '';
  return async () => {
    const stored = await storedSources(world);
    const closed = closedOf(stored);
    if (JSON.stringify(closed) !== told) {
      told = JSON.stringify(closed);
      if (closed.length > 0) log.warn({ closed }, 'connections cannot be read: takeup doctor says why');
    }
    return {
      sources: [...named.sources, ...openedSources(stored)],
      directory: named.directory ?? openedDirectory(stored),
      outcomes: openedOutcomes(stored),
    };
  };
}

const closedOf = (stored: readonly StoredSource[]) =>
  stored.flatMap(({ key, opened }) => ('unopened' in opened ? [{ key, why: opened.unopened }] : []));
