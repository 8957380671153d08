import type { MattermostServer } from '../server.js';

/** Of a post, what the tests look at. */
export interface PostJson {
  readonly id: string;
  readonly create_at: number;
  readonly update_at: number;
  readonly edit_at: number;
  readonly delete_at: number;
  readonly user_id: string;
  readonly channel_id: string;
  readonly root_id: string;
  readonly type: string;
  readonly message: string;
  readonly file_ids?: readonly string[];
  readonly metadata?: { readonly reactions?: readonly ReactionJson[] };
}

export interface ReactionJson {
  readonly user_id: string;
  readonly post_id: string;
  readonly emoji_name: string;
  readonly create_at: number;
}

export interface ReportJson {
  readonly posts: readonly PostJson[];
  readonly next_cursor?: { readonly cursor: string };
}

export interface ChannelJson {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly last_post_at: number;
  readonly total_msg_count: number;
}

export interface UserJson {
  readonly id: string;
  readonly email: string;
  readonly username: string;
  readonly roles: string;
  readonly delete_at: number;
  readonly is_bot?: boolean;
}

export interface ErrorJson {
  readonly id: string;
  readonly message: string;
  readonly status_code: number;
}

export const TOKEN = 'a-token-for-tests';

/** Over real HTTP, as the owner of the token. */
export function asker(server: MattermostServer, token = TOKEN) {
  const raw = (path: string, body?: unknown): Promise<Response> =>
    fetch(`${server.url}/api/v4${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      // A connection of its own: one left open while a test was busy may be closed under the next request.
      headers: { authorization: `Bearer ${token}`, connection: 'close' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const read = async <T>(path: string, body?: unknown): Promise<T> =>
    (await (await raw(path, body)).json()) as T;
  const report = (body: Readonly<Record<string, unknown>>) => read<ReportJson>('/reports/posts', body);
  /** All pages of a report, in order. */
  const walk = async (body: Readonly<Record<string, unknown>>): Promise<PostJson[]> => {
    const posts: PostJson[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await report(cursor === undefined ? body : { ...body, cursor });
      posts.push(...page.posts);
      cursor = page.next_cursor?.cursor;
      if (cursor === undefined) return posts;
    }
  };
  return { raw, read, report, walk };
}
