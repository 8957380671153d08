import type { Json } from './json.js';
import type { Secret } from './secret.js';

/** An address, and what goes along with every request to its origin and to no other. */
export interface Place {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Headers in their place, by name: where a platform gives one token for this and another for that. */
  readonly as?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Exchanged for a bearer token, which goes along with every request. */
  readonly grant?: ClientCredentials;
}

export interface Target extends Place {
  /** Other addresses of the same platform by name, each with credentials of its own. */
  readonly beside?: Readonly<Record<string, Place>>;
  /**
   * Hosts that a request may be sent on to without any of these headers: a name, or with a dot before it all names
   * beneath it (`.office.com`).
   */
  readonly elsewhere?: readonly string[];
}

/**
 * OAuth 2.0 client credentials (RFC 6749, section 4.4), or with a refresh token what somebody let the client do in his
 * name (section 6). The secret goes along in the form (section 2.3.1).
 */
export interface ClientCredentials {
  /** Of any origin; https, unless the operator allows its host. */
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly scope?: string;
  /** Given by whoever signed in once. A newer one that comes with a token is not kept: this one holds until it ends. */
  readonly refreshToken?: Secret;
}

/** A bucket of calls: `calls` at most every `perMs`. */
export interface Limit {
  readonly name: string;
  readonly calls: number;
  readonly perMs: number;
}

type Values = Readonly<Record<string, string | number | boolean>>;

export interface Request {
  readonly method?: 'GET' | 'POST';
  /** Name of one of the target's places `beside`; the target itself unless said. */
  readonly at?: string;
  /** Beneath the base of its place. */
  readonly path: string;
  readonly query?: Values;
  /** Sent as JSON. */
  readonly body?: Json;
  /** Sent as a form, instead of a body. */
  readonly form?: Values;
  /** Which of the target's headers it carries; its `headers` unless said. */
  readonly as?: string;
  /** Name of the bucket it takes from; the first limit unless said. */
  readonly limit?: string;
  /** Largest body in bytes once unpacked; 32 MiB unless said, 2 GiB for a download. */
  readonly maxBytes?: number;
  /** May be answered by a redirect to one of the target's hosts `elsewhere`, to an address that needs no credentials. */
  readonly elsewhere?: true;
}

/** An answer whose body was read within the caps. */
export interface Reply {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed where the body is JSON, without `__proto__` and its like; undefined otherwise. */
  readonly json: Json | undefined;
  /** The first 200 characters of what is no JSON, for telling a login page from an error. Never logged. */
  readonly start: string;
}

/** An answer that is read as it comes and never held as a whole. */
export interface Download {
  /** Method and path, for the detail of a fault. */
  readonly what: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * Unpacked where it came as gzip, by its header, its type or its first bytes. While nobody reads on, the platform is
   * made to wait; whoever stops reading ends the transfer.
   * @throws Faulted for what does not come whole
   */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Ends the transfer of one that is not read. */
  close(): void;
}

export interface Session<C> {
  readonly config: C;
  /** @throws Faulted for every answer that is no success, and for what `faultIn` finds */
  send(request: Request): Promise<Reply>;
  /**
   * Asks for something large. A short JSON answer, which is how some platforms refuse with a 200, goes through `faultIn`
   * first.
   * @throws Faulted as `send`, before a byte of it was read
   */
  download(request: Request): Promise<Download>;
}
