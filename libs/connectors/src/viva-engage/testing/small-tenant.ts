import { DAY_MS, HOUR_MS } from '../days.js';
import type { Member, Message, Tenant } from './tenant.js';

/** The whole of what the small tenant did. The clocks of Europe change on 25 October 2026. */
export const SPAN = { from: Date.UTC(2026, 9, 19), to: Date.UTC(2026, 9, 31) };
export const CUTS = [
  Date.UTC(2026, 9, 20),
  Date.UTC(2026, 9, 24, 22),
  Date.UTC(2026, 9, 25, 1),
  Date.UTC(2026, 9, 25, 23),
  Date.UTC(2026, 9, 28, 9, 30),
];
export const CLIENT_SECRET = 's3cret-of-the-application';
export const EXPORT_TOKEN = 't0ken-of-a-verified-administrator';
export const REFRESH_TOKEN = 'r3fresh-t0ken-of-a-verified-administrator';

const DAYS = (SPAN.to - SPAN.from) / DAY_MS;
export const dayAt = (n: number) => new Date(SPAN.from + n * DAY_MS).toISOString().slice(0, 10);
const moment = (hours: number) => new Date(SPAN.from + Math.round(hours * HOUR_MS)).toISOString();

/** Each of them on other days: one only reads, one only likes, one does all of it, one was there long ago. */
const people: readonly Member[] = Array.from({ length: 9 }, (_, n): Member => {
  const every = Array.from({ length: DAYS }, (__, d) => d).filter((d) => (d + n) % 3 === 0 && d !== 6);
  const did = [
    [0, 5, 0],
    [0, 0, 2],
    [3, 7, 1],
  ][n % 3] as [number, number, number];
  return {
    id: `15000000${n}`,
    upn: `Person-${n}@bank.example`,
    name: `A name ${n}`,
    days: n === 8 ? { '2026-10-01': [1, 1, 1] } : Object.fromEntries(every.map((d) => [dayAt(d), did])),
    ...(n === 7 ? { suspended: '2026-10-20' } : {}),
  };
});

export const message = (n: number, hours: number, more: Partial<Message> = {}): Message => ({
  id: String(9_000_000_000_000 + n),
  sender: `15000000${n % 5}`,
  at: moment(hours),
  group: '7001',
  ...more,
});
const idOf = (n: number) => String(9_000_000_000_000 + n);

const EDGES = CUTS.map((at) => (at - SPAN.from) / HOUR_MS);

export const smallTenant: Tenant = {
  id: 'bank.example',
  clientId: '11111111-2222-3333-4444-555555555555',
  clientSecret: CLIENT_SECRET,
  roles: ['Reports.Read.All', 'ReportSettings.Read.All'],
  concealsNames: false,
  exportToken: EXPORT_TOKEN,
  refreshToken: REFRESH_TOKEN,
  refreshed: dayAt(DAYS - 1),
  people,
  groups: [
    { id: '7001', name: 'Ask an Expert' },
    { id: '7002', name: 'Town Square' },
    { id: '7003', name: 'Town  square!' },
    { id: '7004', name: 'Board only', isPrivate: true },
  ],
  messages: [
    ...Array.from({ length: DAYS * 3 }, (_, n) => message(n, n * 8 + 5)),
    // Right on the edges of slices, and a second before.
    ...EDGES.flatMap((hours, i) => [
      message(100 + i, hours, { group: '7002' }),
      message(110 + i, hours - 1 / 3_600, { group: '7002' }),
    ]),
    message(120, 30, { repliedTo: idOf(2), thread: idOf(1) }),
    message(121, 31, { thread: idOf(1) }),
    message(122, 32, { type: 'system' }),
    message(123, 33, { senderType: 'bot' }),
    message(124, 34, { deleted: '2026-10-22 09:00:00 UTC' }),
    message(130, 40, { group: '7004' }),
    message(131, 41, { group: '', isPrivateConversation: true }),
    message(132, 42, { group: '' }),
  ],
};
