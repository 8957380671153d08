import type { Day } from '@takeup/domain';
import { invalid, isDay, refused } from '@takeup/domain';
import {
  addSlots,
  connections,
  countKept,
  ensureJob,
  hastenSlots,
  holdJob,
  inTransaction,
  keptStreams,
  runsOf,
} from '@takeup/storage';
import type { Context } from '../context.js';
import { today } from '../context.js';
import type { Outcome } from '../outcome.js';
import { Refused, outcomeOf } from '../outcome.js';
import type { ReplayWanted } from './replay-kept.js';
import { keptWanted, replayJobName } from './replay-kept.js';
import type { Source } from './sync-context.js';
import { syncJobName } from './sync-job.js';

export interface ReplayAsked {
  readonly connection: string;
  readonly stream?: string;
  /** Given together, and in order. */
  readonly from?: Day;
  readonly to?: Day;
}

/** Asks for kept pages to be looked at again; nothing is changed where there are none of what is asked for. */
export function requestReplay(
  context: Context,
  sources: readonly Source[],
  { connection, stream, from, to }: ReplayAsked,
): Promise<Outcome<ReplayWanted>> {
  return outcomeOf(async () => {
    const source = sources.find(({ key }) => key === connection);
    if (source === undefined) {
      const there = sources.map(({ key }) => key).join(', ');
      throw new Refused(invalid('sync-unknown', { connection, there }));
    }
    const wrong = [from, to].find((day) => day !== undefined && (!isDay(day) || day >= today(context)));
    if (wrong !== undefined) throw new Refused(invalid('sync-day', { day: wrong }));
    const days = from === undefined || to === undefined ? null : { first: from, last: to };
    const job = replayJobName(connection);
    const now = new Date(context.clock.now());
    return inTransaction(context.pools, async (session) => {
      await ensureJob(session, job);
      await ensureJob(session, syncJobName(connection));
      if (await holdJob(session, job)) throw new Refused(refused('replay-busy', { connection }));
      const known = (await connections(session)).find(({ key }) => key === connection);
      const there = known ? await keptStreams(session, known.id) : [];
      if (stream !== undefined && there.length > 0 && !there.includes(stream))
        throw new Refused(invalid('replay-stream', { stream, there: there.join(', ') }));
      const wanted = { connectionId: known?.id ?? 0, stream: stream ?? null, days };
      if ((await countKept(session, keptWanted(context, wanted))) === 0)
        throw new Refused(refused('replay-nothing', { connection }));
      // One that a process which ended had begun is taken over.
      const begun = (await runsOf(session, job)).some(({ state }) => state === 'running');
      if (!(await hastenSlots(session, job, now)) && !begun)
        await addSlots(session, job, [{ slot: now.toISOString(), state: 'due' }], now);
      return { connection, connector: source.connector, ...wanted };
    });
  });
}
