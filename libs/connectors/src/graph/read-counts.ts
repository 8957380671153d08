import type { JsonRow, Keep, KeptRow, Page, Session, Stream } from '@takeup/connectors/kit';
import { numberIn, snapshotStream, textIn } from '@takeup/connectors/kit';
import type { AggregateFact, AggregateMeasure, Day } from '@takeup/domain';
import type { CountsReport } from './reports.js';
import { REPORT_SETTLES, countsByDay } from './reports.js';

/** Reports of the whole organisation: how many people did something on a day, and how often. Each is counted by itself. */
export interface OwnCounts<P extends AggregateMeasure, A extends AggregateMeasure> {
  readonly people: CountsReport<P>;
  readonly acts: CountsReport<A>;
}

/**
 * What the organisation counts itself, the last thirty days in one. Read whole each day: a day of it is final once it was
 * read so long after its end. Nobody is named in it, so it is there where names are concealed as well.
 */
export function countsStream(counts: readonly AggregateMeasure[]): Stream {
  const keep: Readonly<Record<string, Keep>> = {
    date: 'text',
    ...Object.fromEntries(counts.map((name) => [name, { optional: 'number' as const }])),
  };
  const tells = { lists: [], acts: [], with: [], counts };
  return { ...snapshotStream({ name: 'counts', key: ['date'], keep, tells }), settleDays: REPORT_SETTLES };
}

/** A row a day, of the days that the reports have reached. What one of them does not say is left out of it: unknown is not zero. */
export async function* readCounts<P extends AggregateMeasure, A extends AggregateMeasure>(
  session: Session<unknown>,
  { people, acts }: OwnCounts<P, A>,
): AsyncGenerator<Page> {
  const days = new Map<Day, JsonRow>();
  const note = (date: Day, counts: object) => days.set(date, { date, ...days.get(date), ...counts });
  for await (const { day, counts } of countsByDay(session, people, 'people-report')) note(day, counts);
  for await (const { day, counts } of countsByDay(session, acts, 'counts-report')) note(day, counts);
  yield { rows: [...days.values()] };
}

/** What a row of the stream tells. */
export function countsIn(row: KeptRow, counts: readonly AggregateMeasure[]): readonly AggregateFact[] {
  return counts.flatMap((measure) => {
    const value = numberIn(row, measure);
    return value === undefined
      ? []
      : [{ fact: 'aggregate', community: null, day: textIn(row, 'date'), measure, value }];
  });
}
