import type { Preflight, PreflightNote, Session } from '@takeup/connectors/kit';
import { namesConcealed } from '../graph/names-concealed.js';
import { tryReport } from '../graph/reports.js';
import { tenantIdOf } from '../graph/tenant-id.js';
import type { TeamsConfig } from './config.js';
import { COUNTS } from './report-day.js';

/** Whether the application may read reports, found out by the one that names nobody. @throws Faulted where it may not */
export async function check(session: Session<TeamsConfig>): Promise<Preflight> {
  const concealed = await namesConcealed(session);
  await tryReport(session, COUNTS);
  return {
    platform: 'Microsoft Teams',
    role: 'Reports.Read.All',
    workspace: await tenantIdOf(session),
    notes: notesOn(concealed),
  };
}

function notesOn(concealed: boolean | undefined): readonly PreflightNote[] {
  if (concealed === undefined) return [{ code: 'teams-setting-unseen', detail: 'ReportSettings.Read.All' }];
  return concealed ? [{ code: 'teams-names-concealed' }] : [];
}
