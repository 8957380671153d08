import { isoDay } from '../calendar.js';
import { DAY_MS, deedsOn, type Deeds } from '../content/day-of.js';
import type { PlatformContent } from '../content/content.js';
import { Memo } from '../memo.js';
import { csvOf, type Cell } from './csv.js';

const DETAIL = [
  'Report Refresh Date',
  'User Principal Name',
  'Display Name',
  'User State',
  'State Change Date',
  'Last Activity Date',
  'Posted Count',
  'Read Count',
  'Liked Count',
  'Assigned Products',
  'Report Period',
];
const COUNTS = ['Report Refresh Date', 'Liked', 'Posted', 'Read', 'Report Date', 'Report Period'];
/** How far back days are told. */
export const REPORT_DAYS = 30;
/** Reports come two days late. */
const LAG_DAYS = 2;
/** What whoever looked in read that day; the content knows no number of it. */
const READ = 3;

interface Day {
  readonly deeds: ReadonlyMap<string, Readonly<Deeds>>;
  readonly seen: ReadonlySet<string>;
}

type Row = Readonly<Record<string, Cell>>;

/** Usage reports of Microsoft Graph, made from what people did. */
export class Reports {
  private readonly days = new Memo<number, Day>(REPORT_DAYS + 10);

  constructor(private readonly content: PlatformContent) {}

  /** The last day that reports have reached. @returns days since 1970 */
  reached(now: number): number {
    return Math.floor(now / DAY_MS) - LAG_DAYS;
  }

  /** Of a day that reports have not reached there is a report of nobody. */
  detail(day: number, now: number): string {
    if (day > this.reached(now)) return csvOf(DETAIL, []);
    const { deeds, seen } = this.day(day, now);
    const rows = this.content.users(now).flatMap((user): readonly Row[] => {
      const { posted = 0, reacted = 0 } = deeds.get(user.id) ?? {};
      const isReading = seen.has(user.id);
      if (user.bot || !(isReading || posted + reacted > 0)) return [];
      return [
        {
          'Report Refresh Date': isoDay(day),
          'User Principal Name': user.email,
          'Display Name': `${user.firstName} ${user.lastName}`.trim(),
          'User State': 'active',
          'State Change Date': isoDay(Math.floor(user.createAt / DAY_MS)),
          'Last Activity Date': isoDay(day),
          'Posted Count': posted,
          'Read Count': isReading ? READ : 0,
          'Liked Count': reacted,
          'Assigned Products': 'MICROSOFT 365 E5+POWER BI',
          'Report Period': 1,
        },
      ];
    });
    return csvOf(DETAIL, rows);
  }

  /** The whole organisation's numbers, a row a day, the newest first. */
  counts(now: number): string {
    return this.whole(now, (deeds, seen) => ({
      Liked: deeds.reduce((sum, { reacted }) => sum + reacted, 0),
      Posted: deeds.reduce((sum, { posted }) => sum + posted, 0),
      Read: seen * READ,
    }));
  }

  /** How many people of it did what. */
  userCounts(now: number): string {
    return this.whole(now, (deeds, seen) => ({
      Liked: deeds.filter(({ reacted }) => reacted > 0).length,
      Posted: deeds.filter(({ posted }) => posted > 0).length,
      Read: seen,
    }));
  }

  private whole(now: number, told: (deeds: readonly Readonly<Deeds>[], seen: number) => Row): string {
    const last = this.reached(now);
    const bots = new Set(this.content.users(now).flatMap(({ id, bot }) => (bot ? [id] : [])));
    const rows = Array.from({ length: REPORT_DAYS }, (_, n): Row => {
      const day = last - n;
      const { deeds, seen } = this.day(day, now);
      const people = [...deeds].filter(([id]) => !bots.has(id)).map(([, own]) => own);
      return {
        'Report Refresh Date': isoDay(last),
        ...told(people, seen.size),
        'Report Date': isoDay(day),
        'Report Period': REPORT_DAYS,
      };
    });
    return csvOf(COUNTS, rows);
  }

  /** As reports first told it: what is done to a post later is not in them. */
  private day(day: number, now: number): Day {
    const then = Math.min(now, (day + LAG_DAYS) * DAY_MS);
    return this.days.get(day, () => ({
      deeds: deedsOn(this.content, day, then),
      seen: this.content.seenOn(day),
    }));
  }
}
