import type { Day, DayState, Measure } from '@takeup/domain';
import { MEASURES, dayState, eachDay, feeds, offersReads } from '@takeup/domain';
import { reading, streams } from '@takeup/storage';
import type { Context } from '../context.js';
import { today } from '../context.js';
import { knownCoverage } from '../refresh/derive-coverage.js';

export interface SourceCoverageView {
  readonly connection: string;
  readonly title: string;
  /** One a day, from the first asked for. */
  readonly states: readonly DayState[];
  readonly feeds: readonly Measure[];
}

/** What is known of each day in each source. */
export function readCoverage(context: Context, from: Day, to: Day): Promise<readonly SourceCoverageView[]> {
  return reading(context.pools, async (session) => {
    const titles = new Map((await streams(session)).map(({ connection, title }) => [connection, title]));
    const now = today(context);
    return (await knownCoverage(session)).map((stream) => {
      const fed = feeds(stream.kinds);
      const reads = offersReads(stream.kinds);
      return {
        connection: stream.connection,
        title: titles.get(stream.connection) ?? stream.connection,
        states: [...eachDay(from, to)].map((day) => dayState(stream, day, now)),
        feeds: MEASURES.filter((measure) => fed.has(measure) && (measure !== 'reached' || reads)),
      };
    });
  });
}
