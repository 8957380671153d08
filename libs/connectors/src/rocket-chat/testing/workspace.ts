/** A Rocket.Chat of a few rooms, as its API answers. Times are ms since 1970. */
export interface Workspace {
  readonly roles: readonly string[];
  readonly users: readonly Member[];
  readonly rooms: readonly Room[];
  readonly messages: readonly Message[];
  readonly deleted: readonly { readonly id: string; readonly room: string; readonly at: number }[];
  /** Who was there, by day; days that are not summed up yet are not named. */
  readonly sessions: Readonly<Record<string, readonly string[]>>;
  /** `none`: the plan has no dashboard; `denied`: the account may not see it. */
  readonly dashboard?: 'none' | 'denied';
  /** Before 7.1: no cursor. */
  readonly isOld?: boolean;
}

export interface Member {
  readonly id: string;
  readonly username: string;
  readonly email?: string;
  readonly type?: string;
  readonly active?: boolean;
  readonly roles?: readonly string[];
}

export interface Room {
  readonly id: string;
  readonly name: string;
  readonly type: 'c' | 'p' | 'd';
}

export interface Message {
  readonly id: string;
  readonly room: string;
  readonly by: string;
  readonly at: number;
  /** When it was last changed; when it was written unless said. */
  readonly changed?: number;
  readonly thread?: string;
  readonly type?: string;
  readonly isOfBot?: boolean;
  readonly text?: string;
  readonly file?: boolean;
  /** Names by sign. */
  readonly reactions?: Readonly<Record<string, readonly string[]>>;
}

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** The whole of what the small workspace holds. The clocks of Europe change on 25 October 2026. */
export const SPAN = { from: Date.UTC(2026, 9, 19), to: Date.UTC(2026, 9, 31) };
export const CUTS = [
  Date.UTC(2026, 9, 20),
  Date.UTC(2026, 9, 24, 22),
  Date.UTC(2026, 9, 25, 1),
  Date.UTC(2026, 9, 25, 23),
  Date.UTC(2026, 9, 28, 9, 30),
];
export const TOKEN = 't0ken-of-the-small-workspace';
export const OWN_ID = 'takeupTakeupTakeu';
export const OWN = 'takeup';
export const ROOMS = ['askAnExpertRoom01', 'townSquareRoom002'] as const;

export const member = (n: number, more: Partial<Member> = {}): Member => ({
  id: `idOfSomebody0000${n}`,
  username: `some.body.${n}`,
  email: `person-${n}@bank.example`,
  ...more,
});

/** `hours` after the beginning. */
export const message = (n: number, hours: number, more: Partial<Message> = {}): Message => ({
  id: `messageNumber${String(n).padStart(4, '0')}`,
  room: ROOMS[n % 2] ?? ROOMS[0],
  by: `some.body.${2 + (n % 4)}`,
  at: SPAN.from + Math.round(hours * HOUR),
  ...more,
});
const idOf = (n: number) => message(n, 0).id;

export const dayAt = (n: number) => new Date(SPAN.from + n * DAY).toISOString().slice(0, 10);
const EDGES = CUTS.map((at) => (at - SPAN.from) / HOUR);
const DAYS = (SPAN.to - SPAN.from) / DAY;

export const smallWorkspace: Workspace = {
  roles: ['user', 'bot'],
  users: [
    { id: OWN_ID, username: OWN, email: 'takeup@bank.example', roles: ['user', 'bot'] },
    ...[2, 3, 4, 5].map((n) => member(n)),
    member(6, { active: false }),
    member(7, { type: 'bot', email: '' }),
    member(8, { roles: ['bot'] }),
    member(9, { type: 'app' }),
  ],
  rooms: [
    { id: ROOMS[0], name: 'ask-an-expert', type: 'c' },
    { id: ROOMS[1], name: 'town-square', type: 'c' },
    { id: 'boardRoomRoom0003', name: 'board-room', type: 'p' },
  ],
  messages: [
    ...Array.from({ length: 180 }, (_, n) =>
      message(n, n * 1.55 + 0.2, n % 7 === 0 ? { changed: SPAN.from + (n * 1.55 + 20) * HOUR } : {}),
    ),
    // Right on the edges of slices, and a millisecond before.
    ...EDGES.flatMap((hours, i) => [message(300 + i, hours), message(310 + i, hours - 1 / HOUR)]),
    // Several at one instant, and across the end of a page.
    ...Array.from({ length: 12 }, (_, i) => message(320 + 2 * i, 100)),
    message(400, 30, {
      thread: idOf(2),
      reactions: { ':+1:': ['some.body.2', OWN], ':tada:': ['some.body.2'] },
    }),
    message(401, 31, { type: 'uj' }),
    message(402, 32, { isOfBot: true }),
    message(403, 33, { by: OWN, reactions: { ':+1:': ['some.body.3'] } }),
    message(404, 34, { text: '', file: true }),
    message(405, 35, { room: 'boardRoomRoom0003' }),
  ].filter(({ at, changed = at }) => at < SPAN.to && changed < SPAN.to),
  deleted: [
    { id: 'messageNumber0900', room: ROOMS[0], at: SPAN.from + 50 * HOUR },
    { id: 'messageNumber0901', room: ROOMS[1], at: Date.UTC(2026, 9, 25, 1) },
  ],
  sessions: Object.fromEntries(
    Array.from({ length: DAYS }, (_, d) => [
      dayAt(d),
      d === 5
        ? []
        : [OWN_ID, ...[2, 3, 4, 5, 6].filter((n) => (n + d) % 3 === 0 || n === 2).map((n) => member(n).id)],
    ]),
  ),
};
