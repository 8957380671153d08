import { toDay } from '../calendar.js';
import type { PlatformContent } from '../content/content.js';
import { DAY_MS } from '../content/day-of.js';
import { json, type Answer } from '../http/answer.js';
import type { Asked } from '../http/asked.js';
import type { PlatformApi } from '../http/platform-api.js';
import { platformServer, type PlatformServer, type ServerOptions } from '../http/server.js';
import { archiveOf } from './archive.js';
import { exported } from './exports.js';
import { REPORT_DAYS, Reports } from './reports.js';

export interface VivaEngageOptions extends ServerOptions {
  readonly content: PlatformContent;
}

/** The tenant and the application that may sign in; the secret is the server's token, and so is what it is given. */
export const VIVA_ENGAGE_TENANT = 'northwind.example';
export const VIVA_ENGAGE_CLIENT = '11111111-2222-3333-4444-555555555555';

const DOWNLOADS = '/data/download';
const HOUR_S = 3599;

/**
 * Microsoft's sign-in beneath `/login`, Graph's usage reports beneath `/graph`, and the network's data export beneath
 * `/yammer`, as far as they are read.
 */
export function vivaEngageServer(options: VivaEngageOptions): Promise<PlatformServer> {
  return platformServer(vivaEngageApi(options.content, options.token), options);
}

function vivaEngageApi(content: PlatformContent, token: string): PlatformApi {
  const reports = new Reports(content);
  return {
    prefix: '',
    headers: {},
    openly: () => undefined,
    refusal: ({ path }, isTaken) => {
      if (isTaken || path.startsWith('/login/') || path.startsWith(DOWNLOADS)) return undefined;
      if (path.startsWith('/yammer/'))
        return json({ response: { message: 'Token not found.', code: 16, stat: 'fail' } }, 401);
      return graphError(401, 'InvalidAuthenticationToken');
    },
    answer: (asked, now) => {
      if (asked.path.startsWith('/login/')) return signIn(asked, token);
      if (asked.path.startsWith('/yammer/')) return exportOf(content, asked, now);
      if (asked.path.startsWith(DOWNLOADS)) return report(reports, asked.path.slice(DOWNLOADS.length), now);
      return graph(asked, now);
    },
    notFound: graphError(404, 'ResourceNotFound'),
    failure: (status) => graphError(status, 'generalException'),
    cursorIn: () => undefined,
    misleading: (told) => told,
    countedAs,
    channelIn: () => undefined,
  };
}

const graphError = (status: number, code: string, message = 'Something is wrong.'): Answer =>
  json({ error: { code, message, innerError: { 'request-id': 'r' } } }, status);

function signIn({ path, body }: Asked, token: string): Answer {
  const form = (body ?? {}) as Readonly<Record<string, unknown>>;
  if (path !== `/login/${VIVA_ENGAGE_TENANT}/oauth2/v2.0/token`)
    return json({ error: 'invalid_request' }, 400);
  if (form['client_id'] !== VIVA_ENGAGE_CLIENT || form['client_secret'] !== token)
    return json({ error: 'invalid_client' }, 401);
  if (form['grant_type'] !== 'client_credentials') return json({ error: 'invalid_grant' }, 400);
  return json({ token_type: 'Bearer', expires_in: HOUR_S, access_token: token });
}

const DETAIL = /^\/v1\.0\/reports\/getYammerActivityUserDetail\(date=(\d{4}-\d{2}-\d{2})\)$/;
const COUNTS = "/v1.0/reports/getYammerActivityCounts(period='D30')";
const USER_COUNTS = "/v1.0/reports/getYammerActivityUserCounts(period='D30')";
const isOfAll = (asked: string): boolean => asked === COUNTS || asked === USER_COUNTS;

/** A report is somewhere else, for whoever was told where. */
function graph({ path }: Asked, now: number): Answer {
  const asked = decodeURIComponent(path.replace(/^\/graph/, ''));
  if (asked === '/v1.0/admin/reportSettings') return json({ displayConcealedNames: false });
  const date = DETAIL.exec(asked)?.[1];
  if (date === undefined && !isOfAll(asked)) return graphError(404, 'ResourceNotFound');
  if (date !== undefined && toDay(date) < Math.floor(now / DAY_MS) - REPORT_DAYS)
    return graphError(
      400,
      'InvalidArgument',
      'Invalid date value specified. Only the past 30 days are supported.',
    );
  return { status: 302, body: '', headers: { location: `${DOWNLOADS}${asked}` } };
}

function report(reports: Reports, path: string, now: number): Answer {
  const asked = decodeURIComponent(path);
  const date = DETAIL.exec(asked)?.[1];
  if (date === undefined && !isOfAll(asked)) return graphError(404, 'ResourceNotFound');
  const ofAll = () => (asked === USER_COUNTS ? reports.userCounts(now) : reports.counts(now));
  const text = date === undefined ? ofAll() : reports.detail(toDay(date), now);
  return { status: 200, body: `\ufeff${text}`, headers: { 'content-type': 'application/octet-stream' } };
}

/** Each report is counted by itself, wherever it is fetched. */
function countedAs({ path }: Asked): string {
  const report = /getYammer\w+/.exec(path)?.[0];
  return report ?? path.split('/')[1] ?? '';
}

function exportOf(content: PlatformContent, { path, query }: Asked, now: number): Answer {
  if (path !== '/yammer/api/v1/export') return json({}, 404);
  const [since, until] = [Date.parse(query.get('since') ?? ''), Date.parse(query.get('until') ?? '')];
  const span = { from: Number.isNaN(since) ? 0 : since, to: Number.isNaN(until) ? now : until, now };
  const told = exported(content, query.get('model') ?? '', span);
  if (told === undefined)
    return json({ response: { message: 'Unknown model.', code: 1, stat: 'fail' } }, 400);
  return {
    status: 200,
    body: archiveOf(told.file, told.text),
    headers: { 'content-type': 'application/zip' },
    ...(told.posts === undefined ? {} : { posts: told.posts, from: span.from }),
  };
}
