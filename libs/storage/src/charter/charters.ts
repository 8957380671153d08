import type { Session } from '../session.js';
import { rows } from '../session.js';

export type CharterState = 'draft' | 'confirmed';

/** One version as it was applied. The document is what the file said; it never changes. */
export interface CharterRow {
  readonly initiative: string;
  readonly version: number;
  readonly state: CharterState;
  readonly declaredOn: string;
  readonly note: string | null;
  readonly sha256: string;
  readonly document: unknown;
}

const COLUMNS = `initiative, version, state, declared_on AS "declaredOn", note, sha256, document`;

/** One apply at a time in the whole organisation, because persona keys are the organisation's. Reading goes on. */
export async function lockCharters(session: Session): Promise<void> {
  await session.query('LOCK TABLE declared.charter IN SHARE ROW EXCLUSIVE MODE');
}

export async function insertCharter(
  session: Session,
  charter: CharterRow & { readonly appliedAt: Date },
): Promise<void> {
  await session.query(
    `INSERT INTO declared.charter (initiative, version, state, declared_on, applied_at, note, sha256, document)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      charter.initiative,
      charter.version,
      charter.state,
      charter.declaredOn,
      charter.appliedAt,
      charter.note,
      charter.sha256,
      JSON.stringify(charter.document),
    ],
  );
}

/** All versions of one initiative, oldest first; none where it is unknown. */
export async function charterVersions(session: Session, initiative: string): Promise<readonly CharterRow[]> {
  return rows(session, `SELECT ${COLUMNS} FROM declared.charter WHERE initiative = $1 ORDER BY version`, [
    initiative,
  ]);
}

/** The newest version of every initiative, drafts too, by initiative. */
export async function newestCharters(session: Session): Promise<readonly CharterRow[]> {
  return rows(
    session,
    `SELECT DISTINCT ON (initiative) ${COLUMNS} FROM declared.charter ORDER BY initiative, version DESC`,
  );
}

/** Every confirmed version, by initiative, oldest first. */
export async function confirmedVersions(session: Session): Promise<readonly CharterRow[]> {
  return rows(
    session,
    `SELECT ${COLUMNS} FROM declared.charter WHERE state = 'confirmed' ORDER BY initiative, version`,
  );
}

/** The versions that speak for their initiatives: each one's newest, and its newest confirmed one. */
export async function speakingCharters(session: Session): Promise<readonly CharterRow[]> {
  return rows(
    session,
    `SELECT DISTINCT ON (initiative, version) ${COLUMNS} FROM declared.charter JOIN (
       SELECT initiative, max(version) AS version FROM declared.charter GROUP BY initiative
       UNION SELECT initiative, max(version) FROM declared.charter WHERE state = 'confirmed' GROUP BY initiative
     ) newest USING (initiative, version) ORDER BY initiative, version`,
  );
}

/** Every version that there is, by initiative, oldest first. */
export async function allCharters(session: Session): Promise<readonly CharterRow[]> {
  return rows(session, `SELECT ${COLUMNS} FROM declared.charter ORDER BY initiative, version`);
}
