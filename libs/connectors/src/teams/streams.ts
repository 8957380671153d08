import type { Keep, Stream } from '@takeup/connectors/kit';
import type { Tells } from '@takeup/domain';
import { countsStream } from '../graph/read-counts.js';
import { REPORT_DAYS, REPORT_SETTLES } from '../graph/reports.js';

/** What each stream may tell: nothing of chats, meetings and calls, nor of who only reads. */
export const TELLS = {
  activity: { lists: [], acts: ['reply', 'post'], with: ['person'] },
  counts: { lists: [], acts: [], with: [], counts: ['posters', 'messages'] },
} as const satisfies Readonly<Record<string, Tells>>;

/**
 * A day's people in a fixed number of rows, so that reading a day again takes away whoever is on it no more. `wrote` is all
 * that somebody wrote in channels; `posted` and `replied` are there where the report parts it.
 */
const ACTIVITY: Readonly<Record<string, Keep>> = {
  date: 'text',
  bucket: 'number',
  people: {
    each: {
      fields: {
        upn: 'identity',
        wrote: 'number',
        posted: { optional: 'number' },
        replied: { optional: 'number' },
      },
    },
  },
};

export const counts = countsStream(TELLS.counts.counts);

export const activity: Stream = {
  name: 'activity',
  key: ['date', 'bucket'],
  keep: ACTIVITY,
  tells: TELLS.activity,
  progress: 'window',
  historyDays: REPORT_DAYS,
  settleDays: REPORT_SETTLES,
  zone: 'UTC',
  means: { active: 'teams-active', contributing: 'teams-contributing' },
};
