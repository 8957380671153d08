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
     ON CONFLICT (only_row) DO UPDATE SET made_of = excluded.made_of, answer = excluded.answer, waits = false`,
    [madeOf, JSON.stringify(answer)],
  );
}

/** Lets the preview that stands be, and says of it that it waits. */
export async function holdPreview(session: Session): Promise<void> {
  await session.query(`UPDATE release.preview SET waits = true WHERE NOT waits`);
}

/**
 * Notes a set of targets that is looked at on a day, once, unless there are `most` of others.
 * @returns false where there are: then nothing may be told of it on this day
 */
export async function noteTargets(
  session: Session,
  targets: string,
  { onDay, most }: { readonly onDay: string; readonly most: number },
): Promise<boolean> {
  await session.query('LOCK TABLE counting.target_preview IN SHARE ROW EXCLUSIVE MODE');
  const known = await rows<{ targets: string }>(
    session,
    `SELECT targets FROM counting.target_preview WHERE on_day = $1`,
    [onDay],
  );
  if (known.some((own) => own.targets === targets)) return true;
  if (known.length >= most) return false;
  await session.query(`INSERT INTO counting.target_preview (on_day, targets) VALUES ($1, $2)`, [
    onDay,
    targets,
  ]);
  return true;
}

/** The preview as it was written, and whether it waits; undefined: none yet. */
export async function readPreviewRow<Answer>(
  session: Session,
): Promise<{ readonly answer: Answer; readonly waits: boolean } | undefined> {
  const [found] = await rows<{ answer: Answer; waits: boolean }>(
    session,
    `SELECT answer, waits FROM release.preview`,
  );
  return found;
}
