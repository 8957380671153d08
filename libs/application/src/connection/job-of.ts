import type { ConnectedKind } from '@takeup/storage';
import { directoryJobName } from '../directory/pull-directory-job.js';
import { outcomeJobName } from '../goal/pull-outcomes-job.js';
import { syncJobName } from '../sync/sync-job.js';

/** The job that asks a connection; of what is sent to there is none, and stopping it does nothing. */
export function jobOf(kind: ConnectedKind, key: string): string {
  if (kind === 'directory') return directoryJobName(key);
  return kind === 'outcome' ? outcomeJobName(key) : syncJobName(key);
}
