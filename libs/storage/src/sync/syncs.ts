import type { Session } from '../session.js';
import { oneRow, rows } from '../session.js';

export async function beginSync(session: Session, connectionId: number, at: Date): Promise<number> {
  const { id } = await oneRow<{ id: number }>(
    session,
    `INSERT INTO coverage.sync (connection_id, started_at) VALUES ($1, $2) RETURNING sync_id AS id`,
    [connectionId, at],
  );
  return id;
}

export async function countPage(session: Session, syncId: number, requests: number): Promise<void> {
  await session.query(`UPDATE coverage.sync SET requests = $2, pages = pages + 1 WHERE sync_id = $1`, [
    syncId,
    requests,
  ]);
}

export interface SyncEnd {
  readonly at: Date;
  readonly requests: number;
  /** Slices that could not be read this time. */
  readonly left: number;
  readonly fault: { readonly kind: string; readonly detail: string } | null;
}

export async function endSync(session: Session, syncId: number, end: SyncEnd): Promise<void> {
  await session.query(
    `UPDATE coverage.sync SET finished_at = $2, requests = $3, left_slices = $4, fault_kind = $5, fault_detail = $6
     WHERE sync_id = $1`,
    [syncId, end.at, end.requests, end.left, end.fault?.kind ?? null, end.fault?.detail ?? null],
  );
}

export interface SyncRow {
  readonly connectionId: number;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly requests: number;
  readonly pages: number;
  readonly left: number | null;
  readonly faultKind: string | null;
  readonly faultDetail: string | null;
}

/** The newest sync of each connection. */
export async function latestSyncs(session: Session): Promise<readonly SyncRow[]> {
  return rows(
    session,
    `SELECT DISTINCT ON (connection_id) connection_id AS "connectionId", started_at AS "startedAt",
       finished_at AS "finishedAt", requests, pages, left_slices AS "left", fault_kind AS "faultKind",
       fault_detail AS "faultDetail"
     FROM coverage.sync ORDER BY connection_id, started_at DESC, sync_id DESC`,
  );
}

/** Whether a sync of the connection ever ended with nothing left to read. */
export async function toldAllOnce(session: Session, connection: string): Promise<boolean> {
  const { once } = await oneRow<{ once: boolean }>(
    session,
    `SELECT EXISTS (SELECT FROM coverage.sync JOIN coverage.connection USING (connection_id)
       WHERE key = $1 AND finished_at IS NOT NULL
         AND (left_slices = 0 AND fault_kind IS NULL OR fault_kind = 'not-yet')) AS once`,
    [connection],
  );
  return once;
}

export interface DriftNote {
  readonly field: string;
  readonly kind: 'dropped' | 'missing' | 'retyped';
  readonly rows: number;
}

export async function noteDrift(
  session: Session,
  {
    connectionId,
    stream,
    on,
  }: { readonly connectionId: number; readonly stream: string; readonly on: string },
  notes: readonly DriftNote[],
): Promise<void> {
  if (notes.length === 0) return;
  await session.query(
    `INSERT INTO coverage.drift AS d (connection_id, stream, field, kind, rows, first_on, last_on)
     SELECT $1, $2, field, kind, rows, $4, $4 FROM json_to_recordset($3) AS x(field text, kind text, rows bigint)
     ON CONFLICT (connection_id, stream, field, kind) DO UPDATE
       SET rows = d.rows + excluded.rows, last_on = excluded.last_on`,
    [connectionId, stream, JSON.stringify(notes), on],
  );
}

export async function driftNotes(
  session: Session,
  connectionId: number,
): Promise<readonly (DriftNote & { readonly stream: string; readonly lastOn: string })[]> {
  return rows(
    session,
    `SELECT stream, field, kind, rows::integer, last_on AS "lastOn" FROM coverage.drift
     WHERE connection_id = $1 ORDER BY stream, kind, field`,
    [connectionId],
  );
}
