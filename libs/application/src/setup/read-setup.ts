import type { Day, StreamCoverage } from '@takeup/domain';
import { ROOT, addDays, dayState, minDay } from '@takeup/domain';
import type { ProgressRow } from '@takeup/storage';
import { countImports, readProgress, reading, streams } from '@takeup/storage';
import { newestEpoch, scopeByKey, toldPeople } from '../gate/index.js';
import type { Context } from '../context.js';
import { limitOf, today } from '../context.js';
import { knownCoverage } from '../refresh/derive-coverage.js';
import { EVERYTHING } from '../refresh/scopes.js';

export type SetupStage =
  'NOTHING_IMPORTED' | 'NEEDS_DIRECTORY' | 'NEEDS_ACTIVITY' | 'NOT_PUBLISHED' | 'PUBLISHED';

export interface SetupView {
  readonly stage: SetupStage;
  readonly rosters: number;
  /** In scope in the newest epoch; null before one is published, and for whoever may see one department. */
  readonly people: number | null;
  readonly connections: readonly { readonly key: string; readonly firstDay: Day; readonly lastDay: Day }[];
  readonly progress: ProgressRow | null;
  /** The last day that is complete in every source. */
  readonly dataTo: Day | null;
}

/** What has been brought in so far, and what is still needed. */
export function readSetup(context: Context): Promise<SetupView> {
  return reading(context.pools, async (session) => {
    const imports = await countImports(session);
    const known = await streams(session);
    const published = (await scopeByKey(session, EVERYTHING)) && (await newestEpoch(session));
    const stage: SetupStage = published
      ? 'PUBLISHED'
      : imports.directory === 0 && imports.activity === 0
        ? 'NOTHING_IMPORTED'
        : imports.directory === 0
          ? 'NEEDS_DIRECTORY'
          : imports.activity === 0
            ? 'NEEDS_ACTIVITY'
            : 'NOT_PUBLISHED';
    const last = (await knownCoverage(session)).flatMap((stream) => lastComplete(stream, today(context)));
    return {
      stage,
      rosters: imports.directory,
      people: published && limitOf(context) === ROOT ? await toldPeople(session, published.month) : null,
      connections: known.map(({ connection, firstDay, lastDay }) => ({ key: connection, firstDay, lastDay })),
      progress: await readProgress(session),
      dataTo: last.length === 0 ? null : last.reduce(minDay),
    };
  });
}

/** Days behind it that are not in yet do not count as reached. */
function lastComplete(stream: StreamCoverage, now: Day): readonly Day[] {
  for (let day = stream.last; day >= stream.first; day = addDays(day, -1))
    if (dayState(stream, day, now) === 'complete') return [day];
  return [];
}
