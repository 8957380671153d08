import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * How an answer goes wrong. `throttle`: 429 with Retry-After in seconds and a body of plain text; `error`: 500; `reset`: the
 * connection ends; `stall`: no answer comes; `stall-body`: half of one; `truncate`: JSON cut off; `login`: a page for
 * people with 200; `reject`: 401; `repeat`: the answer before it to the same path, again; `reorder`: its lists the other
 * way round.
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
  | 'reorder';

export interface FaultProxy {
  readonly url: string;
  /** How many requests came. */
  readonly requests: number;
  /** From the `after`th request on, so many answers go wrong; then all is well again. */
  misbehave(how: Misbehaviour, options?: { readonly times?: number; readonly after?: number }): void;
  behave(): void;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Stands before a platform and passes everything on, except when told to spoil it. */
export async function faultProxy(upstream: string): Promise<FaultProxy> {
  const proxy = new Proxy(upstream);
  await proxy.listen();
  return proxy;
}

class Proxy implements FaultProxy {
  requests = 0;
  readonly #upstream: string;
  readonly #server: Server;
  readonly #last = new Map<string, Answer>();
  #how: Misbehaviour | undefined;
  #wait = 0;
  #left = 0;

  constructor(upstream: string) {
    this.#upstream = upstream;
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch(() => response.destroy());
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  misbehave(how: Misbehaviour, { times = 1, after = 0 } = {}): void {
    this.#how = how;
    this.#left = times;
    this.#wait = after;
    // An answer to what was asked before would be about something else.
    this.#last.clear();
  }

  behave(): void {
    this.#how = undefined;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const how = this.#next();
    const answer = await this.#ask(request, Buffer.concat(chunks).toString(), how);
    if (how === 'reset') return void response.destroy();
    if (how === 'stall') return undefined;
    response.writeHead(answer.status, answer.headers);
    if (how !== 'stall-body') return void response.end(answer.body);
    response.write(answer.body.slice(0, answer.body.length / 2));
    return undefined;
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

  async #ask(request: IncomingMessage, body: string, how: Misbehaviour | undefined): Promise<Answer> {
    const html = { 'content-type': 'text/html' };
    if (how === 'throttle')
      return {
        status: 429,
        headers: { 'retry-after': '7', 'content-type': 'text/plain' },
        body: 'limit exceeded',
      };
    if (how === 'error') return { status: 500, headers: html, body: '<html>Internal Server Error</html>' };
    if (how === 'login') return { status: 200, headers: html, body: '<!doctype html><title>Sign in</title>' };
    if (how === 'reject') return { status: 401, headers: {}, body: '{"status_code":401}' };
    if (how === 'reset' || how === 'stall') return { status: 200, headers: {}, body: '' };
    const path = `${request.method} ${new URL(request.url ?? '/', this.#upstream).pathname}`;
    const before = this.#last.get(path);
    if (how === 'repeat' && before !== undefined) return before;
    const answer = await this.#pass(request, body);
    this.#last.set(path, answer);
    if (how === 'truncate') return { ...answer, body: answer.body.slice(0, -2) };
    return how === 'reorder' ? { ...answer, body: JSON.stringify(turned(JSON.parse(answer.body))) } : answer;
  }

  async #pass({ method = 'GET', url = '/', headers }: IncomingMessage, body: string): Promise<Answer> {
    const answer = await fetch(new URL(url, this.#upstream), {
      method,
      headers: {
        ...(headers.authorization === undefined ? {} : { authorization: headers.authorization }),
        ...(headers['content-type'] === undefined ? {} : { 'content-type': headers['content-type'] }),
      },
      redirect: 'manual',
      ...(body === '' ? {} : { body }),
    });
    const type = answer.headers.get('content-type') ?? 'application/json';
    return { status: answer.status, headers: { 'content-type': type }, body: await answer.text() };
  }
}

/** Lists and objects the other way round, all the way down. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned).reverse();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, own]): [string, unknown] => [key, turned(own)])
      .reverse(),
  );
}
