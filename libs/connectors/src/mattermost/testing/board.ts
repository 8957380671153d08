/** A Mattermost of a few channels, as its published API answers. Times are ms since 1970. */
export interface Board {
  readonly token: string;
  readonly edition: 'enterprise' | 'team';
  readonly roles: string;
  readonly users: readonly BoardUser[];
  readonly channels: readonly BoardChannel[];
  readonly posts: readonly BoardPost[];
  /** Whether `posts` of the report are an object by id, as servers before the list had it. */
  readonly postsById?: boolean;
}

export interface BoardUser {
  readonly id: string;
  readonly email: string;
  readonly [field: string]: unknown;
}

export interface BoardChannel {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly team_id: string;
  readonly create_at: number;
  readonly delete_at: number;
  readonly last_post_at: number;
  readonly [field: string]: unknown;
}

export interface BoardPost {
  readonly id: string;
  readonly channel_id: string;
  readonly create_at: number;
  readonly update_at: number;
  readonly [field: string]: unknown;
}

/** Small, so that a few rows are several pages; the real server's are 200 and 1000. */
interface PageSizes {
  readonly list: number;
  readonly report: number;
}

interface Question {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: { readonly authorization?: string | undefined };
  readonly body: unknown;
}

interface BoardAnswer {
  readonly status: number;
  readonly body: unknown;
}

const error = (status: number, id: string): BoardAnswer => ({
  status,
  body: { id, message: 'Something is wrong.', status_code: status, request_id: 'r' },
});
const ok = (body: unknown): BoardAnswer => ({ status: 200, body });

export function answerOf(board: Board, sizes?: PageSizes): (asked: Question) => BoardAnswer {
  return ({ method, path, query, headers, body }) => {
    const asked = path.replace(/^.*\/api\/v4/, '');
    if (asked === '/config/client') return ok({ Version: '11.9.0', DiagnosticId: 'x7k3' });
    if (headers.authorization !== `Bearer ${board.token}`)
      return error(401, 'api.context.session_expired.app_error');
    const isAdmin = board.roles.includes('system_admin');
    const perPage = Math.min(Number(query.get('per_page') ?? 60), 200);
    const list = (rows: readonly unknown[]) => {
      const page = Number(query.get('page') ?? 0);
      return ok(rows.slice(page * perPage, (page + 1) * perPage));
    };
    const [me] = board.users;
    if (asked === '/users/me') return ok({ ...me, roles: board.roles });
    if (asked === '/users') return list(board.users);
    if (asked === '/channels')
      return isAdmin ? list(board.channels) : error(403, 'api.context.permissions.app_error');
    if (method === 'POST' && asked === '/reports/posts')
      return isAdmin
        ? report(board, body as Reported, sizes?.report)
        : error(403, 'api.context.permissions.app_error');
    const channel = /^\/channels\/([^/]+)\/posts$/.exec(asked)?.[1];
    return channel === undefined
      ? error(404, 'api.context.404.app_error')
      : listed(board, channel, query, sizes?.list);
  };
}

interface Reported {
  readonly channel_id: string;
  readonly start_time: number;
  readonly per_page: number;
  readonly include_deleted: boolean;
  readonly exclude_system_posts: boolean;
  readonly cursor?: string;
}

/** Newest change first, strictly before a position of time and id. */
function report(board: Board, asked: Reported, most = 1000): BoardAnswer {
  if (board.edition === 'team') return error(400, 'app.post.get_posts_for_reporting.license_error');
  if (!board.channels.some(({ id }) => id === asked.channel_id))
    return error(404, 'app.channel.get.existing.app_error');
  const [at, id] = (asked.cursor ?? `${asked.start_time} `).split(' ');
  if (asked.cursor !== undefined && !/^\d+ \w+$/.test(asked.cursor))
    return error(400, 'model.post.decode_cursor.invalid_base64');
  const before = { update_at: Number(at), id: id ?? '' };
  const found = board.posts
    .filter((post) => post.channel_id === asked.channel_id && newestFirst(before, post) < 0)
    .sort(newestFirst);
  const perPage = Math.min(asked.per_page, most);
  const posts = found.slice(0, perPage);
  const last = posts.at(-1);
  return ok({
    posts: board.postsById ? Object.fromEntries(posts.map((post) => [post.id, post])) : posts,
    ...(found.length > perPage && last ? { next_cursor: { cursor: `${last.update_at} ${last.id}` } } : {}),
  });
}

type Position = Pick<BoardPost, 'update_at' | 'id'>;

function newestFirst(a: Position, b: Position): number {
  return b.update_at - a.update_at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

function listed(board: Board, channel: string, query: URLSearchParams, most = 200): BoardAnswer {
  const perPage = Math.min(Number(query.get('per_page')), most);
  const page = Number(query.get('page'));
  const all = board.posts
    .filter((post) => post.channel_id === channel)
    .sort((a, b) => b.create_at - a.create_at || (a.id < b.id ? 1 : -1));
  const posts = all.slice(page * perPage, (page + 1) * perPage);
  const roots = all.filter(({ id }) => posts.some((post) => post['root_id'] === id));
  return ok({
    order: posts.map(({ id }) => id),
    posts: Object.fromEntries([...posts, ...roots].map((post) => [post.id, post])),
    has_next: all.length > (page + 1) * perPage,
  });
}
