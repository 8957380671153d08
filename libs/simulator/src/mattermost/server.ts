import type { PlatformContent } from '../content/content.js';
import type { Answer } from '../http/answer.js';
import type { Asked } from '../http/asked.js';
import type { Circle, PlatformApi } from '../http/platform-api.js';
import { platformServer, type PlatformServer, type ServerOptions } from '../http/server.js';
import { failure, notFound, sessionExpired } from './answers.js';
import { answer, answerAnybody } from './api.js';
import type { Api, Edition } from './asked.js';
import { decodeCursor, encodeCursor } from './cursor.js';

export interface MattermostOptions extends ServerOptions {
  readonly content: PlatformContent;
  /** Enterprise unless said. */
  readonly edition?: Edition;
  /** Whether the token's owner may manage the system; yes unless said. */
  readonly admin?: boolean;
  /** The most posts that the report gives at a time, whatever is asked for; 1,000 unless said. */
  readonly reportPage?: number;
}

const REPORT_PAGE = 1000;

export type MattermostServer = PlatformServer;

/** Mattermost's REST API version 4, as far as its accounts, channels and posts are read. */
export function mattermostServer(options: MattermostOptions): Promise<PlatformServer> {
  const { content, edition = 'enterprise', admin = true, reportPage = REPORT_PAGE } = options;
  return platformServer(mattermostApi({ content, edition, admin, reportPage }), options);
}

function mattermostApi(api: Api): PlatformApi {
  return {
    prefix: '/api/v4',
    headers: { 'x-version-id': '11.9.0' },
    openly: (asked) => answerAnybody(api, asked),
    refusal: (_, isTaken) => (isTaken ? undefined : sessionExpired()),
    answer: (asked, now) => answer(api, asked, now),
    notFound: notFound(),
    failure: (status) =>
      status === 503
        ? failure(status, 'api.context.unavailable.app_error', 'The service is unavailable.')
        : failure(status, 'api.context.broken.app_error', 'Something went wrong.'),
    cursorIn,
    misleading,
    countedAs: () => '',
    channelIn,
  };
}

function cursorIn({ body }: Asked): string | undefined {
  const cursor = typeof body === 'object' && body !== null && 'cursor' in body ? body.cursor : undefined;
  return typeof cursor === 'string' && cursor !== '' ? cursor : undefined;
}

interface Report {
  readonly posts: unknown;
  readonly next_cursor?: { readonly cursor: string };
}

function misleading(told: Answer, circle: Circle, cursor: string): Answer {
  const query = decodeCursor(cursor);
  if (told.posts === undefined || told.status !== 200 || typeof query === 'string') return told;
  const report = JSON.parse(String(told.body)) as Report;
  const next = circle === 'repeating-cursor' ? cursor : encodeCursor({ ...query, again: !query.again });
  return { ...told, body: `${JSON.stringify({ ...report, next_cursor: { cursor: next } })}\n` };
}

function channelIn(asked: Asked): string | undefined {
  if (asked.path !== '/reports/posts') return /^\/channels\/([^/]+)\/posts$/.exec(asked.path)?.[1];
  const body = asked.body as { readonly channel_id?: unknown } | undefined | null;
  if (typeof body?.channel_id === 'string') return body.channel_id;
  const query = decodeCursor(cursorIn(asked) ?? '');
  return typeof query === 'string' ? undefined : query.channelId;
}
