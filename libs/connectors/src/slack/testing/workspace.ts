/** A Slack of a few channels and days, as its published API answers. */
export interface Workspace {
  readonly token: string;
  readonly scopes: readonly string[];
  /** What `auth.test` says. */
  readonly me: Readonly<Record<string, unknown>>;
  /** Rows of the files of members by their day; a day that is not there has none. */
  readonly files: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  /** Rows of the files of public channels by their day. */
  readonly channelFiles: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  /** What is said instead of a file, whatever the day; what is said of members for theirs only. */
  readonly filesRefused?: string;
  readonly users: readonly Readonly<Record<string, unknown>>[];
  readonly channels: readonly WorkspaceChannel[];
  /** Beginnings of threads and what is said to the channel, by channel. */
  readonly messages: Readonly<Record<string, readonly Message[]>>;
}

export interface WorkspaceChannel {
  readonly id: string;
  readonly name: string;
  readonly [field: string]: unknown;
}

export interface Message {
  readonly ts: string;
  readonly replies?: readonly Message[];
  readonly [field: string]: unknown;
}

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** The whole of what the small workspace holds. The clocks of Europe change on 25 October 2026. */
export const SPAN = { from: Date.UTC(2026, 9, 20), to: Date.UTC(2026, 10, 10) };
export const CUTS = [
  Date.UTC(2026, 9, 22),
  Date.UTC(2026, 9, 24, 23),
  Date.UTC(2026, 9, 25, 1),
  Date.UTC(2026, 9, 26, 0),
  Date.UTC(2026, 10, 2, 9, 30),
];
export const TOKEN = 'xoxp-a-token-for-tests';
/** Takeup's own account. */
export const OWN = 'U0TAKEUP0';
export const userId = (n: number) => `U0PERSON${n}`;
export const channelId = (n: number) => `C0CHANNEL${n}`;

/** A time as Slack names messages by: seconds and six decimals. */
export const tsOf = (at: number, micro = 0) =>
  `${Math.floor(at / 1000)}.${String((at % 1000) * 1000 + micro).padStart(6, '0')}`;

export function member(n: number, date: string, more: object = {}) {
  return {
    enterprise_id: 'E0BANK',
    team_id: 'T0ONE',
    date,
    user_id: userId(n),
    enterprise_user_id: userId(n),
    enterprise_employee_number: `E${100_000 + n}`,
    email_address: `person-${n}@bank.example`,
    is_guest: false,
    is_billable_seat: true,
    is_active: n % 3 !== 0,
    is_active_ios: false,
    reactions_added_count: n % 4 === 1 ? 2 : 0,
    messages_posted_count: 40,
    channel_messages_posted_count: n % 5 === 2 ? n : 0,
    files_added_count: 5,
    date_claimed: 1_452_719_593,
    ...more,
  };
}

/** The `n`th public channel on a day: what was written there, by apps too, and how it was reacted to. */
export function channelDay(n: number, date: string, more: object = {}) {
  return {
    enterprise_id: 'E0BANK',
    originating_team: { team_id: 'T0ONE', name: 'a-team' },
    channel_id: channelId(n),
    date_created: 1_452_719_593,
    date_last_active: 1_584_820_530,
    total_members_count: 7,
    full_members_count: 6,
    guest_member_count: 1,
    messages_posted_count: n * 4 + 2,
    messages_posted_by_members_count: n * 4,
    members_who_viewed_count: 5,
    members_who_posted_count: n === 0 ? 0 : 3,
    reactions_added_count: n * 2,
    visibility: 'public',
    channel_type: 'single_workspace_channel',
    is_shared_externally: false,
    shared_with: [],
    externally_shared_with_organizations: [],
    date,
    ...more,
  };
}

/** The `n`th person writes, `hours` after the beginning. */
export function message(n: number, hours: number, more: object = {}): Message {
  return {
    type: 'message',
    user: userId(2 + (n % 5)),
    text: `What somebody wrote as number ${n}`,
    ts: tsOf(SPAN.from + hours * HOUR, n),
    ...more,
  };
}

const threaded = (root: Message, replies: readonly Message[]): Message => ({ ...root, replies });

const channel = (n: number, name: string, more: object = {}): WorkspaceChannel => ({
  id: channelId(n),
  name,
  created: SPAN.from / 1000,
  creator: userId(2),
  is_channel: true,
  is_archived: false,
  is_private: false,
  is_im: false,
  is_mpim: false,
  num_members: 4,
  updated: SPAN.from,
  ...more,
});

const user = (n: number, more: object = {}) => ({
  id: userId(n),
  team_id: 'T0ONE',
  name: `person-${n}`,
  real_name: 'A name',
  deleted: false,
  is_bot: false,
  profile: { email: `person-${n}@bank.example`, title: 'A title' },
  ...more,
});

const days = Array.from({ length: 21 }, (_, n) => new Date(SPAN.from + n * DAY).toISOString().slice(0, 10));
const edges = CUTS.map((at) => (at - SPAN.from) / HOUR);

export const smallWorkspace: Workspace = {
  token: TOKEN,
  scopes: ['admin.analytics:read', 'channels:read', 'channels:history', 'users:read', 'users:read.email'],
  me: { team: 'A bank', team_id: 'T0ONE', user: 'takeup', user_id: OWN, enterprise_id: 'E0BANK' },
  files: Object.fromEntries(
    days.map((day, i) => [
      day,
      [
        ...Array.from({ length: 6 + (i % 4) }, (_, n) => member(n + 1, day)),
        // The same person in a second workspace, and Takeup's own account.
        member(2, day, { team_id: 'T0TWO' }),
        member(9, day, { user_id: OWN, enterprise_user_id: OWN }),
      ],
    ]),
  ),
  // In one of them nobody writes, and on some days there are fewer.
  channelFiles: Object.fromEntries(
    days.map((day, i) => [day, Array.from({ length: 2 + (i % 3) }, (_, n) => channelDay(n, day))]),
  ),
  users: [
    user(1),
    ...[2, 3, 4, 5, 6].map((n) => user(n)),
    user(7, { is_bot: true }),
    user(8, { deleted: true }),
    user(9, { id: 'USLACKBOT' }),
    user(10, { id: OWN }),
  ],
  channels: [
    channel(1, 'ask-an-expert'),
    channel(2, 'general'),
    channel(3, 'quiet'),
    channel(4, 'board-only', { is_private: true }),
    channel(5, 'closed', { is_archived: true, updated: SPAN.from + 9 * DAY }),
  ],
  messages: {
    [channelId(1)]: [
      ...Array.from({ length: 25 }, (_, n) => message(n, n * 19)),
      threaded(message(30, 50.5), [
        message(31, 51),
        message(32, 400, { reactions: [{ name: '+1', users: [userId(3)], count: 1 }] }),
        message(33, 402, { subtype: 'thread_broadcast' }),
      ]),
      message(33, 402, { subtype: 'thread_broadcast', thread_ts: message(30, 50.5).ts }),
      message(34, 60, { bot_id: 'B0APP' }),
      message(35, 61, { subtype: 'channel_join' }),
      message(36, 62, {
        reactions: [
          { name: 'heart', users: [userId(3), userId(4)], count: 2 },
          { name: '+1', users: [userId(3)], count: 7 },
        ],
      }),
      message(37, 63, { text: '', files: [{ id: 'F0FILE' }], subtype: 'file_share' }),
      threaded(message(38, 70, { subtype: 'tombstone', user: 'USLACKBOT' }), [message(39, 71)]),
    ],
    [channelId(2)]: [
      // Right on the edges of slices and of days, and a moment before.
      ...edges.flatMap((hours, i) => [message(40 + i, hours), message(50 + i, hours - 1 / 3_600)]),
      threaded(
        message(60, 200),
        [61, 62, 63, 64].map((n) => message(n, 140 + n)),
      ),
    ],
    [channelId(3)]: [],
    [channelId(4)]: [message(70, 30)],
    [channelId(5)]: [message(71, 40)],
  },
};
