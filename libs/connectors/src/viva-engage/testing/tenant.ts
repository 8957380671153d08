import type { AskedOf, Told } from '@takeup/connectors/testing';
import { zipOf } from '@takeup/connectors/testing';
import { DAY_MS } from '../days.js';

/** An organisation in Microsoft's cloud, as Graph and the export of its network tell of it. */
export interface Tenant {
  readonly id: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the application was let do. */
  readonly roles: readonly ('Reports.Read.All' | 'ReportSettings.Read.All')[];
  readonly concealsNames: boolean;
  /** The setting comes within `value`, as the description of the call has it. */
  readonly isWrapped?: boolean;
  readonly exportToken: string;
  /** The last day that reports have reached. */
  readonly refreshed: string;
  readonly people: readonly Member[];
  readonly groups: readonly Group[];
  readonly messages: readonly Message[];
}

export interface Member {
  readonly id: string;
  readonly upn: string;
  readonly name: string;
  readonly suspended?: string;
  /** What was done on days of UTC: posted, read, liked. */
  readonly days: Readonly<Record<string, readonly [number, number, number]>>;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly isPrivate?: boolean;
}

export interface Message {
  readonly id: string;
  readonly sender: string;
  /** ISO 8601 */
  readonly at: string;
  readonly thread?: string;
  readonly repliedTo?: string;
  readonly group?: string;
  readonly isPrivateConversation?: boolean;
  readonly type?: string;
  readonly senderType?: string;
  readonly deleted?: string;
}

export interface TenantOptions {
  /** Where reports are fetched from: another origin. */
  readonly downloads: () => string;
  /** What the report says that its counts are about; a day unless said. */
  readonly period?: string;
  /** Other columns, or other names for them. */
  readonly columns?: Readonly<Record<string, string>>;
}

const ACCESS = 'an-access-token-of-the-application';
const json = (status: number, body: unknown): Told => ({ status, body });
const graphError = (status: number, code: string, message = 'Something is wrong.') =>
  json(status, { error: { code, message, innerError: { 'request-id': 'r' } } });
const csv = (rows: readonly (readonly unknown[])[]) =>
  rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
const quoted = (cell: unknown) =>
  /[",\r\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell);
const dayOf = (text: string) => text.slice(0, 10);
/** A file of its own, for which nobody asks who is asking. */
const told = (body: string | Buffer, type: string): Told => ({ headers: { 'content-type': type }, body });

/** Sign-in, Graph and the network, each beneath a path of its own. */
export function answerOf(tenant: Tenant, options: TenantOptions): (asked: AskedOf) => Told {
  return (asked) => {
    const [, api, ...rest] = asked.path.split('/');
    const path = `/${rest.join('/')}`;
    if (api === 'login') return tokenFor(tenant, path, asked.body);
    if (api === 'yammer') return exported(tenant, path, asked);
    if (asked.headers.authorization !== `Bearer ${ACCESS}`)
      return graphError(401, 'InvalidAuthenticationToken');
    if (path === '/v1.0/admin/reportSettings') return settings(tenant);
    if (!tenant.roles.includes('Reports.Read.All'))
      return graphError(403, 'S2SUnauthorized', 'Invalid permission.');
    return { status: 302, headers: { location: `${options.downloads()}/data/download${path}` } };
  };
}

/** Addresses that need no credentials, and take none. */
export function downloadsOf(
  tenant: Tenant,
  options: Omit<TenantOptions, 'downloads'> = {},
): (asked: AskedOf) => Told {
  return ({ path, headers }) => {
    if (headers.authorization !== undefined) return json(400, { error: { code: 'InvalidRequest' } });
    const day = /\(date=(\d{4}-\d{2}-\d{2})\)$/.exec(path)?.[1];
    const rows = day === undefined ? countsReport(tenant) : detailReport(tenant, day, options);
    return told(`\ufeff${csv(rows)}`, 'application/octet-stream');
  };
}

function tokenFor(tenant: Tenant, path: string, body: unknown): Told {
  const form = (body ?? {}) as Readonly<Record<string, string>>;
  if (path !== `/${tenant.id}/oauth2/v2.0/token`) return json(400, { error: 'invalid_request' });
  if (form['client_id'] !== tenant.clientId || form['client_secret'] !== tenant.clientSecret)
    return json(401, { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret.' });
  return json(200, { token_type: 'Bearer', expires_in: 3599, access_token: ACCESS });
}

function settings({ roles, concealsNames, isWrapped = false }: Tenant): Told {
  if (!roles.includes('ReportSettings.Read.All')) return graphError(403, 'Authorization_RequestDenied');
  const setting = { displayConcealedNames: concealsNames };
  return json(200, isWrapped ? { value: setting } : { '@odata.context': 'c', ...setting });
}

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

/** Whoever ever did anything, with the last day of it as of the day asked for. */
function detailReport(
  { people, refreshed, concealsNames }: Tenant,
  day: string,
  { period = '1', columns = {} }: Omit<TenantOptions, 'downloads'>,
): readonly (readonly unknown[])[] {
  const header = DETAIL.map((name) => columns[name] ?? name);
  const asOf = day < refreshed ? day : refreshed;
  const rows = people.flatMap(({ upn, name, days }, i) => {
    const last = Object.keys(days)
      .filter((own) => own <= asOf)
      .sort()
      .at(-1);
    if (last === undefined || !people.some((each) => each.days[day] !== undefined)) return [];
    const [posted, read, liked] = days[day] ?? [0, 0, 0];
    const shown = concealsNames ? `8534B5299C82560FF54340D4018AF3${String(i).padStart(2, '0')}` : upn;
    return [
      [
        asOf,
        shown,
        name,
        'active',
        '2020-01-01',
        last,
        posted,
        read,
        liked,
        'MICROSOFT 365 E5+POWER BI',
        period,
      ],
    ];
  });
  return [header, ...rows];
}

function countsReport({ people, refreshed }: Tenant): readonly (readonly unknown[])[] {
  const end = Date.parse(refreshed);
  const days = Array.from({ length: 30 }, (_, n) => dayOf(new Date(end - n * DAY_MS).toISOString()));
  const rows = days.map((day) => {
    const sums = [0, 1, 2].map((at) => people.reduce((sum, { days: own }) => sum + (own[day]?.[at] ?? 0), 0));
    return [refreshed, sums[2], sums[0], sums[1], day, 30];
  });
  return [['Report Refresh Date', 'Liked', 'Posted', 'Read', 'Report Date', 'Report Period'], ...rows];
}

function exported(tenant: Tenant, path: string, { headers, query }: AskedOf): Told {
  if (headers.authorization !== `Bearer ${tenant.exportToken}`)
    return json(401, { response: { message: 'Token not found.', code: 16, stat: 'fail' } });
  if (path !== '/api/v1/export' || query.get('include') !== 'csv') return json(404, {});
  const since = Date.parse(query.get('since') ?? '');
  const until = Date.parse(query.get('until') ?? '9999-01-01T00:00:00Z');
  const files: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
    Message: messagesFile(tenant, since, until),
    User: usersFile(tenant),
    Group: groupsFile(tenant),
  };
  const rows = files[query.get('model') ?? ''];
  if (rows === undefined) return json(400, {});
  const file = { name: `${query.get('model')}s.csv`, data: Buffer.from(csv(rows)) };
  const readme = {
    name: 'README.txt',
    data: Buffer.from('What lies here is an export.'),
    method: 0 as const,
  };
  return told(zipOf([readme, { ...file, later: true }]), 'application/zip');
}

function messagesFile({ messages, groups, people }: Tenant, since: number, until: number) {
  const header =
    'id,replied_to_id,parent_id,thread_id,group_id,group_name,participants,in_private_group,in_private_conversation,sender_id,sender_type,sender_name,sender_email,body,api_url,attachments,deleted_by_id,deleted_by_type,created_at,deleted_at,title,message_type';
  const within = messages.filter(({ at }) => Date.parse(at) >= since && Date.parse(at) <= until);
  return [
    header.split(','),
    ...within.map((one) => {
      const group = groups.find(({ id }) => id === one.group);
      const sender = people.find(({ id }) => id === one.sender);
      const isPrivate = one.isPrivateConversation ?? false;
      return [
        one.id,
        one.repliedTo ?? '',
        one.repliedTo ?? '',
        one.thread ?? one.id,
        one.group ?? '',
        group?.name ?? '',
        isPrivate ? `user:${one.sender}` : '',
        group === undefined ? '' : String(group.isPrivate ?? false),
        String(isPrivate),
        one.sender,
        one.senderType ?? 'user',
        sender?.name ?? '',
        sender?.upn ?? '',
        `What somebody wrote, "quoted",\nas number ${one.id}`,
        `https://www.yammer.com/api/v1/messages/${one.id}`,
        '',
        '',
        '',
        one.at.replace('T', ' ').replace(/(?:\.\d+)?Z$/, ' UTC'),
        one.deleted ?? '',
        '',
        one.type ?? 'update',
      ];
    }),
  ];
}

function usersFile({ people }: Tenant) {
  return [
    'id,name,email,job_title,location,department,api_url,deleted_by_id,deleted_by_type,joined_at,deleted_at,suspended_by_id,suspended_by_type,suspended_at,state'.split(
      ',',
    ),
    ...people.map(({ id, upn, name, suspended = '' }) => [
      id,
      name,
      upn,
      'A title',
      'A place',
      'A department',
      '',
      '',
      '',
      '2020-01-01',
      '',
      '',
      '',
      suspended,
      suspended === '' ? 'active' : 'suspended',
    ]),
  ];
}

function groupsFile({ groups }: Tenant) {
  return [
    'id,name,description,private,moderated,created_at'.split(','),
    ...groups.map(({ id, name, isPrivate = false }) => [
      id,
      name,
      'What it is for',
      isPrivate,
      false,
      '2020-01-01',
    ]),
  ];
}
