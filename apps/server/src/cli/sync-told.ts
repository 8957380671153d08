import type { SyncReport } from '@takeup/application';

/** What a command read of one connection, which takes a run for each of its slots and for what is older. */
export interface ReadByAll extends SyncReport {
  readonly runs: number;
}

/**
 * What was read adds up; what is left, and what stood in the way, is as the last run found it.
 * @param keys of the connections, in the order they are told; one that nothing was read of is left out
 */
export function ofAllRuns(reports: readonly SyncReport[], keys: readonly string[]): readonly ReadByAll[] {
  return keys.flatMap((key) => {
    const own = reports.filter(({ connection }) => connection === key);
    const last = own.at(-1);
    const sum = (of: 'requests' | 'slices' | 'pages') => own.reduce((total, report) => total + report[of], 0);
    return last === undefined
      ? []
      : {
          ...{ ...last, requests: sum('requests'), slices: sum('slices'), pages: sum('pages') },
          runs: own.length,
        };
  });
}
