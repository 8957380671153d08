import { json, type Answer } from '../http/answer.js';
import type { Asked } from '../http/asked.js';
import { failure, forbidden, invalid, notFound } from './answers.js';
import { pageOf, type Api, type PageOf } from './asked.js';
import { channelPosts } from './channel-posts.js';
import { reportPosts } from './report-posts.js';
import { writeChannel, writeTeam, writeUser } from './write.js';

const slice = <T>(rows: readonly T[], { page, perPage }: PageOf): readonly T[] =>
  rows.slice(page * perPage, (page + 1) * perPage);

function users({ content }: Api, { query }: Asked, now: number): Answer {
  const active = query.get('active') === 'true';
  const inactive = query.get('inactive') === 'true';
  if (active && inactive) return invalid('api.user.get_users.invalid_filter.app_error');
  const everybody = content.users(now);
  const all =
    active || inactive ? everybody.filter(({ deleteAt }) => (deleteAt === 0) === active) : everybody;
  return json(slice(all, pageOf(query)).map(writeUser));
}

function channels({ content, admin }: Api, { query }: Asked, now: number): Answer {
  if (!admin) return forbidden();
  const deleted = query.get('include_deleted') === 'true';
  const all = content.channels(now).filter(({ deleteAt }) => deleted || deleteAt === 0);
  const rows = slice(all, pageOf(query)).map((channel) => writeChannel(channel, content.team));
  return json(
    query.get('include_total_count') === 'true' ? { channels: rows, total_count: all.length } : rows,
  );
}

function statuses({ content }: Api, { body }: Asked, now: number): Answer {
  const ids: readonly unknown[] = Array.isArray(body) ? body : [];
  if (ids.length === 0 || !ids.every((id) => typeof id === 'string'))
    return invalid(
      'api.context.invalid_body_param.app_error',
      'Invalid or missing user_ids in request body.',
    );
  return json(
    ids.map((id) => ({
      user_id: id,
      status: 'offline',
      manual: false,
      last_activity_at: content.lastActivityAt(id, now),
    })),
  );
}

const configuration = (): Answer =>
  json({
    Version: '11.9.0',
    BuildNumber: '11.9.0',
    BuildEnterpriseReady: 'true',
    SiteName: 'Mattermost',
    DiagnosticsEnabled: 'false',
  });

const licence = ({ edition }: Api): Answer =>
  json(
    edition === 'enterprise'
      ? { IsLicensed: 'true', SkuShortName: 'enterprise', SkuName: 'Enterprise' }
      : { IsLicensed: 'false' },
  );

const oldFormat = (answer: Answer, { query }: Asked): Answer =>
  query.get('format') === 'old'
    ? answer
    : failure(400, 'api.context.invalid_url_param.app_error', 'Invalid or missing format in request URL.');

/** What anybody may ask, without a token. */
export function answerAnybody(api: Api, asked: Asked): Answer | undefined {
  if (asked.method !== 'GET') return undefined;
  if (asked.path === '/system/ping') return json({ status: 'OK' });
  if (asked.path === '/config/client') return oldFormat(configuration(), asked);
  if (asked.path === '/license/client') return oldFormat(licence(api), asked);
  return undefined;
}

/** @param now ms since 1970 by the platform's clock */
export function answer(api: Api, asked: Asked, now: number): Answer {
  const posts = /^\/channels\/([^/]+)\/posts$/.exec(asked.path);
  if (asked.method === 'GET') {
    if (asked.path === '/users/me') return json(writeUser(api.content.reader));
    if (asked.path === '/users') return users(api, asked, now);
    if (asked.path === '/teams') return json(slice([api.content.team], pageOf(asked.query)).map(writeTeam));
    if (asked.path === '/channels') return channels(api, asked, now);
    if (posts) return channelPosts(api, { channelId: posts[1]!, query: asked.query }, now);
  }
  if (asked.method === 'POST') {
    if (asked.path === '/reports/posts') return reportPosts(api, asked.body, now);
    if (asked.path === '/users/status/ids') return statuses(api, asked, now);
  }
  return notFound();
}
