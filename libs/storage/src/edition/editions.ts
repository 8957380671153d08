import type { Session } from '../session.js';
import { rows } from '../session.js';

/** A closed month. The document is canonical JSON and never changes. */
export interface EditionRow {
  /** `YYYY-MM` */
  readonly month: string;
  readonly number: number;
  readonly document: string;
  readonly sha256: string;
  /** The hash of the edition before it; null in the first. */
  readonly previous: string | null;
}

const COLUMNS = 'month, number, document, sha256, previous';

export async function editionOf(session: Session, month: string): Promise<EditionRow | undefined> {
  const [found] = await rows<EditionRow>(session, `SELECT ${COLUMNS} FROM edition.edition WHERE month = $1`, [
    month,
  ]);
  return found;
}

/** Every closed month without its document, oldest first. */
export async function closedEditions(session: Session): Promise<readonly Omit<EditionRow, 'document'>[]> {
  return rows(session, `SELECT month, number, sha256, previous FROM edition.edition ORDER BY number`);
}

/** Keeps an edition unless its month is closed already. @returns whether it was kept */
export async function addEdition(session: Session, edition: EditionRow, at: Date): Promise<boolean> {
  const added = await rows(
    session,
    `INSERT INTO edition.edition (month, number, document, sha256, previous, closed_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING month`,
    [edition.month, edition.number, edition.document, edition.sha256, edition.previous, at],
  );
  return added.length === 1;
}
