import type { Session } from '../session.js';
import { copyRows, oneRow, rows } from '../session.js';

export interface ImportRecord {
  readonly kind: 'directory' | 'activity' | 'outcome' | 'aliases';
  readonly connectionId: number | null;
  readonly importedAt: Date;
  readonly fileSha256: string;
  readonly lines: number;
  readonly accepted: number;
  readonly rejects: readonly { readonly line: number; readonly reason: string }[];
  readonly quarantined: number;
}

/** Keeps that a file came in, and which of its lines did not: numbers and reasons, never what stood there. */
export async function recordImport(session: Session, record: ImportRecord): Promise<number> {
  const { import_id: id } = await oneRow<{ import_id: number }>(
    session,
    `INSERT INTO coverage.import (kind, connection_id, imported_at, file_sha256, lines, accepted, quarantined)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING import_id`,
    [
      record.kind,
      record.connectionId,
      record.importedAt,
      record.fileSha256,
      record.lines,
      record.accepted,
      record.quarantined,
    ],
  );
  await copyRows(
    session,
    'COPY coverage.quarantined_line FROM STDIN',
    record.rejects.map(({ line, reason }) => [id, line, reason] as const),
  );
  return id;
}

/** Whether anything was ever brought in or declared: what decides if the demo may start. */
export async function isUntouched(session: Session): Promise<boolean> {
  const { untouched } = await oneRow<{ untouched: boolean }>(
    session,
    `SELECT NOT EXISTS (SELECT FROM coverage.import) AND NOT EXISTS (SELECT FROM coverage.delivery)
       AND NOT EXISTS (SELECT FROM declared.charter) AS untouched`,
  );
  return untouched;
}

/** A connection that is pulled, or delivered, brings activity without any file. */
export async function countImports(session: Session): Promise<{ directory: number; activity: number }> {
  const found = await rows<{ kind: 'directory' | 'activity'; imports: number }>(
    session,
    `SELECT kind, count(*)::integer AS imports FROM coverage.import GROUP BY kind`,
  );
  const { pulled } = await oneRow<{ pulled: number }>(
    session,
    `SELECT count(*)::integer AS pulled FROM coverage.connection
     WHERE connector IS NOT NULL OR delivered_at IS NOT NULL`,
  );
  const of = (kind: string) => found.find((row) => row.kind === kind)?.imports ?? 0;
  return { directory: of('directory'), activity: of('activity') + pulled };
}
