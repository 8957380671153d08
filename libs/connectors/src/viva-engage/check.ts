import type { Preflight, PreflightNote, Session } from '@takeup/connectors/kit';
import { Faulted, csvRows, isRow } from '@takeup/connectors/kit';
import type { VivaEngageConfig } from './config.js';
import { isExported } from './config.js';
import { readGroups } from './read-lists.js';
import { COUNTS_COLUMNS, COUNTS_PATH } from './report-counts.js';

const SETTINGS = '/v1.0/admin/reportSettings';

/**
 * Whether the application may read reports, found out by the one that names nobody; and whether an export is given where
 * a token for it is set. @throws Faulted where either is refused
 */
export async function check(session: Session<VivaEngageConfig>): Promise<Preflight> {
  const concealed = await namesConcealed(session);
  const report = await session.download({ path: COUNTS_PATH, limit: 'counts-report', elsewhere: true });
  for await (const rows of csvRows(report, { columns: COUNTS_COLUMNS })) void rows;
  const withExport = isExported(session.config);
  if (withExport) for await (const page of readGroups(session)) void page;
  return {
    platform: 'Viva Engage',
    role: withExport ? 'Reports.Read.All, Data Export' : 'Reports.Read.All',
    notes: [...nameNotes(concealed), ...(withExport ? [] : [{ code: 'viva-engage-no-export' }])],
  };
}

/**
 * Whether reports conceal names, by the organisation's setting; undefined where the application may not see it. The
 * setting comes bare, or within `value`.
 * @throws Faulted for any other refusal
 */
export async function namesConcealed(session: Session<VivaEngageConfig>): Promise<boolean | undefined> {
  try {
    const { json } = await session.send({ path: SETTINGS, limit: 'graph' });
    const bare = isRow(json) && isRow(json['value']) ? json['value'] : json;
    const concealed = isRow(bare) ? bare['displayConcealedNames'] : undefined;
    return typeof concealed === 'boolean' ? concealed : undefined;
  } catch (error) {
    if (error instanceof Faulted && error.fault.code === 'permission-missing') return undefined;
    throw error;
  }
}

function nameNotes(concealed: boolean | undefined): readonly PreflightNote[] {
  if (concealed === undefined)
    return [{ code: 'viva-engage-setting-unseen', detail: 'ReportSettings.Read.All' }];
  return concealed ? [{ code: 'viva-engage-names-concealed' }] : [];
}
