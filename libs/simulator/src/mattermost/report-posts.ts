import { json, type Answer } from '../http/answer.js';
import { failure, forbidden, invalid } from './answers.js';
import type { Api } from './asked.js';
import { timeOf, type ContentPost } from '../content/content.js';
import { decodeCursor, encodeCursor, type ReportQuery } from './cursor.js';
import { isId } from '../content/ids.js';
import { writePost } from './write.js';

const USUAL = 100;
/** Where reading begins when no time is named. */
const OPEN = { asc: 0, desc: Number.MAX_SAFE_INTEGER } as const;

const wholeNumber = (value: unknown): number =>
  typeof value === 'number' && Number.isInteger(value) ? value : 0;

function queryOf(body: Readonly<Record<string, unknown>>): ReportQuery | string {
  if (typeof body['cursor'] === 'string' && body['cursor'] !== '') return decodeCursor(body['cursor']);
  const direction = body['sort_direction'] === 'desc' ? 'desc' : 'asc';
  const start = wholeNumber(body['start_time']);
  const channelId = body['channel_id'];
  if (!isId(channelId)) return 'model.post.query_params.invalid_channel_id';
  return {
    channelId,
    by: body['time_field'] === 'update_at' ? 'update_at' : 'create_at',
    direction,
    includeDeleted: body['include_deleted'] === true,
    excludeSystem: body['exclude_system_posts'] === true,
    at: start > 0 ? start : OPEN[direction],
    id: '',
  };
}

/** One more than the page holds, to know whether there is another. */
function take(posts: Iterable<ContentPost>, query: ReportQuery, most: number): ContentPost[] {
  const taken: ContentPost[] = [];
  for (const post of posts) {
    if (post.deleteAt !== 0 && !query.includeDeleted) continue;
    if (post.type.startsWith('system_') && query.excludeSystem) continue;
    taken.push(post);
    if (taken.length > most) break;
  }
  return taken;
}

const known = ({ content }: Api, channelId: unknown, now: number): boolean =>
  content.channels(now).some(({ id }) => id === channelId);

/**
 * Posts of one channel by the time they were written or changed. As on the platform, a page size beyond the most is
 * cut and not refused, posts come as a list in order, and the last page has no `next_cursor`.
 */
export function reportPosts(api: Api, body: unknown, now: number): Answer {
  if (!api.admin) return forbidden();
  if (api.edition !== 'enterprise')
    return failure(
      400,
      'api.report.posts.license_error',
      'Your license does not support reading posts for reporting.',
    );
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return invalid('api.context.invalid_body_param.app_error');
  const asked = body as Readonly<Record<string, unknown>>;
  const query = queryOf(asked);
  if (typeof query === 'string') return invalid(query);
  const wanted = wholeNumber(asked['per_page']);
  const most = Math.min(wanted <= 0 ? USUAL : wanted, api.reportPage);
  const found = take(api.content.posts(query.channelId, query, now), query, most);
  if (found.length === 0 && !known(api, asked['channel_id'], now))
    return failure(404, 'app.channel.get.existing.app_error', 'Unable to find the existing channel.');
  const posts = found.slice(0, most);
  const last = posts.at(-1);
  const next =
    found.length > most && last
      ? {
          next_cursor: {
            cursor: encodeCursor({ ...query, at: timeOf(last, query.by), id: last.id, again: false }),
          },
        }
      : {};
  const metadata = asked['include_metadata'] === true;
  const reply = json({ posts: posts.map((post) => writePost(post, metadata)), ...next });
  const open = query.at === OPEN.asc || query.at === OPEN.desc;
  // Asked for from beyond now is asked for from now.
  return { ...reply, posts, ...(open ? {} : { from: Math.min(query.at, now) }) };
}
