import type { Session } from '../session.js';
import { copyBatches, oneRow, rows } from '../session.js';

/** One line of a KPI file on its way in; department and persona are empty for the organisation as a whole. */
export interface IncomingObservation {
  readonly line: number;
  readonly at: string;
  readonly department: string;
  readonly persona: string;
  readonly value: number;
  readonly n: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** What stands in a file before any of it is taken. */
export interface StagedObservations {
  readonly count: number;
  /** Lines that tell the same period of the same group twice, the first few of them. */
  readonly repeated: readonly (readonly number[])[];
  readonly smallest: number | null;
  readonly largest: number | null;
}

const TOLD_REPEATS = 5;

/** Puts a file's observations beside the table, so that the whole of it can be judged first. Inside the caller's transaction. */
export async function stageObservations(
  session: Session,
  observations: AsyncIterable<readonly IncomingObservation[]>,
): Promise<StagedObservations> {
  await session.query(
    `CREATE TEMP TABLE staged_observation (line integer, at date, department text, persona text, value double precision,
       n double precision, numerator double precision, denominator double precision) ON COMMIT DROP`,
  );
  const count = await copyBatches(session, 'COPY staged_observation FROM STDIN', fieldsOf(observations));
  const repeated = await rows<{ lines: number[] }>(
    session,
    `SELECT array_agg(line ORDER BY line) AS lines FROM staged_observation
     GROUP BY at, department, persona HAVING count(*) > 1 ORDER BY min(line) LIMIT ${TOLD_REPEATS}`,
  );
  const range = await oneRow<{ smallest: number | null; largest: number | null }>(
    session,
    `SELECT min(value) AS smallest, max(value) AS largest FROM staged_observation`,
  );
  return { count, ...range, repeated: repeated.map(({ lines }) => lines) };
}

async function* fieldsOf(batches: AsyncIterable<readonly IncomingObservation[]>) {
  for await (const batch of batches) {
    yield batch.map(({ line, at, department, persona, value, n, numerator, denominator }) => [
      line,
      at,
      department,
      persona,
      value,
      n,
      numerator,
      denominator,
    ]);
  }
}

export interface LoadedObservations {
  readonly added: number;
  /** Values that were known and read otherwise now. */
  readonly changed: number;
  /** Of what the file holds, how many speak of the organisation as a whole. */
  readonly whole: number;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

/** Takes what was staged into a series: the same period of the same group is replaced, nothing is deleted. */
export async function loadStagedObservations(
  session: Session,
  seriesId: number,
): Promise<LoadedObservations> {
  return oneRow(
    session,
    `WITH written AS (
       INSERT INTO outcome.observation AS o (series_id, department, persona, at, value, n, numerator, denominator)
       SELECT $1, department, persona, at, value, n, numerator, denominator FROM staged_observation
       ON CONFLICT (series_id, department, persona, at) DO UPDATE
         SET value = excluded.value, n = excluded.n, numerator = excluded.numerator, denominator = excluded.denominator
         WHERE (o.value, o.n, o.numerator, o.denominator)
           IS DISTINCT FROM (excluded.value, excluded.n, excluded.numerator, excluded.denominator)
       RETURNING xmax = 0 AS new)
     SELECT (SELECT count(*)::integer FROM written WHERE new) AS added,
       (SELECT count(*)::integer FROM written WHERE NOT new) AS changed,
       count(*) FILTER (WHERE department = '' AND persona = '')::integer AS whole,
       min(at) AS "firstDay", max(at) AS "lastDay"
     FROM staged_observation`,
    [seriesId],
  );
}
