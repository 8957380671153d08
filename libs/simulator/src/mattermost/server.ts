import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answer, answerAnybody } from './api.js';
import { failure, json, notFound, sessionExpired, type Answer } from './answer.js';
import type { Api, Asked, Edition } from './asked.js';
import type { PlatformContent } from './content.js';
import { Faults, misleadingPage, throttle, type DrawnFault, type FaultMode } from './faults.js';
import { RequestLog, type LoggedRequest } from './log.js';
import { Outages, type Outage } from './outages.js';

export interface MattermostOptions {
  readonly content: PlatformContent;
  /** Ms since 1970 on the platform: nothing later is served. */
  readonly clock: () => number;
  readonly token: string;
  readonly faults?: FaultMode;
  readonly outages?: readonly Outage[];
  /** Enterprise unless said. */
  readonly edition?: Edition;
  /** Whether the token's owner may manage the system; yes unless said. */
  readonly admin?: boolean;
  /** The most posts that the report gives at a time, whatever is asked for; 1,000 unless said. */
  readonly reportPage?: number;
  /** Any free one unless said. */
  readonly port?: number;
  /** Says something else instead, after the token was looked at: a login page, say. */
  readonly instead?: (asked: Asked) => Answer | undefined;
  /** Other paths of the same server; true when it took the request. */
  readonly beside?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

export interface MattermostServer {
  /** Without a slash at the end and without `/api/v4`. */
  readonly url: string;
  readonly requests: readonly LoggedRequest[];
  /** From now on the token is worth nothing. */
  revoke(): void;
  close(): Promise<void>;
}

const PREFIX = '/api/v4';
/** Answers anybody with the numbers of the record: nothing of it is anybody's. */
const RECORD = '/record';
const REPORT_PAGE = 1000;
const LARGEST_BODY = 1_000_000;
const KEEP_ALIVE_MS = 60_000;

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > LARGEST_BODY) return undefined;
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString()) as unknown;
  } catch {
    return undefined;
  }
}

const cursorIn = (body: unknown): string | undefined => {
  const cursor = typeof body === 'object' && body !== null && 'cursor' in body ? body.cursor : undefined;
  return typeof cursor === 'string' && cursor !== '' ? cursor : undefined;
};

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-version-id': '11.9.0',
    ...headers,
  });
  response.end(body);
}

/** Holds what it has begun to say, or says nothing, and hangs up in the end. */
function stall(
  response: ServerResponse,
  { body }: Answer,
  { draw, afterMs }: { draw: number; afterMs: number },
) {
  if (draw % 2 === 0) {
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    });
    response.write(body.slice(0, Math.floor(body.length / 2)));
  }
  const timer = setTimeout(() => response.destroy(), afterMs);
  response.on('close', () => clearTimeout(timer));
}

class Platform {
  readonly log = new RequestLog();
  revoked = false;
  private readonly api: Api;
  private readonly faults: Faults;
  private readonly outages: Outages;

  constructor(private readonly options: MattermostOptions) {
    const { content, edition = 'enterprise', admin = true, reportPage = REPORT_PAGE } = options;
    this.api = { content, edition, admin, reportPage };
    this.faults = new Faults(options.faults ?? { share: 0, seed: 0 });
    this.outages = new Outages(options.outages ?? []);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.options.beside?.(request, response)) return;
    const url = new URL(request.url ?? '/', 'http://platform');
    if (url.pathname === RECORD) return send(response, json(this.log.record));
    if (!url.pathname.startsWith(`${PREFIX}/`)) return send(response, notFound());
    const asked: Asked = {
      method: request.method ?? 'GET',
      path: url.pathname.slice(PREFIX.length),
      query: url.searchParams,
      body: await bodyOf(request),
    };
    const open = answerAnybody(this.api, asked);
    if (open) return send(response, open);
    const entry = this.log.add(asked, Date.now());
    if (this.revoked || request.headers.authorization !== `Bearer ${this.options.token}`) {
      entry.status = 401;
      return send(response, sessionExpired());
    }
    const fault = this.faults.next(
      `${asked.method} ${request.url} ${JSON.stringify(asked.body)}`,
      cursorIn(asked.body),
    );
    if (fault) {
      this.log.note(entry, fault.kind);
      return this.fail(response, { asked, fault, entry });
    }
    const reply = this.reply(asked);
    entry.status = reply.status;
    send(response, reply);
  }

  private reply(asked: Asked): Answer {
    const reply = this.options.instead?.(asked) ?? answer(this.api, asked, this.options.clock());
    return this.outages.hides(reply, Date.now())
      ? failure(503, 'api.context.unavailable.app_error', 'The service is unavailable.')
      : reply;
  }

  private fail(
    response: ServerResponse,
    { asked, fault, entry }: { asked: Asked; fault: DrawnFault; entry: LoggedRequest },
  ): void {
    const { kind, draw } = fault;
    if (kind === 'reset') return void response.socket?.resetAndDestroy();
    if (kind === 'throttled') {
      const { answer: limited, until } = throttle(draw, Date.now());
      this.log.holdUntil(until);
      entry.status = 429;
      return send(response, limited);
    }
    if (kind === 'error' || kind === 'unavailable') {
      const status = kind === 'error' ? 500 : 503;
      entry.status = status;
      return send(response, failure(status, 'api.context.broken.app_error', 'Something went wrong.'));
    }
    const reply = this.reply(asked);
    if (kind === 'stall') return stall(response, reply, { draw, afterMs: this.faults.stallMs });
    entry.status = reply.status;
    if (kind === 'truncated')
      return send(response, {
        ...reply,
        body: reply.body.slice(0, 1 + (draw % Math.max(1, reply.body.length - 3))),
      });
    return send(response, reply.posts ? misleadingPage(reply, kind, cursorIn(asked.body)!) : reply);
  }
}

const listening = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

/**
 * A platform's REST API version 4, as far as its accounts, channels and posts are read, on this machine only.
 * It can be made to misbehave; it never keeps a token or a message in its record of requests.
 */
export async function mattermostServer(options: MattermostOptions): Promise<MattermostServer> {
  const platform = new Platform(options);
  const server = createServer((request, response) => {
    platform.handle(request, response).catch((error: unknown) => {
      if (response.headersSent) return void response.destroy();
      send(response, json({ id: 'simulator', message: String(error), status_code: 500 }, 500));
    });
  });
  // Making a month holds everything up for a while: an idle connection must outlast it, or its next request is lost.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await listening(server, options.port ?? 0);
  const { port } = server.address() as { readonly port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    requests: platform.log.entries,
    revoke: () => void (platform.revoked = true),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
