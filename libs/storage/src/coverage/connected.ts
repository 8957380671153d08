import type { Session } from '../session.js';
import { rows } from '../session.js';

/** A connection that was made from the product, as readers may know it. */
export interface ConnectedRow {
  readonly key: string;
  readonly title: string;
  readonly kind: ConnectedKind;
  readonly connector: string;
  /** `CONNECTION/KEY` that the values of a KPI go into; null: it is no such source. */
  readonly series: string | null;
  /** The operator's file names it. */
  readonly inFile: boolean;
  /** When a directory or the values of a KPI were asked for last. */
  readonly askedAt: Date | null;
  /** What stood in the way then, by its code; null: nothing did. */
  readonly trouble: string | null;
}

export type ConnectedSource = Omit<ConnectedRow, 'inFile' | 'askedAt' | 'trouble'>;

export type ConnectedKind = 'platform' | 'receiver' | 'directory' | 'outcome';

export async function connectedSources(session: Session): Promise<readonly ConnectedRow[]> {
  return rows(
    session,
    `SELECT key, title, kind, connector, series, in_file AS "inFile", asked_at AS "askedAt", trouble
     FROM coverage.connected ORDER BY key`,
  );
}

/** Notes that it is connected, or its new title; what was asked of it stays. */
export async function noteConnected(
  session: Session,
  { key, title, kind, connector, series }: ConnectedSource,
): Promise<void> {
  await session.query(
    `INSERT INTO coverage.connected (key, title, kind, connector, series) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (key) DO UPDATE SET title = excluded.title`,
    [key, title, kind, connector, series],
  );
}

/**
 * Notes what the operator's file has asked, in place of what it named before. What was asked of those that stay, stays.
 * @param named under keys that no connection can have
 */
export async function noteFileSources(session: Session, named: readonly ConnectedSource[]): Promise<void> {
  await session.query(`DELETE FROM coverage.connected WHERE in_file AND key <> ALL ($1)`, [
    named.map(({ key }) => key),
  ]);
  for (const { key, title, kind, connector, series } of named)
    await session.query(
      `INSERT INTO coverage.connected (key, title, kind, connector, series, in_file) VALUES ($1, $2, $3, $4, $5, true)
       ON CONFLICT (key) DO UPDATE SET title = excluded.title, connector = excluded.connector`,
      [key, title, kind, connector, series],
    );
}

export async function dropConnected(session: Session, key: string): Promise<void> {
  await session.query(`DELETE FROM coverage.connected WHERE key = $1`, [key]);
}

/** Notes that it was asked, and what stood in the way; of what was removed meanwhile nothing. */
export async function noteSourceAsked(
  session: Session,
  key: string,
  { at, trouble }: { readonly at: Date; readonly trouble: string | null },
): Promise<void> {
  await session.query(`UPDATE coverage.connected SET asked_at = $2, trouble = $3 WHERE key = $1`, [
    key,
    at,
    trouble,
  ]);
}
