import type { Session } from '../session.js';
import { rows } from '../session.js';

/** What the check of a connection found last. */
export interface PreflightRow {
  /** The platform's name and version, as it calls itself. */
  readonly platform: string;
  /** In the platform's word. */
  readonly role: string;
  /** The platform's own id of what was reached; null: its address says all. */
  readonly workspace: string | null;
  /** Codes. */
  readonly notes: readonly string[];
}

export async function notePreflight(
  session: Session,
  connectionId: number,
  { platform, role, workspace, notes, at }: PreflightRow & { readonly at: Date },
): Promise<void> {
  await session.query(
    `INSERT INTO coverage.preflight (connection_id, platform, role, workspace, notes, checked_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (connection_id) DO UPDATE SET platform = excluded.platform, role = excluded.role,
       workspace = excluded.workspace, notes = excluded.notes, checked_at = excluded.checked_at`,
    [connectionId, platform, role, workspace, notes, at],
  );
}

export async function preflights(
  session: Session,
): Promise<readonly (PreflightRow & { readonly connectionId: number })[]> {
  return rows(
    session,
    `SELECT connection_id AS "connectionId", platform, role, workspace, notes FROM coverage.preflight`,
  );
}
