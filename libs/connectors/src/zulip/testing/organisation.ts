/** A Zulip of a few channels, as its published API answers. Times are ms since 1970. */
export interface Organisation {
  readonly key: string;
  readonly role: number;
  readonly featureLevel: number;
  /** The first is Takeup's own. */
  readonly users: readonly Member[];
  readonly channels: readonly Channel[];
  readonly messages: readonly Message[];
  /** Messages that the plan hides are older than this one. */
  readonly hiddenBelow?: number;
}

export interface Member {
  readonly user_id: number;
  readonly email: string;
  readonly delivery_email: string | null;
  readonly is_bot: boolean;
  readonly is_active: boolean;
}

export interface Channel {
  readonly stream_id: number;
  readonly name: string;
  readonly invite_only: boolean;
}

export interface Message {
  readonly id: number;
  readonly at: number;
  readonly sender: number;
  /** Undefined: a direct message. */
  readonly channel?: number;
  readonly topic: string;
  readonly realm?: string;
  /** Who reacted, once for each sign. */
  readonly reactions?: readonly number[];
}

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** The whole of what the small organisation holds. The clocks of Europe change on 25 October 2026. */
export const SPAN = { from: Date.UTC(2026, 9, 10), to: Date.UTC(2026, 10, 5) };
export const CUTS = [
  Date.UTC(2026, 9, 18),
  Date.UTC(2026, 9, 24, 22),
  Date.UTC(2026, 9, 25, 1),
  Date.UTC(2026, 9, 25, 23),
  Date.UTC(2026, 10, 2, 9, 30),
];
export const EMAIL = 'takeup-bot@bank.example';
export const KEY = 'k3y-of-the-small-organisation';
/** Takeup's own account. */
export const OWN = 1;

export const member = (id: number, more: Partial<Member> = {}): Member => ({
  user_id: id,
  email: `user${id}@chat.bank.example`,
  delivery_email: `person-${id}@bank.example`,
  is_bot: false,
  is_active: true,
  ...more,
});

/** The `n`th message, `hours` after the beginning. */
export const message = (id: number, hours: number, more: Partial<Message> = {}): Message => ({
  id,
  at: SPAN.from + Math.floor(hours * 3600) * 1000,
  sender: 2 + (id % 4),
  channel: 11 + (id % 3),
  topic: `What topic ${id % 7} is about`,
  ...more,
});

/** Ids grow with time. */
function numbered(messages: readonly Message[]): readonly Message[] {
  return messages.toSorted((a, b) => a.at - b.at || a.id - b.id).map((one, i) => ({ ...one, id: 100 + i }));
}

const EDGES = CUTS.map((at) => (at - SPAN.from) / HOUR);

export const smallOrganisation: Organisation = {
  key: KEY,
  role: 400,
  featureLevel: 300,
  users: [
    member(OWN, { email: EMAIL, delivery_email: EMAIL, is_bot: true }),
    ...[2, 3, 4].map((id) => member(id)),
    member(5, { is_bot: true }),
    member(6, { is_active: false }),
    member(7, { delivery_email: null, email: 'person-7@bank.example' }),
  ],
  channels: [
    { stream_id: 11, name: 'Ask an expert', invite_only: false },
    { stream_id: 12, name: 'town square', invite_only: false },
    { stream_id: 13, name: 'Town Square', invite_only: false },
    { stream_id: 14, name: 'board', invite_only: true },
  ],
  messages: numbered([
    ...Array.from({ length: 1_200 }, (_, n) =>
      message(n, n * 0.5 + 0.1, n % 9 === 0 ? { reactions: [2, 3, 3] } : {}),
    ),
    // Right on the edges of slices, and a second before.
    ...EDGES.flatMap((hours, i) => [message(2_000 + i, hours), message(2_010 + i, hours - 1 / 3600)]),
    // Several at one second.
    ...[0, 1, 2, 3].map((i) => message(2_020 + i, 100)),
    message(2_030, 50, { channel: 14 }),
    { id: 2_031, at: SPAN.from + 51 * HOUR, sender: 2, topic: '' },
    message(2_032, 52, { sender: 900, realm: 'zulipinternal' }),
    message(2_033, 53, { sender: OWN, reactions: [OWN, 4] }),
  ]),
};
