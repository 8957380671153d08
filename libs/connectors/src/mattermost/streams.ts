import type { Json, Keep, Stream } from '@takeup/connectors/kit';
import { snapshotStream } from '@takeup/connectors/kit';
import type { StreamPart, Tells } from '@takeup/domain';

const DAY_MS = 86_400_000;
/** Mattermost keeps posts for as long as its operator does. */
const HISTORY_DAYS = 3650;

/** The report of posts by the time they were changed, or the list of each channel. */
export type Way = 'report' | 'list';

/**
 * How long after a post its reactions are still looked for where only the list is offered: reacting does not bring a
 * post forward there. Two weeks, after which next to nobody reacts.
 */
export const LATE_DAYS = 14;
export const LATE_MS = LATE_DAYS * DAY_MS;

/** What each stream may tell. */
export const TELLS = {
  users: { lists: ['account'], acts: [], with: [] },
  channels: { lists: ['community'], acts: [], with: [] },
  posts: {
    lists: [],
    acts: ['react', 'file', 'reply', 'post'],
    with: ['person', 'community', 'thread', 'topic'],
  },
} as const satisfies Readonly<Record<string, Tells>>;

const USER: Readonly<Record<string, Keep>> = {
  id: 'account',
  auth_service: { optional: 'text' },
  auth_data: { optional: 'identity' },
  email: { optional: 'identity' },
  is_bot: { optional: 'boolean' },
  delete_at: 'number',
  props: { optional: { fields: { employee_id: { optional: 'identity' } } } },
};

/** `key` is ours: the name, with the team's where two teams have a channel of that name. */
const CHANNEL: Readonly<Record<string, Keep>> = { id: 'text', key: 'text', display_name: 'text' };

/** Ours are `automated`: a webhook or a plugin wrote it in somebody's name; and `bare`: a file without a word. */
const POST: Readonly<Record<string, Keep>> = {
  id: 'text',
  user_id: 'account',
  channel_id: 'text',
  root_id: { optional: 'text' },
  type: { optional: 'text' },
  create_at: 'number',
  delete_at: 'number',
  automated: 'boolean',
  bare: 'boolean',
  metadata: {
    optional: {
      fields: {
        reactions: { optional: { each: { fields: { user_id: 'account', create_at: 'number' } } } },
      },
    },
  },
};

const textOf = ({ message }: { readonly [field: string]: Json }) =>
  typeof message === 'string' && message !== '' ? message : undefined;

export const users = snapshotStream({
  name: 'users',
  key: ['id'],
  keep: USER,
  tells: TELLS.users,
});

export const channels = snapshotStream({
  name: 'channels',
  key: ['id'],
  keep: CHANNEL,
  tells: TELLS.channels,
});

/** @param parts the public channels */
export function posts(way: Way, parts: readonly StreamPart[]): Stream {
  return {
    name: 'posts',
    key: ['id'],
    keep: POST,
    textOf,
    tells: TELLS.posts,
    parts,
    progress: way === 'report' ? 'window' : 'walk',
    ...(way === 'report' ? { byChange: true as const } : {}),
    historyDays: HISTORY_DAYS,
    // A day that was read after its end holds all that was done on it; what is changed later comes as a later act.
    settleDays: 0,
    means: {
      active: 'mattermost-active',
      ...(way === 'report' ? {} : { react: 'mattermost-late-reactions' }),
    },
  };
}
