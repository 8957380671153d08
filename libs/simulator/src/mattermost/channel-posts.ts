import { json, type Answer } from '../http/answer.js';
import { failure, invalid } from './answers.js';
import { pageOf, type Api } from './asked.js';
import type { ContentPost, SortDirection, TimeField } from '../content/content.js';
import { isId } from '../content/ids.js';
import { writePost } from './write.js';

interface AskedPosts {
  readonly channelId: string;
  readonly query: URLSearchParams;
}

/** Not more than this is ever said about what changed since a time, and nothing tells that there was more. */
const MOST_SINCE = 1000;

const everything = (by: TimeField, direction: SortDirection) => ({
  by,
  direction,
  at: direction === 'desc' ? Number.MAX_SAFE_INTEGER : 0,
  id: '',
});

function write(posts: readonly ContentPost[], hasNext: boolean): Answer {
  const body = {
    order: posts.map(({ id }) => id),
    posts: Object.fromEntries(posts.map((post) => [post.id, writePost(post, true)])),
    next_post_id: '',
    prev_post_id: '',
    has_next: hasNext,
    first_inaccessible_post_time: 0,
  };
  return { ...json(body), posts };
}

function since({ content }: Api, { channelId, query }: AskedPosts, now: number): Answer {
  const at = Number(query.get('since'));
  if (!Number.isInteger(at)) return invalid('api.context.invalid_url_param.app_error');
  const changed: ContentPost[] = [];
  for (const post of content.posts(channelId, everything('update_at', 'desc'), now)) {
    if (post.updateAt <= at || changed.length === MOST_SINCE) break;
    changed.push(post);
  }
  return write(
    changed.sort((a, b) => b.createAt - a.createAt),
    false,
  );
}

/** Posts next to a given one, newest first. */
function beside({ content }: Api, { channelId, query }: AskedPosts, now: number): Answer {
  const before = query.get('before');
  const pivot = before ?? query.get('after');
  const { perPage } = pageOf(query);
  const deleted = query.get('include_deleted') === 'true';
  const found: ContentPost[] = [];
  let passed = false;
  for (const post of content.posts(
    channelId,
    everything('create_at', before === null ? 'asc' : 'desc'),
    now,
  )) {
    if (passed && (deleted || post.deleteAt === 0)) found.push(post);
    passed ||= post.id === pivot;
    if (found.length > perPage) break;
  }
  const page = found.slice(0, perPage);
  return write(before === null ? page.reverse() : page, found.length > perPage);
}

/** Posts of one channel, newest first; edits and reactions do not bring a post forward. */
export function channelPosts(api: Api, asked: AskedPosts, now: number): Answer {
  const { channelId, query } = asked;
  if (!isId(channelId)) return invalid('api.context.invalid_url_param.app_error');
  if (!api.content.channels(now).some(({ id }) => id === channelId))
    return failure(404, 'app.channel.get.existing.app_error', 'Unable to find the existing channel.');
  const others = ['page', 'before', 'after'].some((name) => query.has(name));
  if (query.has('since'))
    return others ? invalid('api.post.get_posts_for_channel.invalid_parameters') : since(api, asked, now);
  if (query.has('before') || query.has('after')) return beside(api, asked, now);
  const { page, perPage } = pageOf(query);
  const deleted = query.get('include_deleted') === 'true';
  const found: ContentPost[] = [];
  let nth = 0;
  for (const post of api.content.posts(channelId, everything('create_at', 'desc'), now)) {
    if (post.deleteAt !== 0 && !deleted) continue;
    if (nth >= page * perPage) found.push(post);
    nth += 1;
    if (found.length > perPage) break;
  }
  return write(found.slice(0, perPage), found.length > perPage);
}
