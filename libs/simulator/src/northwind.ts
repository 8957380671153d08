import { actsOn } from './acts.js';
import { FIRST_DAY, isoDay, monthOf, monthStart, toDay } from './calendar.js';
import { chartersOn, type CharterFile } from './charters/charters.js';
import { outcomes, type NorthwindOutcome } from './kpi/outcomes.js';
import { People } from './people.js';
import { PLANTED, type Planted } from './planted.js';
import { platformActivity } from './platform.js';
import type { PlatformId } from './platforms.js';
import { roster } from './roster.js';
import { signins } from './signins.js';
import { Threads } from './threads.js';
import { Weeks } from './weeks.js';

export interface NorthwindConnection {
  readonly key: string;
  readonly kind: 'file';
  readonly title: string;
}

/** A fictional bank as files: what the demo imports through the ordinary import code. */
export interface Northwind {
  readonly organisation: {
    readonly name: 'Northwind Group';
    readonly timeZone: 'Europe/London';
    readonly currency: 'GBP';
    readonly itDepartments: readonly ['Technology'];
  };
  readonly clockStart: '2026-11-23T06:00:00Z';
  readonly firstDay: '2025-10-01';
  /** From when on the platform is read: a file of every member for each day takes its time, and baselines begin then. */
  readonly platformSince: string;
  readonly connections: readonly NorthwindConnection[];
  readonly charters: readonly CharterFile[];
  /** First of each month up to the clock's start. */
  readonly rosterDates: readonly string[];
  /** The same, up to and including `day`, however late. */
  rosterDatesUntil(day: string): string[];
  /** directory.csv as of a day, in pieces of text. */
  roster(asOf: string): Iterable<string>;
  /** activity.csv of the platform: days `from` to `to`, both included. */
  platformActivity(from: string, to: string): Iterable<string>;
  /** activity.csv of the sign-in system. */
  signins(from: string, to: string): Iterable<string>;
  /** KPI files, one a series. */
  readonly outcomes: readonly NorthwindOutcome[];
  readonly planted: Planted;
}

const CLOCK_START = '2026-11-23T06:00:00Z';

const TITLES: Readonly<Record<PlatformId, string>> = {
  mattermost: 'Mattermost',
  slack: 'Slack',
  'viva-engage': 'Viva Engage',
};

const SINCE: Readonly<Record<PlatformId, string>> = {
  mattermost: FIRST_DAY,
  slack: '2026-06-01',
  'viva-engage': '2026-06-01',
};

const connectionsOn = (platform: PlatformId): readonly NorthwindConnection[] => [
  { key: platform, kind: 'file', title: TITLES[platform] },
  { key: 'signins', kind: 'file', title: 'Sign-in file' },
  { key: 'tickets', kind: 'file', title: 'Client question tickets' },
];

const rosterDatesUntil = (day: string): string[] =>
  Array.from({ length: monthOf(toDay(day)) + 1 }, (_, month) => isoDay(monthStart(month)));

/** Nothing exists before the first day: an earlier start is moved to it. */
const span = (from: string, to: string): [number, number] => [
  Math.max(toDay(from), toDay(FIRST_DAY)),
  toDay(to),
];

export interface NorthwindOptions {
  readonly seed?: number;
  /** What the bank writes on, and what its charters name their communities by. */
  readonly platform?: PlatformId;
}

export function northwind({ seed = 48_210, platform = 'mattermost' }: NorthwindOptions = {}): Northwind {
  const people = new People(seed);
  const weeks = new Weeks(seed, people);
  const threads = new Threads((day) => actsOn(seed, { people, weeks }, day));
  return {
    organisation: {
      name: 'Northwind Group',
      timeZone: 'Europe/London',
      currency: 'GBP',
      itDepartments: ['Technology'],
    },
    clockStart: CLOCK_START,
    firstDay: FIRST_DAY,
    platformSince: SINCE[platform],
    connections: connectionsOn(platform),
    charters: chartersOn(platform),
    rosterDates: rosterDatesUntil(CLOCK_START.slice(0, 10)),
    rosterDatesUntil,
    roster: (asOf) => roster(seed, people, asOf),
    platformActivity: (from, to) => platformActivity(threads, ...span(from, to)),
    signins: (from, to) => signins({ seed, weeks }, ...span(from, to)),
    outcomes: outcomes(seed),
    planted: PLANTED,
  };
}
