import type { Session } from '../session.js';
import { rows } from '../session.js';

/** What the standing preview was made of; null: there is none. For the owner's sessions. */
export async function previewMadeOf(session: Session): Promise<string | null> {
  const [found] = await rows<{ madeOf: string }>(session, `SELECT made_of AS "madeOf" FROM release.preview`);
  return found?.madeOf ?? null;
}

/** Takes the place of the preview that stands. */
export async function writePreview(session: Session, madeOf: string, answer: unknown): Promise<void> {
  await session.query(
    `INSERT INTO release.preview (made_of, answer) VALUES ($1, $2)
     ON CONFLICT (only_row) DO UPDATE SET made_of = excluded.made_of, answer = excluded.answer`,
    [madeOf, JSON.stringify(answer)],
  );
}

/** The preview as it was written; undefined: none yet. */
export async function readPreviewRow<Answer>(session: Session): Promise<Answer | undefined> {
  const [found] = await rows<{ answer: Answer }>(session, `SELECT answer FROM release.preview`);
  return found?.answer;
}
