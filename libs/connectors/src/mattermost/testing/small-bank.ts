import type { Board, BoardPost } from './board.js';

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** The whole of what the small bank's board holds. The clocks of Europe change on 25 October 2026. */
export const SPAN = { from: Date.UTC(2026, 9, 1), to: Date.UTC(2026, 10, 10) };
export const CUTS = [
  Date.UTC(2026, 9, 5),
  Date.UTC(2026, 9, 24, 22),
  Date.UTC(2026, 9, 25, 1),
  Date.UTC(2026, 9, 25, 23),
  Date.UTC(2026, 10, 2, 9, 30),
];
export const TOKEN = 'tok3n-for-the-small-bank';

const id = (kind: string, n: number) => `${kind}${String(n).padStart(26 - kind.length, '0')}`;
export const userId = (n: number) => id('user', n);
export const channelId = (n: number) => id('channel', n);
export const postId = (n: number) => id('post', n);

const user = (n: number, more: object = {}) => ({
  id: userId(n),
  username: `person-${n}`,
  first_name: 'A first name',
  email: `person-${n}@bank.example`,
  auth_service: 'saml',
  auth_data: `E${100000 + n}`,
  roles: 'system_user',
  delete_at: 0,
  props: {},
  ...more,
});

const channel = (n: number, name: string, more: object = {}) => ({
  id: channelId(n),
  name,
  display_name: name.replaceAll('-', ' '),
  type: 'O',
  team_id: 'team-one',
  team_name: 'one',
  create_at: SPAN.from,
  delete_at: 0,
  last_post_at: SPAN.to - DAY,
  ...more,
});

/** A post of the `n`th person in the `c`th channel, `hours` after the beginning. */
export function post(n: number, c: number, hours: number, more: object = {}): BoardPost {
  const at = SPAN.from + hours * HOUR;
  return {
    id: postId(n),
    channel_id: channelId(c),
    user_id: userId(2 + (n % 5)),
    create_at: at,
    update_at: at,
    edit_at: 0,
    delete_at: 0,
    root_id: '',
    type: '',
    message: `What somebody wrote as number ${n}`,
    props: {},
    metadata: {},
    ...more,
  };
}

/** A reaction moves the post it is given to. */
export function reactedTo(own: BoardPost, hours: readonly number[]): BoardPost {
  const times = hours.map((hour) => SPAN.from + hour * HOUR);
  const reactions = times.map((create_at, i) => ({ user_id: userId(4 + i), emoji_name: '+1', create_at }));
  return { ...own, update_at: Math.max(own.update_at, ...times), metadata: { reactions } };
}

const EDGES = CUTS.map((at) => (at - SPAN.from) / HOUR);

export const smallBank: Board = {
  token: TOKEN,
  edition: 'enterprise',
  roles: 'system_user system_admin',
  users: [
    user(1, { username: 'takeup', is_bot: true, auth_data: '', email: 'takeup@bank.example' }),
    ...[2, 3, 4, 5].map((n) => user(n)),
    user(6, { auth_service: '', auth_data: '', props: { employee_id: 'E100006' } }),
    user(7, { is_bot: true, auth_service: '', auth_data: '' }),
    user(8, { delete_at: SPAN.from }),
  ],
  channels: [
    channel(1, 'ask-an-expert'),
    channel(2, 'town-square'),
    channel(3, 'town-square', { team_id: 'team-two', team_name: 'two' }),
    channel(4, 'board-only', { type: 'P' }),
    channel(5, '', { type: 'D', team_id: '' }),
    channel(6, 'closed', { delete_at: SPAN.from + 9 * DAY, last_post_at: SPAN.from + 8 * DAY }),
  ],
  posts: [
    ...Array.from({ length: 30 }, (_, n) => post(n, 1, n * 29)),
    // Right on the edges of slices, and a millisecond before.
    ...EDGES.flatMap((hours, i) => [post(100 + i, 2, hours), post(110 + i, 2, hours - 1 / 3_600_000)]),
    // Several at one instant.
    ...[0, 1, 2, 3, 4].map((i) => post(120 + i, 3, 100)),
    post(130, 1, 60, { root_id: postId(2), props: { from_webhook: 'true' } }),
    post(131, 1, 61, { root_id: postId(2) }),
    post(132, 1, 62, { type: 'custom_calls' }),
    post(133, 1, 63, { delete_at: SPAN.from + 64 * HOUR, update_at: SPAN.from + 64 * HOUR }),
    reactedTo(post(134, 1, 70), [71, 200, 300]),
    reactedTo(post(135, 3, 700), [701]),
    post(140, 4, 70),
    post(141, 5, 70),
    post(150, 6, 190),
  ],
};
