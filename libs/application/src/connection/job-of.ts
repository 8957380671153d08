import type { ConnectedKind } from '@takeup/storage';
import { DIRECTORY_JOB, directoryJobName } from '../directory/pull-directory-job.js';
import { outcomeJobName } from '../goal/pull-outcomes-job.js';
import { DIRECTORY_OF_FILE } from '../sources/note-file-sources.js';
import { syncJobName } from '../sync/sync-job.js';

/** The job that asks a connection; of what is sent to there is none, and stopping it does nothing. */
export function jobOf(kind: ConnectedKind, key: string): string {
  if (kind === 'directory') return key === DIRECTORY_OF_FILE ? DIRECTORY_JOB : directoryJobName(key);
  return kind === 'outcome' ? outcomeJobName(key) : syncJobName(key);
}
