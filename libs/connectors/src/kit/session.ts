import { Agent } from 'undici';
import type { Download, Limit, Reply, Request, Session, Target } from './asking.js';
import { contentOf } from './content.js';
import type { Askable } from './contract.js';
import type { Exchange } from './exchange.js';
import { exchange } from './exchange.js';
import { Faulted, faulted } from './fault.js';
import type { Hop } from './hop.js';
import { faultElsewhere, follow, isRedirect } from './hop.js';
import { faultOf } from './judge.js';
import type { Opening } from './open-download.js';
import { openDownload } from './open-download.js';
import { OpenPlace } from './place.js';
import type { SessionPorts } from './ports.js';
import { guardedLookup, refusePrivate } from './private-address.js';

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
  /** As long as a download may be waited for, without the time that its reader takes; 30 min unless said. */
  readonly downloadMs: number;
  /** Of a download, once unpacked; 2 GiB unless said, and by a request's own `maxBytes`. */
  readonly downloadBytes: number;
}

export interface OpenSession<C> extends Session<C> {
  /** Ends every connection, those with a request under way too. */
  close(): Promise<void>;
}

export interface SessionOptions<C> {
  readonly connector: Askable<C>;
  readonly config: C;
  readonly ports: SessionPorts;
  readonly caps?: Partial<Caps>;
  /** Ends what is under way as a `transient` fault. */
  readonly signal?: AbortSignal;
}

const CAPS: Caps = {
  firstByteMs: 60_000,
  idleMs: 30_000,
  totalMs: 300_000,
  maxBytes: 33_554_432,
  downloadMs: 1_800_000,
  downloadBytes: 2_147_483_648,
};
const CONNECT_MS = 15_000;
const MOST_REDIRECTS = 5;

/**
 * The one way to a platform: every request takes its turn, carries the connector's headers to the connector's origin and
 * nowhere else, and comes back as an answer or as a fault that names method, path and status only.
 */
export function openSession<C>(options: SessionOptions<C>): OpenSession<C> {
  return new HttpSession(options);
}

type Accepted = Pick<Exchange, 'maxBytes' | 'totalMs'> & { readonly accept: string };
type Ask = (agent: Agent, what: string, asked: Exchange) => Promise<Opening>;

interface Sending {
  readonly request: Request;
  readonly place: OpenPlace;
  readonly hop: Hop;
}

class HttpSession<C> implements OpenSession<C> {
  readonly config: C;
  readonly #options: SessionOptions<C>;
  readonly #target: Target;
  readonly #caps: Caps;
  readonly #agent: Agent;
  /** By name; the target itself has none. */
  readonly #places: ReadonlyMap<string | undefined, OpenPlace>;

  constructor(options: SessionOptions<C>) {
    const { connector, config, ports, caps, signal } = options;
    this.#options = options;
    this.config = config;
    this.#target = connector.target(config);
    this.#caps = { ...CAPS, ...caps };
    this.#agent = new Agent({
      connect: { lookup: guardedLookup(ports), timeout: CONNECT_MS },
      headersTimeout: this.#caps.firstByteMs,
      bodyTimeout: this.#caps.idleMs,
    });
    const { totalMs } = this.#caps;
    const asking = { agent: this.#agent, ports, totalMs, ...(signal === undefined ? {} : { signal }) };
    this.#places = new Map([
      [undefined, new OpenPlace(this.#target, asking)],
      ...Object.entries(this.#target.beside ?? {}).map(
        ([name, own]) => [name, new OpenPlace(own, asking)] as const,
      ),
    ]);
  }

  async send(request: Request): Promise<Reply> {
    const { totalMs, maxBytes } = this.#caps;
    const accepted = { accept: 'application/json', totalMs, maxBytes: request.maxBytes ?? maxBytes };
    const whole: Ask = async (...asked) => ({ reply: await exchange(...asked) });
    return (await this.#ask(request, accepted, whole)).reply;
  }

  async download(request: Request): Promise<Download> {
    const { downloadMs: totalMs, downloadBytes } = this.#caps;
    const accepted = { accept: '*/*', totalMs, maxBytes: request.maxBytes ?? downloadBytes };
    const { download } = await this.#ask(request, accepted, openDownload);
    if (download === undefined)
      throw faulted('changed', 'refused', `${request.method ?? 'GET'} ${request.path}`);
    return download;
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #ask(request: Request, accepted: Accepted, ask: Ask): Promise<Opening> {
    const { ports } = this.#options;
    const what = `${request.method ?? 'GET'} ${request.path}`;
    const limit = this.#limitOf(request);
    const place = this.#placeOf(request);
    let hop: Hop = { url: place.urlOf(request), isElsewhere: false };
    let isRenewed = false;
    for (let hops = 0; hops <= MOST_REDIRECTS;) {
      refusePrivate(ports, what, hop.url);
      if (!hop.isElsewhere) await ports.turn(limit);
      const opening = await ask(this.#agent, what, await this.#exchangeOf({ request, place, hop }, accepted));
      if (opening.reply.status === 401 && !hop.isElsewhere && !isRenewed && place.renew()) {
        isRenewed = true;
        await ports.answered({ limit: limit.name });
        continue;
      }
      if (!isRedirect(opening.reply)) return this.#judged({ what, limit, hop }, opening);
      await ports.answered({ limit: limit.name });
      hop = follow({ what, request, target: this.#target, ports }, opening.reply, hop);
      hops += 1;
    }
    throw faulted('denied', 'too-many-redirects', what);
  }

  async #judged(
    { what, limit, hop }: { readonly what: string; readonly limit: Limit; readonly hop: Hop },
    opening: Opening,
  ): Promise<Opening> {
    const { ports, connector } = this.#options;
    const found = faultOf(what, opening.reply, connector, ports.now());
    const fault = found !== undefined && hop.isElsewhere ? faultElsewhere(found) : found;
    const retryAt = fault?.kind === 'throttled' ? fault.retryAt : undefined;
    await ports.answered({ limit: limit.name, ...(retryAt === undefined ? {} : { retryAt }) });
    if (fault === undefined) return opening;
    opening.download?.close();
    throw new Faulted(fault);
  }

  /** Without a token nothing can be asked: told to wait for one, every call waits. */
  async #credentials(place: OpenPlace, as: string | undefined) {
    const { ports, connector } = this.#options;
    try {
      return await place.headers(as);
    } catch (error) {
      const retryAt =
        error instanceof Faulted && error.fault.kind === 'throttled' ? error.fault.retryAt : undefined;
      if (retryAt !== undefined)
        for (const { name } of connector.limits) await ports.answered({ limit: name, retryAt });
      throw error;
    }
  }

  #limitOf({ limit: name }: Request): Limit {
    const { limits, id } = this.#options.connector;
    const limit = name === undefined ? limits[0] : limits.find((one) => one.name === name);
    if (limit === undefined) throw new Error(`${id} declares no limit ${name ?? ''}`);
    return limit;
  }

  #placeOf({ at }: Request): OpenPlace {
    const place = this.#places.get(at);
    if (place === undefined) throw new Error(`${this.#options.connector.id} has no place ${at ?? ''}`);
    return place;
  }

  async #exchangeOf({ request, place, hop }: Sending, { accept, ...caps }: Accepted): Promise<Exchange> {
    const { ports, signal } = this.#options;
    const general = { accept, 'accept-encoding': 'gzip', 'user-agent': 'Takeup' };
    const asked = {
      ...caps,
      url: hop.url,
      ...(signal === undefined ? {} : { signal }),
      now: () => ports.now(),
    };
    if (hop.isElsewhere) return { ...asked, method: 'GET', headers: general };
    const { headers, content } = contentOf(request);
    const own = await this.#credentials(place, request.as);
    return {
      ...asked,
      method: request.method ?? 'GET',
      headers: { ...general, ...headers, ...own },
      ...(content === undefined ? {} : { content }),
    };
  }
}
