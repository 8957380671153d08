/** A Discourse of a few categories, as its API answers. Times are ms since 1970. */
export interface Forum {
  readonly isAdministrator: boolean;
  /** `older`: a post comes again at the head of the next page, as servers of before did. */
  readonly paging?: 'older';
  readonly users: readonly ForumUser[];
  readonly categories: readonly ForumCategory[];
  readonly posts: readonly ForumPost[];
  readonly visits: readonly (readonly [user: number, day: string, read: number])[];
  readonly likes: readonly ForumLike[];
  /** Rows that a query gives at a time. */
  readonly rowsAtATime: number;
}

export interface ForumUser {
  readonly id: number;
  readonly email?: string;
  readonly active?: boolean;
  readonly suspended_at?: string;
}

export interface ForumCategory {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly isRestricted?: boolean;
  readonly beneath?: readonly ForumCategory[];
}

export interface ForumPost {
  readonly id: number;
  readonly at: number;
  readonly user: number;
  readonly topic: number;
  readonly number: number;
  /** Null: a private message. */
  readonly category: number | null;
  readonly type?: number;
  readonly hidden?: boolean;
  readonly deleted?: boolean;
}

export interface ForumLike {
  readonly id: number;
  readonly user: number;
  readonly post: number;
  readonly at: number;
}

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** The whole of what the small forum holds. The clocks of Europe change on 25 October 2026. */
export const SPAN = { from: Date.UTC(2026, 9, 15), to: Date.UTC(2026, 9, 29) };
export const CUTS = [
  Date.UTC(2026, 9, 18),
  Date.UTC(2026, 9, 24, 22),
  Date.UTC(2026, 9, 25, 1),
  Date.UTC(2026, 9, 25, 23),
  Date.UTC(2026, 9, 27, 9, 30),
];
export const TOKEN = 'read-0nly-key-of-the-small-forum';
export const EXPLORER_TOKEN = 'explorer-k3y-of-the-small-forum';
export const NAME = 'takeup';
/** Takeup's own account. */
export const OWN = 1;
export const VISITS = 3;
export const LIKES = 4;

export const user = (id: number, more: Partial<ForumUser> = {}): ForumUser => ({
  id,
  email: `person-${id}@bank.example`,
  ...more,
});

/** `hours` after the beginning. */
export const post = (id: number, hours: number, more: Partial<ForumPost> = {}): ForumPost => ({
  id,
  at: SPAN.from + Math.round(hours * HOUR),
  user: 2 + (id % 5),
  topic: 1 + (id % 7),
  number: id < 8 ? 1 : id,
  category: [11, 12, 13][(id % 7) % 3] ?? 11,
  ...more,
});

export const dayAt = (n: number) => new Date(SPAN.from + n * DAY).toISOString().slice(0, 10);
const EDGES = CUTS.map((at) => (at - SPAN.from) / HOUR);

/** Ids grow with time. */
function numbered(posts: readonly ForumPost[]): readonly ForumPost[] {
  return posts.toSorted((a, b) => a.at - b.at || a.id - b.id).map((one, i) => ({ ...one, id: 10 + i }));
}

export const smallForum: Forum = {
  isAdministrator: true,
  rowsAtATime: 7,
  users: [
    user(-1, { email: 'no_email' }),
    user(OWN, { email: 'takeup@bank.example' }),
    ...[2, 3, 4, 5, 6].map((id) => user(id)),
    user(7, { suspended_at: '2026-10-01T00:00:00.000Z' }),
    user(8, { email: '' }),
  ],
  categories: [
    {
      id: 11,
      name: 'Ask an expert',
      slug: 'ask-an-expert',
      beneath: [{ id: 12, name: 'Town square', slug: 'town-square' }],
    },
    { id: 13, name: 'Town square', slug: 'town-square' },
    { id: 14, name: 'Board room', slug: 'board-room', isRestricted: true },
  ],
  posts: numbered([
    ...Array.from({ length: 360 }, (_, n) => post(n + 1, n * 0.9 + 0.3)),
    // Right on the edges of slices, and a millisecond before.
    ...EDGES.flatMap((hours, i) => [post(400 + i, hours), post(410 + i, hours - 1 / HOUR)]),
    // Several at one instant.
    ...[0, 1, 2, 3].map((i) => post(420 + i, 100)),
    post(430, 70, { category: 14 }),
    post(431, 71, { category: null }),
    post(432, 72, { user: -1 }),
    post(433, 73, { user: OWN }),
    post(434, 74, { type: 4 }),
    post(435, 75, { hidden: true }),
    post(436, 76, { type: 3 }),
  ]),
  visits: [2, 3, 4, 5, 6, OWN, -1].flatMap((id) =>
    Array.from({ length: 14 }, (_, d) => d)
      .filter((d) => (d + id) % 3 === 0)
      .map((d) => [id, dayAt(d), d] as const),
  ),
  likes: Array.from({ length: 60 }, (_, n) => ({
    id: 500 + n,
    user: [2, 3, OWN, 4][n % 4] ?? 2,
    post: 10 + n * 3,
    at: SPAN.from + n * 5.5 * HOUR,
  })),
};
