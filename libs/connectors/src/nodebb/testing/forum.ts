/** A NodeBB of a few categories, as its API answers. Times are ms since 1970. */
export interface Forum {
  readonly token: string;
  readonly role: 'administrator' | 'member';
  /** The first is Takeup's own. */
  readonly users: readonly ForumUser[];
  readonly categories: readonly ForumCategory[];
  readonly topics: readonly ForumTopic[];
  readonly posts: readonly ForumPost[];
  /** Kept in Redis, where the pages of posts grow. */
  readonly redis?: boolean;
  /** Fewer at a time than are asked for, so that there are several pages. */
  readonly peopleAtATime?: number;
}

export interface ForumUser {
  readonly uid: number;
  readonly email: string;
  readonly banned?: boolean;
}

export interface ForumCategory {
  readonly cid: number;
  readonly name: string;
  readonly slug: string;
  readonly disabled?: number;
  readonly link?: string;
  /** Every member can read it unless said. */
  readonly isPrivate?: boolean;
}

export interface ForumTopic {
  readonly tid: number;
  readonly cid: number;
  readonly mainPid: number | string;
  readonly title: string;
  readonly deleted?: number;
  readonly scheduled?: boolean;
}

export interface ForumPost {
  readonly pid: number;
  readonly tid: number;
  readonly uid: number | string;
  readonly timestamp: number;
  readonly content: string;
  readonly deleted?: boolean;
  readonly upvoters?: readonly (number | string)[];
  readonly downvoters?: readonly (number | string)[];
}

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** The whole of what the small forum holds. The clocks of Europe change on 25 October 2026. */
export const SPAN = { from: Date.UTC(2026, 9, 15), to: Date.UTC(2026, 10, 5) };
export const CUTS = [
  Date.UTC(2026, 9, 18),
  Date.UTC(2026, 9, 24, 22),
  Date.UTC(2026, 9, 25, 1),
  Date.UTC(2026, 9, 25, 23),
  Date.UTC(2026, 10, 2, 9, 30),
];
export const TOKEN = 'tok3n-for-the-small-forum';
/** Takeup's own account. */
export const OWN = 1;

export const user = (uid: number, more: Partial<ForumUser> = {}): ForumUser => ({
  uid,
  email: `person-${uid}@bank.example`,
  ...more,
});

/** The `n`th post, `hours` after the beginning. */
export const post = (pid: number, hours: number, more: Partial<ForumPost> = {}): ForumPost => ({
  pid,
  tid: 1 + (pid % 4),
  uid: 2 + (pid % 5),
  timestamp: SPAN.from + hours * HOUR,
  content: `<p dir="auto">What somebody wrote as number ${pid}</p>\n`,
  ...more,
});

const EDGES = CUTS.map((at) => (at - SPAN.from) / HOUR);

export const smallForum: Forum = {
  token: TOKEN,
  role: 'administrator',
  users: [
    user(OWN, { email: 'takeup@bank.example' }),
    ...[2, 3, 4, 5, 6].map((uid) => user(uid)),
    user(7, { banned: true }),
    user(8, { email: '' }),
  ],
  categories: [
    { cid: 1, name: 'Ask an expert &amp; more', slug: '1/ask-an-expert' },
    { cid: 2, name: 'Town square', slug: '2/town-square' },
    { cid: 3, name: 'Town square', slug: '3/town-square' },
    { cid: 4, name: 'Board room', slug: '4/board-room', isPrivate: true },
    { cid: 5, name: 'Closed', slug: '5/closed', disabled: 1 },
    { cid: 6, name: 'Intranet', slug: '6/intranet', link: 'https://intranet.bank.example' },
  ],
  topics: [
    { tid: 1, cid: 1, mainPid: 4, title: 'Which form for a mortgage &amp; a loan' },
    { tid: 2, cid: 1, mainPid: 1, title: 'A second question' },
    { tid: 3, cid: 2, mainPid: 2, title: 'A third' },
    { tid: 4, cid: 3, mainPid: 3, title: 'A fourth' },
    { tid: 5, cid: 4, mainPid: 301, title: 'Of the board' },
    { tid: 6, cid: 5, mainPid: 310, title: 'Of what is closed' },
    { tid: 7, cid: 1, mainPid: 381, title: 'Taken away', deleted: 1 },
    { tid: 8, cid: 1, mainPid: 382, title: 'For later', scheduled: true },
    { tid: 9, cid: 2, mainPid: 'https://elsewhere.example/post/7', title: 'Of another server' },
  ],
  posts: [
    ...Array.from({ length: 260 }, (_, n) => post(n + 1, n * 1.9 + 0.3)),
    // Right on the edges of slices, and a millisecond before.
    ...EDGES.flatMap((hours, i) => [post(270 + i, hours), post(280 + i, hours - 1 / HOUR)]),
    // Several at one instant.
    ...[0, 1, 2, 3].map((i) => post(290 + i, 100)),
    post(301, 70, { tid: 5 }),
    // More in a row than a page holds, and none of them is given out.
    ...Array.from({ length: 50 }, (_, n) => post(310 + n, 200 + n / 100, { tid: 6 })),
    post(370, 30, { upvoters: [3, 4, OWN], downvoters: [5] }),
    post(371, 31, { uid: OWN, upvoters: [6] }),
    post(372, 32, { uid: 0 }),
    post(373, 33, { deleted: true, upvoters: [3] }),
    post(374, 34, {
      upvoters: ['https://elsewhere.example/uid/9', 6],
      uid: 'https://elsewhere.example/uid/9',
    }),
    post(375, 35, { tid: 9 }),
    post(381, 36, { tid: 7 }),
    post(382, 24 * 365, { tid: 8 }),
  ],
};
