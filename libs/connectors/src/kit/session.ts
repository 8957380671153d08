import { Agent } from 'undici';
import type { Connector, Fault, Limit, Reply, Request, Session, Target } from './contract.js';
import { Faulted } from './contract.js';
import type { Exchange } from './exchange.js';
import { exchange } from './exchange.js';
import { faultOf } from './judge.js';
import type { SessionPorts } from './ports.js';
import { guardedLookup, isPrivateAddress, literalAddress } from './private-address.js';

/** How long and how much an answer may take. */
export interface Caps {
  /** From the request to the first byte of its answer; 60 s unless said. */
  readonly firstByteMs: number;
  /** Between two pieces of a body; 30 s unless said. */
  readonly idleMs: number;
  /** For the whole answer; 5 min unless said. */
  readonly totalMs: number;
  /** Once unpacked; 32 MiB unless said, and by a request's own `maxBytes`. */
  readonly maxBytes: number;
}

export interface OpenSession<C> extends Session<C> {
  /** Ends every connection, those with a request under way too. */
  close(): Promise<void>;
}

export interface SessionOptions<C> {
  readonly connector: Connector<C>;
  readonly config: C;
  readonly ports: SessionPorts;
  readonly caps?: Partial<Caps>;
  /** Ends what is under way as a `transient` fault. */
  readonly signal?: AbortSignal;
}

const CAPS: Caps = { firstByteMs: 60_000, idleMs: 30_000, totalMs: 300_000, maxBytes: 33_554_432 };
const CONNECT_MS = 15_000;
const MOST_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * The one way to a platform: every request takes its turn, carries the connector's headers to the connector's origin and
 * nowhere else, and comes back as a whole answer or as a fault that names method, path and status only.
 */
export function openSession<C>(options: SessionOptions<C>): OpenSession<C> {
  return new HttpSession(options);
}

class HttpSession<C> implements OpenSession<C> {
  readonly config: C;
  readonly #options: SessionOptions<C>;
  readonly #target: Target;
  readonly #base: URL;
  readonly #caps: Caps;
  readonly #agent: Agent;

  constructor(options: SessionOptions<C>) {
    const { connector, config, ports, caps } = options;
    this.#options = options;
    this.config = config;
    this.#target = connector.target(config);
    this.#base = new URL(this.#target.baseUrl);
    this.#caps = { ...CAPS, ...caps };
    this.#agent = new Agent({
      connect: { lookup: guardedLookup(ports), timeout: CONNECT_MS },
      headersTimeout: this.#caps.firstByteMs,
      bodyTimeout: this.#caps.idleMs,
    });
  }

  async send(request: Request): Promise<Reply> {
    const { ports, connector } = this.#options;
    const method = request.method ?? 'GET';
    const what = `${method} ${request.path}`;
    const limit = this.#limitOf(request);
    let url = this.#urlOf(request);
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      this.#refusePrivate(what, url);
      await ports.turn(limit);
      const reply = await exchange(this.#agent, what, this.#exchangeOf(request, method, url));
      if (!REDIRECTS.has(reply.status)) {
        const fault = faultOf(what, reply, connector, ports.now());
        const retryAt = fault?.kind === 'throttled' ? fault.retryAt : undefined;
        await ports.answered({ limit: limit.name, ...(retryAt === undefined ? {} : { retryAt }) });
        if (fault !== undefined) throw new Faulted(fault);
        return reply;
      }
      await ports.answered({ limit: limit.name });
      url = this.#follow(what, method, reply, url);
    }
    throw faulted('denied', 'too-many-redirects', `${what}: too-many-redirects`);
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  #limitOf({ limit: name }: Request): Limit {
    const { limits, id } = this.#options.connector;
    const limit = name === undefined ? limits[0] : limits.find((one) => one.name === name);
    if (limit === undefined) throw new Error(`${id} declares no limit ${name ?? ''}`);
    return limit;
  }

  #urlOf({ path, query = {} }: Request): URL {
    const url = new URL(`${this.#base.pathname.replace(/\/+$/, '')}${path}`, this.#base.origin);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
    if (!path.startsWith('/') || url.origin !== this.#base.origin)
      throw new Error(`a path begins with a slash and stays with its platform: ${path}`);
    return url;
  }

  #exchangeOf({ body, maxBytes }: Request, method: 'GET' | 'POST', url: URL): Exchange {
    const { ports, signal } = this.#options;
    return {
      url,
      method,
      headers: {
        accept: 'application/json',
        'accept-encoding': 'gzip',
        'user-agent': 'Takeup',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...this.#target.headers,
      },
      ...(body === undefined ? {} : { body }),
      maxBytes: maxBytes ?? this.#caps.maxBytes,
      totalMs: this.#caps.totalMs,
      ...(signal === undefined ? {} : { signal }),
      now: () => ports.now(),
    };
  }

  /** Sockets resolve names only, so an address that stands in the URL is judged here. */
  #refusePrivate(what: string, url: URL): void {
    const address = literalAddress(url.hostname);
    if (address === undefined || !isPrivateAddress(address)) return;
    if (!this.#options.ports.allowed(address) && !this.#options.ports.allowed(url.hostname))
      throw faulted('denied', 'private-host', `${what}: private-host`);
  }

  /** Credentials go to one origin, and what is sent is never turned into a question. */
  #follow(what: string, method: string, reply: Reply, from: URL): URL {
    const location = reply.headers['location'] ?? '';
    const to = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
    if (to === undefined || location === '')
      throw faulted('transient', 'unreadable', `${what}: ${reply.status} unreadable`);
    if (to.origin !== this.#base.origin)
      throw faulted('denied', 'other-origin', `${what}: ${reply.status} other-origin`);
    if (method !== 'GET' && reply.status < 307)
      throw faulted('changed', 'refused', `${what}: ${reply.status} refused`);
    return to;
  }
}

function faulted(
  kind: Exclude<Fault['kind'], 'throttled'>,
  code: NonNullable<Fault['code']>,
  detail: string,
): Faulted {
  return new Faulted({ kind, code, detail });
}
