import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { json, type Answer } from './answer.js';
import type { Asked } from './asked.js';
import { bodyOf } from './body.js';
import { Faults, throttle, type DrawnFault, type FaultMode } from './faults.js';
import { RequestLog, type LoggedRequest } from './log.js';
import { Outages, type Outage } from './outages.js';
import type { PlatformApi } from './platform-api.js';
import { cutOff, send, stall } from './send.js';

export interface ServerOptions {
  /** Ms since 1970 on the platform: nothing later is served. */
  readonly clock: () => number;
  readonly token: string;
  readonly faults?: FaultMode;
  readonly outages?: readonly Outage[];
  /** Any free one unless said. */
  readonly port?: number;
  /** Says something else instead, after the token was looked at: a login page, say. */
  readonly instead?: (asked: Asked) => Answer | undefined;
  /** Other paths of the same server; true when it took the request. */
  readonly beside?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

export interface PlatformServer {
  /** Without a slash at the end and without the prefix of the API. */
  readonly url: string;
  readonly requests: readonly LoggedRequest[];
  /** From now on the token is worth nothing; another one is taken where it is given. */
  revoke(next?: string): void;
  close(): Promise<void>;
}

/** Answers anybody with the numbers of the record: nothing of it is anybody's. */
const RECORD = '/record';
const KEEP_ALIVE_MS = 60_000;

class Platform {
  readonly log = new RequestLog();
  /** Null: none is. */
  token: string | null;
  private readonly faults: Faults;
  private readonly outages: Outages;

  constructor(
    private readonly api: PlatformApi,
    private readonly options: ServerOptions,
  ) {
    this.token = options.token;
    this.faults = new Faults(options.faults ?? { share: 0, seed: 0 });
    this.outages = new Outages(options.outages ?? []);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.options.beside?.(request, response)) return;
    const { prefix, headers } = this.api;
    const say = (answer: Answer) => send(response, { ...answer, headers: { ...headers, ...answer.headers } });
    const url = new URL(request.url ?? '/', 'http://platform');
    if (url.pathname === RECORD) return say(json(this.log.record));
    if (!url.pathname.startsWith(`${prefix}/`)) return say(this.api.notFound);
    const asked: Asked = {
      method: request.method ?? 'GET',
      path: url.pathname.slice(prefix.length),
      query: url.searchParams,
      body: await bodyOf(request),
    };
    const open = this.api.openly(asked);
    if (open) return say(open);
    const counted = this.api.countedAs(asked);
    const entry = this.log.add(asked, { counted, channelId: this.api.channelIn(asked) }, Date.now());
    const isTaken = this.token !== null && request.headers.authorization === `Bearer ${this.token}`;
    const refusal = this.api.refusal(asked, isTaken);
    if (refusal) {
      entry.status = refusal.status;
      return say(refusal);
    }
    const fault = this.faults.next(
      `${asked.method} ${request.url} ${JSON.stringify(asked.body)}`,
      this.api.cursorIn(asked),
    );
    if (fault) {
      this.log.note(entry, fault.kind);
      return this.fail(response, { asked, fault, entry, say });
    }
    const reply = this.reply(asked);
    entry.status = reply.status;
    say(reply);
  }

  private reply(asked: Asked): Answer {
    const reply = this.options.instead?.(asked) ?? this.api.answer(asked, this.options.clock());
    return this.outages.hides(reply, Date.now()) ? this.api.failure(503) : reply;
  }

  private fail(response: ServerResponse, { asked, fault, entry, say }: Failing): void {
    const { kind, draw } = fault;
    if (kind === 'reset') return void response.socket?.resetAndDestroy();
    if (kind === 'throttled') {
      const { answer: limited, until } = throttle(draw, Date.now());
      this.log.holdUntil(this.api.countedAs(asked), until);
      entry.status = 429;
      return say(limited);
    }
    if (kind === 'error' || kind === 'unavailable') {
      const status = kind === 'error' ? 500 : 503;
      entry.status = status;
      return say(this.api.failure(status));
    }
    const reply = this.reply(asked);
    if (kind === 'stall') return stall(response, reply, { draw, afterMs: this.faults.stallMs });
    entry.status = reply.status;
    if (kind === 'truncated') return cutOff(response, reply, draw);
    const cursor = this.api.cursorIn(asked);
    return say(cursor === undefined ? reply : this.api.misleading(reply, kind, cursor));
  }
}

interface Failing {
  readonly asked: Asked;
  readonly fault: DrawnFault;
  readonly entry: LoggedRequest;
  readonly say: (answer: Answer) => void;
}

const listening = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

/**
 * A platform's API over HTTP, on this machine only. It can be made to misbehave; it never keeps a token or a message in
 * its record of requests.
 */
export async function platformServer(api: PlatformApi, options: ServerOptions): Promise<PlatformServer> {
  const platform = new Platform(api, options);
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
    revoke: (next) => void (platform.token = next ?? null),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
