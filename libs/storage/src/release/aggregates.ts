import type { Session } from '../session.js';
import { rows } from '../session.js';

/** What a platform counted itself on a day of the whole organisation. */
export interface AggregateRow {
  readonly connection: string;
  readonly day: string;
  /** One of `AGGREGATE_MEASURES`. */
  readonly measure: string;
  readonly value: number;
  readonly settled: boolean;
}

/** From a day on, by connection; what platforms say of single communities is not among it. */
export async function aggregatesSince(session: Session, from: string): Promise<readonly AggregateRow[]> {
  return rows(
    session,
    `SELECT c.key AS connection, a.day, a.measure, a.value::double precision AS value, a.settled
     FROM counting.aggregate a JOIN coverage.connection c USING (connection_id)
     WHERE a.community = '' AND a.day >= $1 ORDER BY c.key, a.day, a.measure`,
    [from],
  );
}

/** The first day that a platform counted, by connection. */
export async function firstAggregates(session: Session): Promise<ReadonlyMap<string, string>> {
  const found = await rows<{ connection: string; day: string }>(
    session,
    `SELECT c.key AS connection, min(a.day) AS day FROM counting.aggregate a
     JOIN coverage.connection c USING (connection_id) GROUP BY c.key`,
  );
  return new Map(found.map(({ connection, day }) => [connection, day]));
}

/** Connections and days on which people acted by them, from a day on, as counted last. */
export async function countedDays(
  session: Session,
  from: string,
): Promise<readonly { readonly connection: string; readonly day: string }[]> {
  return rows(
    session,
    `SELECT c.key AS connection, d.day FROM counting.day_content d JOIN coverage.connection c USING (connection_id)
     WHERE d.day >= $1`,
    [from],
  );
}

/** What is told of a measure in a month; see `tellAggregates`. */
export interface ReleasedAggregate {
  readonly measure: string;
  readonly told: string;
  readonly value: number | null;
}

export interface ReleasedAggregateMonth {
  readonly connection: string;
  /** First of the month. */
  readonly month: string;
  readonly state: string;
  /** What numbers of people are rounded to. */
  readonly step: number;
  readonly missing: readonly string[];
  readonly aggregates: readonly ReleasedAggregate[];
}

/** Puts what is told in the place of what was. */
export async function writeAggregates(
  session: Session,
  months: readonly ReleasedAggregateMonth[],
): Promise<void> {
  await session.query(`DELETE FROM release.aggregate_month`);
  for (const { connection, month, state, step, missing, aggregates } of months) {
    await session.query(
      `INSERT INTO release.aggregate_month (connection, month, state, step, missing) VALUES ($1, $2, $3, $4, $5)`,
      [connection, month, state, step, missing],
    );
    await session.query(
      `INSERT INTO release.aggregate (connection, month, measure, told, value)
       SELECT $1, $2, measure, told, value FROM json_to_recordset($3) AS x(measure text, told text, value bigint)`,
      [connection, month, JSON.stringify(aggregates)],
    );
  }
}

/** By connection, the newest month first. */
export async function readAggregates(session: Session): Promise<readonly ReleasedAggregateMonth[]> {
  return rows(
    session,
    `SELECT connection, month, state, step, missing,
       coalesce((SELECT json_agg(json_build_object('measure', measure, 'told', told, 'value', value))
                 FROM release.aggregate a WHERE (a.connection, a.month) = (m.connection, m.month)), '[]') AS aggregates
     FROM release.aggregate_month m ORDER BY connection, month DESC`,
  );
}
