import type { Day, PeriodKind } from '@takeup/domain';
import { maxDay, minDay, periodsWithin, readinessOf } from '@takeup/domain';
import { reading } from '@takeup/storage';
import { toldPeriods } from '../gate/index.js';
import type { Context } from '../context.js';
import { today } from '../context.js';
import { knownCoverage } from '../refresh/derive-coverage.js';
import { askScope } from './ask-scope.js';

export interface PeriodListing {
  readonly key: string;
  readonly from: Day;
  readonly to: Day;
  readonly state: 'PUBLISHED' | 'RESTATEMENT_PENDING' | 'NOT_FINAL' | 'NO_DATA';
  readonly due: Day | null;
}

/** Every period of a kind that the data touches, oldest first. */
export function listPeriods(context: Context, kind: PeriodKind): Promise<readonly PeriodListing[]> {
  return reading(context.pools, async (session) => {
    const scope = await askScope(session, null);
    if ('code' in scope) return [];
    const streams = await knownCoverage(session);
    const [head] = streams;
    if (head === undefined) return [];
    const first = streams.map((stream) => stream.first).reduce(minDay, head.first);
    const now = today(context);
    const last = maxDay(streams.map((stream) => stream.last).reduce(maxDay, head.last), now);
    const published = new Map(
      (await toldPeriods(session, scope.id, kind)).map((period) => [period.key, period]),
    );
    return periodsWithin(first, last)
      .filter((period) => period.kind === kind)
      .map(({ key, from, to }) => {
        const found = published.get(key);
        if (found)
          return {
            key,
            from,
            to,
            state: found.restatementPending ? 'RESTATEMENT_PENDING' : 'PUBLISHED',
            due: null,
          };
        const { connections, due } = readinessOf({ kind, key, from, to }, streams, now);
        return { key, from, to, state: connections.length === 0 ? 'NO_DATA' : 'NOT_FINAL', due };
      });
  });
}
