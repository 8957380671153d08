import type { Session } from '@takeup/connectors/kit';
import { csvRows, textIn } from '@takeup/connectors/kit';
import type { Day } from '@takeup/domain';
import { countIn } from './cells.js';
import type { VivaEngageConfig } from './config.js';
import { dayIn } from './days.js';

export const COUNTS_COLUMNS = {
  refreshed: 'Report Refresh Date',
  date: 'Report Date',
  posted: 'Posted',
  read: 'Read',
  liked: 'Liked',
} as const;

/** The numbers of the whole organisation, a row a day: nobody is named in them. */
export const COUNTS_PATH = "/v1.0/reports/getYammerActivityCounts(period='D30')";

/** Whether the organisation's own numbers have reached a day, and say that nothing happened on it. */
export async function countsTell(session: Session<VivaEngageConfig>, day: Day): Promise<boolean> {
  const download = await session.download({ path: COUNTS_PATH, limit: 'counts-report', elsewhere: true });
  const { what } = download;
  let isQuiet = false;
  for await (const rows of csvRows(download, { columns: COUNTS_COLUMNS })) {
    for (const row of rows) {
      if (dayIn(textIn(row, 'date')) !== day || (dayIn(textIn(row, 'refreshed')) ?? '') < day) continue;
      const counts = (['posted', 'read', 'liked'] as const).map((name) =>
        countIn(row, name, { what, heading: COUNTS_COLUMNS[name] }),
      );
      isQuiet = counts.every((count) => count === 0);
    }
  }
  return isQuiet;
}
