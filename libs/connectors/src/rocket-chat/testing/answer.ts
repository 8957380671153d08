import type { AskedOf, Told } from '@takeup/connectors/testing';
import type { Member, Message, Workspace } from './workspace.js';
import { OWN_ID, TOKEN } from './workspace.js';

/** Fewer at a time than the real one gives, so that there are several pages. */
const PER_PAGE = 4;
const CHANGES_PER_PAGE = 10;

const ok = (body: object): Told => ({ body: { ...body, success: true } });
const refused = (status: number, error: string, errorType?: string): Told => ({
  status,
  body: { success: false, error, ...(errorType === undefined ? {} : { errorType }) },
});

export function answerOf(workspace: Workspace): (asked: AskedOf) => Told {
  return (asked) => {
    const { headers, query } = asked;
    const method = asked.path.replace(/^.*\/api\/v1\//, '');
    if (headers['x-auth-token'] !== TOKEN || headers['x-user-id'] !== OWN_ID)
      return { status: 401, body: { status: 'error', message: 'You must be logged in to do this.' } };
    if (method === 'me') return ok({ ...written(own(workspace)), roles: workspace.roles });
    if (method === 'users.list') return paged('users', workspace.users.map(written), query);
    if (method === 'channels.list') return channels(workspace, query);
    if (method === 'chat.syncMessages') return changes(workspace, query);
    if (method === 'engagement-dashboard/users/active-users') return activeUsers(workspace, query);
    return { status: 404, body: { success: false, error: 'API endpoint not found' } };
  };
}

const own = ({ users }: Workspace) => users.find(({ id }) => id === OWN_ID) as Member;

function written({ id, username, email = '', type = 'user', active = true, roles = ['user'] }: Member) {
  const emails = email === '' ? {} : { emails: [{ address: email, verified: true }] };
  return {
    _id: id,
    username,
    name: `Name of ${username}`,
    type,
    active,
    roles,
    status: 'offline',
    ...emails,
  };
}

function paged(list: string, rows: readonly object[], query: URLSearchParams): Told {
  const [offset, count] = [Number(query.get('offset')), Math.min(Number(query.get('count')), PER_PAGE)];
  const given = rows.slice(offset, offset + count);
  return ok({ [list]: given, count: given.length, offset, total: rows.length });
}

/** A private room among them, as nobody promises that there is none. */
function channels({ rooms }: Workspace, query: URLSearchParams): Told {
  const rows = rooms.map(({ id, name, type }) => ({
    _id: id,
    name,
    t: type,
    ts: '2026-01-05T10:00:00.000Z',
    msgs: 5,
    lastMessage: { msg: 'What somebody wrote last' },
  }));
  return paged('channels', rows, query);
}

function changes(workspace: Workspace, query: URLSearchParams): Told {
  const room = workspace.rooms.find(({ id }) => id === query.get('roomId'));
  if (room === undefined || room.type !== 'c') return refused(400, 'Not allowed', 'error-not-allowed');
  if (workspace.isOld === true && !query.has('lastUpdate'))
    return refused(
      400,
      'The required "lastUpdate" query param is missing.',
      'error-lastUpdate-param-not-provided',
    );
  const isOf = ({ room: id }: { readonly room: string }) => id === room.id;
  const [kind, after] = [query.get('type'), Number(query.get('next'))];
  const all =
    kind === 'DELETED'
      ? workspace.deleted.filter(isOf).map(({ id, at }) => ({ at, row: { _id: id, _deletedAt: iso(at) } }))
      : workspace.messages.filter(isOf).map((one) => ({ at: one.changed ?? one.at, row: messageOf(one) }));
  const later = all.filter(({ at }) => at > after).toSorted((a, b) => a.at - b.at);
  const given = later.slice(0, Math.min(Number(query.get('count')), CHANGES_PER_PAGE));
  const next = given.length < later.length ? String(given.at(-1)?.at) : null;
  const list = kind === 'DELETED' ? 'deleted' : 'updated';
  return ok({ result: { [list]: given.map(({ row }) => row), cursor: { next, previous: null } } });
}

const iso = (at: number) => new Date(at).toISOString();

function messageOf({ id, room, by, at, changed = at, thread, type, ...more }: Message) {
  const reactions = Object.entries(more.reactions ?? {}).map(([sign, usernames]) => [sign, { usernames }]);
  return {
    _id: id,
    rid: room,
    msg: more.text ?? `What somebody wrote as ${id}`,
    ts: iso(at),
    _updatedAt: iso(changed),
    u: { _id: `id-of-${by}`, username: by, name: `Name of ${by}` },
    ...(thread === undefined ? {} : { tmid: thread }),
    ...(type === undefined ? {} : { t: type }),
    ...(more.isOfBot === true ? { bot: { i: 'anIntegration' } } : {}),
    ...(more.file === true ? { file: { _id: 'f', name: 'a file.pdf' } } : {}),
    ...(reactions.length === 0 ? {} : { reactions: Object.fromEntries(reactions) }),
  };
}

function activeUsers({ dashboard, sessions }: Workspace, query: URLSearchParams): Told {
  if (dashboard === 'none') return { status: 404, body: { success: false, error: 'API endpoint not found' } };
  if (dashboard === 'denied')
    return refused(403, 'User does not have the permissions required for this action [error-unauthorized]');
  const [start = '', end = ''] = ['start', 'end'].map((name) => query.get(name)?.slice(0, 10));
  const month = Object.entries(sessions)
    .filter(([day, ids]) => day >= start && day <= end && ids.length > 0)
    .map(([date, usersList]) => {
      const [year, month, day] = date.split('-').map(Number);
      return { usersList, users: usersList.length, day, month, year };
    });
  return ok({ month });
}
