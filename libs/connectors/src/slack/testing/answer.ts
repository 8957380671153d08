import type { AskedOf, Told } from '@takeup/connectors/testing';
import { packed } from '@takeup/connectors/testing';
import type { Message, Workspace } from './workspace.js';

/** Small, so that a few rows are several pages; Slack gives what it likes, up to the limit asked for. */
export const PER_PAGE = 7;
const CHANNELS_PER_PAGE = 3;

type Form = Readonly<Record<string, string>>;

const refused = (error: string, more: object = {}): Told => ({ body: { ok: false, error, ...more } });

const NEEDED: Readonly<Record<string, string>> = {
  'admin.analytics.getFile': 'admin.analytics:read',
  'conversations.list': 'channels:read',
  'conversations.history': 'channels:history',
  'conversations.replies': 'channels:history',
  'users.list': 'users:read',
};

export function answerOf(workspace: Workspace): (asked: AskedOf) => Told {
  return ({ method, path, headers, body }) => {
    const asked = path.replace(/^\/(?:api\/)?/, '');
    if (method !== 'POST') return { status: 405 };
    const form = (typeof body === 'object' && body !== null ? body : {}) as Form;
    if (headers.authorization !== `Bearer ${workspace.token}`) return refused('invalid_auth');
    const needed = NEEDED[asked];
    const said = { 'x-oauth-scopes': workspace.scopes.join(',') };
    if (needed !== undefined && !workspace.scopes.includes(needed))
      return refused('missing_scope', { needed, provided: workspace.scopes.join(',') });
    const told = METHODS[asked]?.(workspace, form) ?? refused('unknown_method');
    return typeof told === 'string' ? told : { ...told, headers: { ...said, ...told.headers } };
  };
}

const METHODS: Readonly<Record<string, (workspace: Workspace, form: Form) => Told>> = {
  'auth.test': ({ me }) => ({ body: { ok: true, url: 'https://bank.slack.example/', ...me } }),
  'admin.analytics.getFile': fileOf,
  'conversations.list': ({ channels }, form) =>
    paged('channels', form.types === 'public_channel' ? channels : [], form, CHANNELS_PER_PAGE),
  'conversations.history': ({ messages }, form) => {
    const own = messages[form.channel ?? ''];
    if (own === undefined) return refused('channel_not_found');
    const within = own.filter(({ ts }) => ts >= (form.oldest ?? '') && ts <= (form.latest ?? '~'));
    return paged('messages', within.toSorted(newestFirst).map(withoutReplies), form);
  },
  'conversations.replies': ({ messages }, form) => {
    const root = messages[form.channel ?? '']?.find(({ ts }) => ts === form.ts);
    if (root === undefined) return refused('thread_not_found');
    const replies = (root.replies ?? []).map((reply) => ({ ...reply, thread_ts: root.ts }));
    return paged('messages', [withoutReplies(root), ...replies], form);
  },
  'users.list': ({ users }, form) => paged('members', users, form),
};

const OF_MEMBERS: ReadonlySet<string> = new Set([
  'member_analytics_disabled',
  'org_level_email_display_disabled',
]);

function fileOf({ files: members, channelFiles, filesRefused }: Workspace, { type, date = '' }: Form): Told {
  if (type !== 'member' && type !== 'public_channel') return refused('invalid_type');
  const isOfMembers = type === 'member';
  if (filesRefused !== undefined && (isOfMembers || !OF_MEMBERS.has(filesRefused)))
    return refused(filesRefused);
  const files: Workspace['files'] = isOfMembers ? members : channelFiles;
  const days = Object.keys(files).sort();
  if (date < (days[0] ?? '')) return refused('data_not_available');
  if (date > (days.at(-1) ?? '')) return refused('file_not_yet_available');
  const rows = files[date];
  if (rows === undefined) return refused('file_not_found');
  const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  return { headers: { 'content-type': 'application/gzip' }, body: packed(text) };
}

function paged(name: string, rows: readonly object[], form: Form, most = PER_PAGE): Told {
  const { cursor = '', limit } = form;
  const at = cursor === '' ? 0 : Number(/^next:(\d+)$/.exec(cursor)?.[1] ?? Number.NaN);
  if (Number.isNaN(at)) return refused('invalid_cursor');
  const end = at + Math.min(most, Number(limit));
  const isMore = end < rows.length;
  return {
    body: {
      ok: true,
      [name]: rows.slice(at, end),
      ...(name === 'messages' ? { has_more: isMore } : {}),
      response_metadata: { next_cursor: isMore ? `next:${end}` : '' },
    },
  };
}

function newestFirst(a: Message, b: Message): number {
  return a.ts < b.ts ? 1 : -1;
}

/** A channel's history shows of a thread its beginning, and how much of it there is. */
function withoutReplies({ replies, ...root }: Message): object {
  if (replies === undefined) return root;
  const latest = replies
    .map(({ ts }) => ts)
    .sort()
    .at(-1);
  return { ...root, thread_ts: root.ts, reply_count: replies.length, latest_reply: latest };
}
