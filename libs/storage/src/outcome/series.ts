import type { Session } from '../session.js';
import { oneRow, rows } from '../session.js';

/** A KPI series by its full name, with the file it last came from. */
export interface SeriesRow {
  readonly id: number;
  readonly connection: string;
  /** The title of the connection. */
  readonly title: string;
  readonly key: string;
  readonly fileSha256: string;
}

const SERIES = `SELECT series_id AS id, c.key AS connection, c.title, s.key, file_sha256 AS "fileSha256"
  FROM outcome.series s JOIN coverage.connection c USING (connection_id)`;

/** Every series that ever came, by connection and key. */
export async function outcomeSeries(session: Session): Promise<readonly SeriesRow[]> {
  return rows(session, `${SERIES} ORDER BY c.key, s.key`);
}

export interface ClaimSeries {
  readonly connectionId: number;
  readonly key: string;
  readonly importedAt: Date;
}

/** The series of this key, made if there is none. The connection must be claimed, so that two imports wait for each other. */
export async function claimSeries(
  session: Session,
  { connectionId, key, importedAt }: ClaimSeries,
): Promise<number> {
  await session.query(
    `INSERT INTO outcome.series (connection_id, key, imported_at, file_sha256) SELECT $1, $2, $3, ''
     WHERE NOT EXISTS (SELECT FROM outcome.series WHERE connection_id = $1 AND key = $2)`,
    [connectionId, key, importedAt],
  );
  const { id } = await oneRow<{ id: number }>(
    session,
    `SELECT series_id AS id FROM outcome.series WHERE connection_id = $1 AND key = $2`,
    [connectionId, key],
  );
  return id;
}

/** Keeps which file a series came from last. */
export async function noteSeriesFile(
  session: Session,
  id: number,
  { fileSha256, importedAt }: { readonly fileSha256: string; readonly importedAt: Date },
): Promise<void> {
  await session.query(`UPDATE outcome.series SET file_sha256 = $2, imported_at = $3 WHERE series_id = $1`, [
    id,
    fileSha256,
    importedAt,
  ]);
}
