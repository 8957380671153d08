import type { Session } from '../session.js';
import { rows } from '../session.js';

export type ProgressTask =
  'IMPORTING_DIRECTORY' | 'IMPORTING_ACTIVITY' | 'SYNCING' | 'COUNTING' | 'PUBLISHING';

export interface ProgressRow {
  readonly task: ProgressTask;
  readonly subject: string | null;
  readonly done: number;
  readonly total: number | null;
}

/** Progress goes on its own connection, so that it is seen while the work's transaction is still open. */
export async function writeProgress(session: Session, progress: ProgressRow | null): Promise<void> {
  if (progress === null) {
    await session.query(`DELETE FROM coverage.progress`);
    return;
  }
  await session.query(
    `INSERT INTO coverage.progress (task, subject, done, total, since) VALUES ($1, $2, $3, $4, now())
     ON CONFLICT (one) DO UPDATE SET task = excluded.task, subject = excluded.subject, done = excluded.done,
       total = excluded.total, since = excluded.since`,
    [progress.task, progress.subject, progress.done, progress.total],
  );
}

/** What is worked on; a note older than five minutes was left by a process that ended. */
export async function readProgress(session: Session): Promise<ProgressRow | null> {
  const [found] = await rows<ProgressRow>(
    session,
    `SELECT task, subject, done, total FROM coverage.progress WHERE since > now() - interval '5 minutes'`,
  );
  return found ?? null;
}
