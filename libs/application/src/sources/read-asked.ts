import type { ConnectedRow, Session } from '@takeup/storage';
import { connectedSources, runsOf } from '@takeup/storage';
import { jobOf } from '../connection/job-of.js';
import type { ToFix } from './to-fix.js';

type AskedRow = ConnectedRow & {
  readonly kind: Exclude<ConnectedRow['kind'], 'platform' | 'receiver'>;
};

export type AskedView = AskedRow & {
  /** Somebody is at work on it. */
  readonly reading: boolean;
};

/** Directories and the values of KPIs: what is asked and feeds no days. */
export async function readAsked(session: Session): Promise<readonly AskedView[]> {
  const asked: AskedView[] = [];
  for (const row of (await connectedSources(session)).filter(isAsked)) {
    const runs = await runsOf(session, jobOf(row.kind, row.key));
    asked.push({ ...row, reading: runs.some(({ alive }) => alive) });
  }
  return asked;
}

function isAsked(row: ConnectedRow): row is AskedRow {
  return row.kind === 'directory' || row.kind === 'outcome';
}

export function askedToFix({ key, title, kind, connector, trouble }: AskedView): readonly ToFix[] {
  return trouble === null ? [] : [{ about: 'asked', connection: key, title, kind, connector, code: trouble }];
}
