import type { AskedOf, Told } from '@takeup/connectors/testing';
import type { Table } from '../../graph/testing/csv.js';
import { csv } from '../../graph/testing/csv.js';
import type { Directory } from '../../graph/testing/directory.js';
import { fileFor, graph, json, signIn } from '../../graph/testing/directory.js';

/** An organisation in Microsoft's cloud, as Graph tells of its Teams. */
export interface Tenant extends Directory {
  /** The last day that reports have reached. */
  readonly refreshed: string;
  readonly people: readonly Member[];
}

export interface Member {
  readonly upn: string;
  /** What was done on days of UTC: posts and replies in channels, and messages in private chats. */
  readonly days: Readonly<Record<string, readonly [posts: number, replies: number, chats: number]>>;
}

export interface TenantOptions {
  /** What the report says that its counts are about; a day unless said. */
  readonly period?: string;
  /** Counts are of more than the day. */
  readonly isCumulative?: boolean;
  /** Other names for columns; null: left out. */
  readonly columns?: Readonly<Record<string, string | null>>;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The whole of what the small tenant did. The clocks of Europe change on 25 October 2026. */
export const SPAN = { from: Date.UTC(2026, 9, 19), to: Date.UTC(2026, 9, 31) };
export const CUTS = [
  Date.UTC(2026, 9, 20),
  Date.UTC(2026, 9, 25),
  Date.UTC(2026, 9, 26),
  Date.UTC(2026, 9, 28),
];
export const CLIENT_SECRET = 's3cret-of-the-application-for-teams';
const DAYS = (SPAN.to - SPAN.from) / DAY_MS;
export const dayAt = (n: number) => new Date(SPAN.from + n * DAY_MS).toISOString().slice(0, 10);

/** One only posts, one only replies, one does both, one only chats; on the sixth day nobody writes in a channel. */
const people: readonly Member[] = Array.from({ length: 8 }, (_, n): Member => {
  const days = Array.from({ length: DAYS }, (__, d) => d).filter((d) => (d + n) % 2 === 0);
  const did = [
    [2, 0, 1],
    [0, 3, 0],
    [1, 1, 4],
    [0, 0, 5],
  ][n % 4] as [number, number, number];
  const on = (d: number): [number, number, number] => (d === 6 ? [0, 0, 1] : did);
  return { upn: `Person-${n}@bank.example`, days: Object.fromEntries(days.map((d) => [dayAt(d), on(d)])) };
});

export const smallTenant: Tenant = {
  id: 'bank.example',
  clientId: '11111111-2222-3333-4444-555555555555',
  clientSecret: CLIENT_SECRET,
  roles: ['Reports.Read.All', 'ReportSettings.Read.All'],
  concealsNames: false,
  refreshed: dayAt(DAYS - 1),
  people,
};

/** Sign-in and Graph, each beneath a path of its own. */
export function answerOf(tenant: Tenant, downloads: () => string): (asked: AskedOf) => Told {
  return ({ path: whole, body, headers }) => {
    const [, api, ...rest] = whole.split('/');
    const path = `/${rest.join('/')}`;
    if (api === 'login') return signIn(tenant, path, body) ?? json(400, { error: 'invalid_grant' });
    return graph(tenant, path, { headers, downloads: downloads() });
  };
}

export function fileOf(tenant: Tenant, options: TenantOptions = {}): (asked: AskedOf) => Told {
  return (asked) => {
    const day = /\(date=(\d{4}-\d{2}-\d{2})\)$/.exec(asked.path)?.[1];
    const rows =
      day === undefined
        ? countsReport(tenant, asked.path.includes('UserCounts'))
        : detailReport(tenant, day, options);
    return fileFor(asked, `\ufeff${csv(rows)}`);
  };
}

const DETAIL = [
  ...['Report Refresh Date', 'Tenant Display Name', 'User Id', 'User Principal Name', 'Last Activity Date'],
  ...[
    'Is Deleted',
    'Assigned Products',
    'Team Chat Message Count',
    'Private Chat Message Count',
    'Call Count',
  ],
  ...['Meeting Count', 'Post Messages', 'Reply Messages', 'Is Licensed', 'Report Period'],
];

/** Whoever ever did anything, with the last day of it as of the day asked for. */
function detailReport(
  { people: all, refreshed, concealsNames }: Tenant,
  day: string,
  { period = '1', columns = {}, isCumulative = false }: TenantOptions,
): Table {
  const asOf = day < refreshed ? day : refreshed;
  const rows = all.flatMap(({ upn, days }, i) => {
    const last = Object.keys(days)
      .filter((own) => own <= asOf)
      .toSorted()
      .at(-1);
    if (last === undefined || !all.some((each) => each.days[day] !== undefined)) return [];
    const [posts, replies, chats] = (days[day] ?? [0, 0, 0]).map((one) => one + (isCumulative ? 40 : 0));
    const shown = concealsNames ? `8534B5299C82560FF54340D4018AF3${String(i).padStart(2, '0')}` : upn;
    const wrote = (posts ?? 0) + (replies ?? 0);
    return [
      [
        ...[asOf, 'A bank', `id-${i}`, shown, last, 'False', 'MICROSOFT 365 E5+POWER BI', wrote, chats],
        ...[1, 2, posts, replies, 'Yes', period],
      ],
    ];
  });
  const kept = DETAIL.map(
    (name, i) => [i, columns[name] === undefined ? name : columns[name]] as const,
  ).filter(([, name]) => name !== null);
  return [kept.map(([, name]) => name), ...rows.map((row) => kept.map(([i]) => row[i]))];
}

/** What all people did together, and how many did it: in channels, and elsewhere. */
function countsReport({ people: all, refreshed }: Tenant, isOfPeople: boolean): Table {
  const end = Date.parse(refreshed);
  const days = Array.from({ length: 30 }, (_, n) => new Date(end - n * DAY_MS).toISOString().slice(0, 10));
  const told = (day: string, of: readonly number[]) => {
    const counts = all.map(({ days: own }) => of.reduce((sum, i) => sum + (own[day]?.[i] ?? 0), 0));
    return isOfPeople
      ? counts.filter((count) => count > 0).length
      : counts.reduce((sum, count) => sum + count, 0);
  };
  const header = [
    'Report Refresh Date',
    'Report Date',
    'Team Chat Messages',
    'Private Chat Messages',
    'Calls',
  ];
  return [header, ...days.map((day) => [refreshed, day, told(day, [0, 1]), told(day, [2]), 7])];
}
