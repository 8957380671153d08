import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { blanked, emptied, extended, listedIn, renamed, reordered, retyped } from './spoil.js';

/**
 * How an answer goes wrong. `throttle`: 429 with Retry-After in seconds and a body of plain text; `error`: 500; `reset`: the
 * connection ends; `stall`: no answer comes; `stall-body`: half of one; `truncate`: JSON or gzip cut off, any other text
 * with the connection; `login`: a page for people with 200; `reject`: 401; `repeat`: the answer before it to the same
 * path, again; `reorder`: its lists the other way round; `rename`: each of its fields and columns by another name;
 * `blank`: one of its fields null; `retype`: its numbers as texts; `extend`: with a field more that nobody knows;
 * `empty`: nothing in its lists, and all else as it was.
 */
export type Misbehaviour =
  | 'throttle'
  | 'error'
  | 'reset'
  | 'stall'
  | 'stall-body'
  | 'truncate'
  | 'login'
  | 'reject'
  | 'repeat'
  | 'reorder'
  | 'rename'
  | 'blank'
  | 'retype'
  | 'extend'
  | 'empty';

export interface Question {
  /** Method and path. */
  readonly path: string;
  /** All of it: with what stands in its query and its body. */
  readonly asked: string;
  /** How many things the platform's answer lists. */
  holds(): number;
}

export interface FaultProxy {
  readonly url: string;
  /** How many requests came. */
  readonly requests: number;
  /** Those that were answered by the platform, oldest first. */
  readonly questions: readonly Question[];
  /** Whether a text stood in an answer of the platform's. */
  said(text: string): boolean;
  /** From the `after`th request on, so many answers go wrong; then all is well again. Of a `rename` only one field may, of a `blank` one must. */
  misbehave(how: Misbehaviour, options?: MisbehaviourOptions): void;
  behave(): void;
  close(): Promise<void>;
}

export interface MisbehaviourOptions {
  readonly times?: number;
  readonly after?: number;
  readonly only?: string;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * Stands before a platform and passes everything on, except when told to spoil it. Where the platform sends to another
 * address, the way there leads through a second origin of the proxy's.
 */
export async function faultProxy(upstream: string): Promise<FaultProxy> {
  const proxy = new Proxy(upstream);
  await proxy.listen();
  return proxy;
}

class Proxy implements FaultProxy {
  requests = 0;
  readonly questions: Question[] = [];
  readonly said = (text: string) => this.#bodies.some((body) => body.includes(JSON.stringify(text)));
  readonly #bodies: Buffer[] = [];
  readonly #upstream: string;
  readonly #server: Server;
  readonly #elsewhere: Server;
  readonly #last = new Map<string, Answer>();
  #how: Misbehaviour | undefined;
  #only: string | undefined;
  #wait = 0;
  #left = 0;

  readonly #spoils: Partial<Readonly<Record<Misbehaviour, (body: Buffer) => Buffer>>> = {
    reorder: reordered,
    rename: (body) => renamed(body, this.#only),
    blank: (body) => blanked(body, this.#only),
    retype: retyped,
    extend: extended,
    empty: emptied,
  };

  constructor(upstream: string) {
    this.#upstream = upstream;
    this.#server = this.#serving(({ url = '/' }) => new URL(url, this.#upstream));
    this.#elsewhere = this.#serving(({ url = '/' }) => new URL(decodeURIComponent(url.slice(1))));
  }

  async listen(): Promise<void> {
    for (const server of [this.#server, this.#elsewhere])
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return urlOf(this.#server);
  }

  misbehave(how: Misbehaviour, { times = 1, after = 0, only }: MisbehaviourOptions = {}): void {
    this.#how = how;
    this.#only = only;
    this.#left = times;
    this.#wait = after;
    // An answer to what was asked before would be about something else.
    this.#last.clear();
  }

  behave(): void {
    this.#how = undefined;
  }

  async close(): Promise<void> {
    for (const server of [this.#server, this.#elsewhere]) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  #serving(addressOf: (request: IncomingMessage) => URL): Server {
    return createServer((request, response) => {
      this.#serve(request, addressOf(request), response).catch(() => response.destroy());
    });
  }

  async #serve(request: IncomingMessage, to: URL, response: ServerResponse): Promise<void> {
    this.requests += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const how = this.#next();
    const { status, headers, body } = await this.#ask(request, { to, body: Buffer.concat(chunks) }, how);
    if (how === 'reset') return void response.destroy();
    if (how === 'stall') return undefined;
    if (how === 'stall-body') {
      response.writeHead(status, headers).write(body.subarray(0, body.length / 2));
      return undefined;
    }
    if (how !== 'truncate') return void response.writeHead(status, headers).end(body);
    const cut = body.subarray(0, -2);
    if (/^\s*[[{]/.test(body.toString('latin1', 0, 9)) || body[0] === 0x1f)
      return void response.writeHead(status, headers).end(cut);
    response.writeHead(status, { ...headers, 'content-length': String(body.length) });
    return void response.write(cut, () => response.destroy());
  }

  #next(): Misbehaviour | undefined {
    if (this.#how === undefined) return undefined;
    if (this.#wait > 0) {
      this.#wait -= 1;
      return undefined;
    }
    if (this.#left <= 0) return undefined;
    this.#left -= 1;
    return this.#how;
  }

  async #ask(request: IncomingMessage, sent: Sent, how: Misbehaviour | undefined): Promise<Answer> {
    const said = how && INSTEAD[how];
    if (said) return said;
    const path = `${request.method} ${sent.to.pathname}`;
    const before = this.#last.get(path);
    if (how === 'repeat' && before !== undefined) return before;
    const answer = await this.#pass(request, sent);
    this.#last.set(path, answer);
    this.#bodies.push(answer.body);
    this.questions.push({
      path,
      asked: `${path}${sent.to.search} ${sent.body.toString()}`,
      holds: () => listedIn(answer.body),
    });
    const spoil = how && this.#spoils[how];
    return spoil ? { ...answer, body: spoil(answer.body) } : answer;
  }

  async #pass({ method = 'GET', headers }: IncomingMessage, { to, body }: Sent): Promise<Answer> {
    const passed = Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && !OWN_TO_A_CONNECTION.has(name) ? [[name, value] as const] : [],
    );
    const answer = await fetch(to, {
      method,
      headers: Object.fromEntries(passed),
      redirect: 'manual',
      ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
    });
    const kept = ['content-type', 'x-oauth-scopes', 'x-accepted-oauth-scopes'].flatMap((name) => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    return {
      status: answer.status,
      headers: {
        'content-type': 'application/json',
        ...Object.fromEntries(kept),
        ...this.#onward(answer, to),
      },
      body: Buffer.from(await answer.arrayBuffer()),
    };
  }

  #onward({ headers }: Response, from: URL): Readonly<Record<string, string>> {
    const location = headers.get('location');
    if (location === null) return {};
    const to = new URL(location, from);
    if (to.origin === new URL(this.#upstream).origin) return { location: `${to.pathname}${to.search}` };
    return { location: `${urlOf(this.#elsewhere)}/${encodeURIComponent(to.href)}` };
  }
}

interface Sent {
  readonly to: URL;
  readonly body: Buffer;
}

/** Not passed on: each connection makes its own. */
const OWN_TO_A_CONNECTION: ReadonlySet<string> = new Set([
  'host',
  'connection',
  'keep-alive',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
]);

const HTML = { 'content-type': 'text/html' };
const saying = (status: number, headers: Answer['headers'], body: string): Answer => ({
  status,
  headers,
  body: Buffer.from(body),
});

/** What is said without asking the platform. */
const INSTEAD: Partial<Readonly<Record<Misbehaviour, Answer>>> = {
  throttle: saying(429, { 'retry-after': '7', 'content-type': 'text/plain' }, 'limit exceeded'),
  error: saying(500, HTML, '<html>Internal Server Error</html>'),
  login: saying(200, HTML, '<!doctype html><title>Sign in</title>'),
  reject: saying(401, {}, '{"status_code":401}'),
  reset: saying(200, {}, ''),
  stall: saying(200, {}, ''),
};

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
