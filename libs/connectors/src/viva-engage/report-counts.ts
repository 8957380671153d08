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

/** How often people posted, read and liked. */
export interface Counts {
  readonly posted: number;
  readonly read: number;
  readonly liked: number;
}

/** The organisation's own numbers of a day; undefined where they have not reached it, or do not say. */
export async function countsOf(session: Session<VivaEngageConfig>, day: Day): Promise<Counts | undefined> {
  const download = await session.download({ path: COUNTS_PATH, limit: 'counts-report', elsewhere: true });
  const { what } = download;
  let found: Counts | undefined;
  for await (const rows of csvRows(download, { columns: COUNTS_COLUMNS })) {
    for (const row of rows) {
      if (dayIn(textIn(row, 'date')) !== day || (dayIn(textIn(row, 'refreshed')) ?? '') < day) continue;
      const [posted, read, liked] = (['posted', 'read', 'liked'] as const).map((name) =>
        countIn(row, name, { what, heading: COUNTS_COLUMNS[name] }),
      );
      if (posted !== undefined && read !== undefined && liked !== undefined) found = { posted, read, liked };
    }
  }
  return found;
}
