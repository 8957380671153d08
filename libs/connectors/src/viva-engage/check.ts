import type { Preflight, PreflightNote, Session } from '@takeup/connectors/kit';
import { namesConcealed } from '../graph/names-concealed.js';
import { tryReport } from '../graph/reports.js';
import { tenantIdOf } from '../graph/tenant-id.js';
import type { VivaEngageConfig } from './config.js';
import { isExported } from './config.js';
import { readGroups } from './read-lists.js';
import { COUNTS } from './report-day.js';

/**
 * Whether the application may read reports, found out by the one that names nobody; and whether an export is given where
 * a token for it is set. @throws Faulted where either is refused
 */
export async function check(session: Session<VivaEngageConfig>): Promise<Preflight> {
  const concealed = await namesConcealed(session);
  await tryReport(session, COUNTS);
  const withExport = isExported(session.config);
  if (withExport) for await (const page of readGroups(session)) void page;
  return {
    platform: 'Viva Engage',
    workspace: await tenantIdOf(session),
    role: withExport ? 'Reports.Read.All, Data Export' : 'Reports.Read.All',
    notes: [...nameNotes(concealed), ...(withExport ? [] : [{ code: 'viva-engage-no-export' }])],
  };
}

function nameNotes(concealed: boolean | undefined): readonly PreflightNote[] {
  if (concealed === undefined)
    return [{ code: 'viva-engage-setting-unseen', detail: 'ReportSettings.Read.All' }];
  return concealed ? [{ code: 'viva-engage-names-concealed' }] : [];
}
