import type { Day } from '@takeup/domain';
import { ROOT, maxDay, minDay } from '@takeup/domain';
import type { ProgressRow } from '@takeup/storage';
import { countImports, readProgress, reading, streams } from '@takeup/storage';
import { newestEpoch, scopeByKey, toldPeople } from '../gate/index.js';
import type { Context } from '../context.js';
import { limitOf } from '../context.js';
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
  /** The last day that every source reaches. */
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
    const last = known.map(({ lastDay }) => lastDay);
    return {
      stage,
      rosters: imports.directory,
      people: published && limitOf(context) === ROOT ? await toldPeople(session, published.month) : null,
      connections: known.map(({ connection, firstDay, lastDay }) => ({ key: connection, firstDay, lastDay })),
      progress: await readProgress(session),
      dataTo: last.length === 0 ? null : last.reduce(minDay, last.reduce(maxDay)),
    };
  });
}
