import type { PlatformContent } from '../content/content.js';
import { json, type Answer } from '../http/answer.js';
import type { Asked } from '../http/asked.js';
import type { Circle, PlatformApi } from '../http/platform-api.js';
import { platformServer, type PlatformServer, type ServerOptions } from '../http/server.js';
import { refused, said } from './answers.js';
import { formOf, type Form, type SlackApi } from './asked.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import { history, replies } from './history.js';
import { conversationsList, usersList } from './lists.js';
import { AnalyticsFiles } from './files.js';

export interface SlackOptions extends ServerOptions {
  readonly content: PlatformContent;
  /** The most that a list gives at a time, whatever is asked for; 200 unless said. */
  readonly page?: number;
}

const PAGE = 200;
const SCOPES = 'admin.analytics:read,channels:read,channels:history,users:read,users:read.email';

/** Slack's Web API, as far as the files of members, public channels and what is written in them are read. */
export function slackServer(options: SlackOptions): Promise<PlatformServer> {
  const { content, page = PAGE } = options;
  return platformServer(slackApi({ content, page }), options);
}

type Method = (form: Form, now: number) => Answer;

function slackApi(api: SlackApi): PlatformApi {
  const files = new AnalyticsFiles(api);
  const methods: Readonly<Record<string, Method>> = {
    '/auth.test': () => authTest(api),
    '/admin.analytics.getFile': (form, now) => files.file(form, now),
    '/users.list': (form, now) => usersList(api, form, now),
    '/conversations.list': (form, now) => conversationsList(api, form, now),
    '/conversations.history': (form, now) => history(api, form, now),
    '/conversations.replies': (form, now) => replies(api, form, now),
  };
  return {
    prefix: '/api',
    headers: { 'x-oauth-scopes': SCOPES },
    openly: () => undefined,
    refusal: (_, isTaken) => (isTaken ? undefined : refused('invalid_auth')),
    answer: ({ path, body }, now) => methods[path]?.(formOf(body), now) ?? refused('unknown_method'),
    notFound: json({ ok: false, error: 'unknown_method' }, 404),
    failure: (status) => json({ ok: false, error: 'internal_error' }, status),
    cursorIn,
    misleading,
    // Slack counts each method by itself.
    countedAs: ({ path }) => path,
    channelIn: ({ path, body }) => (path.startsWith('/conversations.') ? formOf(body)['channel'] : undefined),
  };
}

function authTest({ content: { team, reader } }: SlackApi): Answer {
  return said({
    url: 'https://northwind.slack.example/',
    team: team.displayName,
    team_id: team.id,
    user: reader.username,
    user_id: reader.id,
  });
}

function cursorIn({ body }: Asked): string | undefined {
  const cursor = formOf(body)['cursor'];
  return cursor === undefined || cursor === '' ? undefined : cursor;
}

function misleading(told: Answer, circle: Circle, cursor: string): Answer {
  const position = decodeCursor(cursor);
  if (position === undefined || typeof told.body !== 'string') return told;
  const body = JSON.parse(told.body) as Readonly<Record<string, unknown>>;
  if (body['ok'] !== true) return told;
  const next = circle === 'repeating-cursor' ? cursor : encodeCursor({ ...position, again: !position.again });
  const more = 'has_more' in body ? { has_more: true } : {};
  return { ...told, ...said({ ...body, ...more, response_metadata: { next_cursor: next } }) };
}
