import type { Session } from '../session.js';
import { rows } from '../session.js';

export interface ObservationRow {
  readonly seriesId: number;
  readonly at: string;
  readonly value: number;
  readonly n: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** What these series say of the organisation as a whole up to a day, by series, oldest first. */
export async function organisationObservations(
  session: Session,
  seriesIds: readonly number[],
  until: string,
): Promise<readonly ObservationRow[]> {
  return rows(
    session,
    `SELECT series_id AS "seriesId", at, value, n, numerator, denominator FROM outcome.organisation
     WHERE series_id = ANY ($1) AND at <= $2 ORDER BY series_id, at`,
    [seriesIds, until],
  );
}
