import type { JsonRow, Session } from '@takeup/connectors/kit';
import { csvRows, faulted, textIn } from '@takeup/connectors/kit';
import type { Day } from '@takeup/domain';
import { countIn, strange } from './cells.js';
import type { VivaEngageConfig } from './config.js';
import { isExported } from './config.js';
import { dayIn } from './days.js';
import { countsOf } from './report-counts.js';

/** Of somebody who was there on the day; counts only where they are of that day alone. */
export type Person = {
  readonly upn: string;
  readonly posted?: number;
  readonly read?: number;
  readonly liked?: number;
};

export const DETAIL_COLUMNS = {
  refreshed: 'Report Refresh Date',
  upn: 'User Principal Name',
  last: 'Last Activity Date',
  posted: 'Posted Count',
  read: 'Read Count',
  liked: 'Liked Count',
  period: 'Report Period',
} as const;
type Name = keyof typeof DETAIL_COLUMNS;

/** What stands for a name where the organisation conceals names. */
const CONCEALED = /^[0-9A-F]{32}$/i;
/** Days that the counts of a report of one day are about; where it says another number, the organisation's own decide. */
const OF_THE_DAY = '1';
const COUNTS = ['posted', 'read', 'liked'] as const;
type CountName = (typeof COUNTS)[number];

/**
 * Who was there on a day, by the report of that day. It names who acted last on that very day; of everybody else it
 * says nothing about the day.
 * @throws Faulted `not-yet` where the report has not come so far; `denied` where it conceals names: a number that stands
 * for a person may stand for another tomorrow, so nothing can be told; `changed` for columns that are not as they were
 */
export async function reportDay(session: Session<VivaEngageConfig>, day: Day): Promise<readonly Person[]> {
  const path = `/v1.0/reports/getYammerActivityUserDetail(date=${day})`;
  const download = await session.download({ path, limit: 'user-report', elsewhere: true });
  const { what } = download;
  const people: Person[] = [];
  const sums = new Map<CountName, number>();
  let [isEmpty, isOfTheDay] = [true, true];
  for await (const rows of csvRows(download, { columns: DETAIL_COLUMNS })) {
    for (const row of rows) {
      isEmpty = false;
      judgeRow(row, { what, day });
      const person = personOf(row, what);
      for (const name of COUNTS) sums.set(name, (sums.get(name) ?? 0) + (person[name] ?? 0));
      if (textIn(row, 'period').trim() !== OF_THE_DAY) isOfTheDay = false;
      if (dateIn(row, 'last', what) === day) people.push(person);
    }
  }
  if (!isEmpty && isOfTheDay) return toldBy(session, people);
  const all = await countsOf(session, day);
  const isAllOfIt = all !== undefined && COUNTS.every((name) => (sums.get(name) ?? 0) === all[name]);
  // A report of nobody is written for days that are still to come as well.
  if (isEmpty && !isAllOfIt) throw faulted('not-yet', 'not-found', what);
  return isAllOfIt ? toldBy(session, people) : people.map(({ upn }) => ({ upn }));
}

/** Posts that the export tells are not told again: the report counts private ones too. */
function toldBy({ config }: Session<VivaEngageConfig>, people: readonly Person[]): readonly Person[] {
  if (!isExported(config)) return people;
  return people.map(({ posted: _toldElsewhere, ...person }) => person);
}

function judgeRow(row: JsonRow, { what, day }: { readonly what: string; readonly day: Day }): void {
  if (CONCEALED.test(textIn(row, 'upn').trim())) throw faulted('denied', 'names-concealed', what);
  const refreshed = dateIn(row, 'refreshed', what);
  if (refreshed === null) throw strange(what, DETAIL_COLUMNS.refreshed);
  if (refreshed < day) throw faulted('not-yet', 'not-found', what);
}

function dateIn(row: JsonRow, name: Name, what: string): Day | null {
  const day = dayIn(textIn(row, name));
  if (day === undefined) throw strange(what, DETAIL_COLUMNS[name]);
  return day;
}

function personOf(row: JsonRow, what: string): Person {
  const counts = COUNTS.map(
    (name) => [name, countIn(row, name, { what, heading: DETAIL_COLUMNS[name] })] as const,
  );
  return {
    upn: textIn(row, 'upn').trim().toLowerCase(),
    ...Object.fromEntries(counts.filter(([, count]) => count !== undefined)),
  };
}
