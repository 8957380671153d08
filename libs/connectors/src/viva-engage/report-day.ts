import type { Session } from '@takeup/connectors/kit';
import type { Day } from '@takeup/domain';
import type { DayReport, Reported } from '../graph/day-report.js';
import { readDayReport } from '../graph/day-report.js';
import type { OwnCounts } from '../graph/read-counts.js';
import type { CountsReport } from '../graph/reports.js';
import type { VivaEngageConfig } from './config.js';
import { isExported } from './config.js';

type Count = 'posted' | 'read' | 'liked';

/** Of somebody who was there on the day; counts only where they are of that day alone. */
export type Person = Reported<Count>;

export const COUNTS: CountsReport<Count> = {
  path: "/v1.0/reports/getYammerActivityCounts(period='D30')",
  counts: { posted: 'Posted', read: 'Read', liked: 'Liked' },
};

/** What the network counts of all its people, whether or not names are concealed. */
export const OWN_COUNTS: OwnCounts<'viewers' | 'reactors' | 'posters', 'messages' | 'reactions'> = {
  people: {
    path: "/v1.0/reports/getYammerActivityUserCounts(period='D30')",
    counts: { viewers: 'Read', reactors: 'Liked', posters: 'Posted' },
  },
  acts: { path: COUNTS.path, counts: { messages: 'Posted', reactions: 'Liked' } },
};

export const DETAIL: DayReport<Count> = {
  name: 'getYammerActivityUserDetail',
  counts: { posted: 'Posted Count', read: 'Read Count', liked: 'Liked Count' },
  whole: COUNTS,
};

/** Who was there on a day. @throws Faulted as the report does */
export async function reportDay(session: Session<VivaEngageConfig>, day: Day): Promise<readonly Person[]> {
  const { people, isOfTheDay } = await readDayReport(session, DETAIL, day);
  return isOfTheDay ? toldBy(session, people) : people.map(({ upn }) => ({ upn }));
}

/** Posts that the export tells are not told again: the report counts private ones too. */
function toldBy({ config }: Session<VivaEngageConfig>, people: readonly Person[]): readonly Person[] {
  if (!isExported(config)) return people;
  return people.map(({ posted: _toldElsewhere, ...person }) => person);
}
