import type { Session } from '@takeup/connectors/kit';
import { faulted } from '@takeup/connectors/kit';
import type { Day } from '@takeup/domain';
import type { DayReport } from '../graph/day-report.js';
import { readDayReport } from '../graph/day-report.js';
import type { OwnCounts } from '../graph/read-counts.js';
import type { CountsReport } from '../graph/reports.js';
import type { TeamsConfig } from './config.js';

/** What somebody wrote in channels on a day; parted into posts and replies where the report parts it. */
export type Writer = {
  readonly upn: string;
  readonly wrote: number;
  readonly posted?: number;
  readonly replied?: number;
};

export const COUNTS: CountsReport<'wrote'> = {
  path: "/v1.0/reports/getTeamsUserActivityCounts(period='D30')",
  counts: { wrote: 'Team Chat Messages' },
};

/** Of what Teams counts of everybody, that which is in channels: chats, calls and meetings are not looked at. */
export const OWN_COUNTS: OwnCounts<'posters', 'messages'> = {
  people: {
    path: "/v1.0/reports/getTeamsUserActivityUserCounts(period='D30')",
    counts: { posters: 'Team Chat Messages' },
  },
  acts: { path: COUNTS.path, counts: { messages: 'Team Chat Messages' } },
};

/** Of the report's many columns only those about channels are named: the others are not looked at. */
export const DETAIL: DayReport<'wrote' | 'posted' | 'replied', 'wrote'> = {
  name: 'getTeamsUserActivityUserDetail',
  counts: { wrote: 'Team Chat Message Count', posted: 'Post Messages', replied: 'Reply Messages' },
  // Reports of before 2024 have them not.
  optional: ['posted', 'replied'],
  whole: COUNTS,
};

/**
 * Who wrote in channels on a day. Somebody who was there and wrote nothing in one may have been in a chat or a meeting, and
 * is not told.
 * @throws Faulted as the report does; `absent` where its counts are of more than the day: then it says nothing of the day
 */
export async function writersOn(session: Session<TeamsConfig>, day: Day): Promise<readonly Writer[]> {
  const { people, isOfTheDay } = await readDayReport(session, DETAIL, day);
  if (!isOfTheDay) throw faulted('absent', 'not-found', `GET ${DETAIL.name}(date=${day})`);
  return people.flatMap(({ upn, wrote, posted, replied }) => {
    const isParted = posted !== undefined && replied !== undefined;
    const all = Math.max(wrote ?? 0, isParted ? posted + replied : 0);
    return all === 0 ? [] : [{ upn, wrote: all, ...(isParted ? { posted, replied } : {}) }];
  });
}
