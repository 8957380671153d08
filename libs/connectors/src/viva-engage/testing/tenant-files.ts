import { DAY_MS } from '../days.js';
import type { Table } from '../../graph/testing/csv.js';
import type { Tenant, TenantOptions } from './tenant.js';

const dayOf = (text: string) => text.slice(0, 10);

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
export function detailReport(
  { people, refreshed, concealsNames }: Tenant,
  day: string,
  { period = '1', columns = {}, isCumulative = false }: Omit<TenantOptions, 'downloads'>,
): Table {
  const header = DETAIL.map((name) => columns[name] ?? name);
  const asOf = day < refreshed ? day : refreshed;
  const rows = people.flatMap(({ upn, name, days }, i) => {
    const last = Object.keys(days)
      .filter((own) => own <= asOf)
      .sort()
      .at(-1);
    if (last === undefined || !people.some((each) => each.days[day] !== undefined)) return [];
    const [posted, read, liked] = (days[day] ?? [0, 0, 0]).map((count) => count + (isCumulative ? 40 : 0));
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

const WHOLE = ['Report Refresh Date', 'Liked', 'Posted', 'Read', 'Report Date', 'Report Period'];

/** What all people did together. */
export function countsReport(tenant: Tenant): Table {
  return wholeReport(tenant, (counts) => counts.reduce((sum, count) => sum + count, 0));
}

/** How many people did it. */
export function userCountsReport(tenant: Tenant): Table {
  return wholeReport(tenant, (counts) => counts.filter((count) => count > 0).length);
}

function wholeReport({ people, refreshed }: Tenant, told: (counts: readonly number[]) => number): Table {
  const end = Date.parse(refreshed);
  const days = Array.from({ length: 30 }, (_, n) => dayOf(new Date(end - n * DAY_MS).toISOString()));
  const rows = days.map((day) => {
    const [posted, read, liked] = [0, 1, 2].map((at) =>
      told(people.map(({ days: own }) => own[day]?.[at] ?? 0)),
    );
    return [refreshed, liked, posted, read, day, 30];
  });
  return [WHOLE, ...rows];
}

export function messagesFile({ messages, groups, people }: Tenant, since: number, until: number) {
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

export function usersFile({ people }: Tenant) {
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

export function groupsFile({ groups }: Tenant) {
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
