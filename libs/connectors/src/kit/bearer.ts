import type { Agent } from 'undici';
import type { Instant } from '@takeup/domain';
import type { ClientCredentials, Reply } from './asking.js';
import { contentOf } from './content.js';
import { exchange } from './exchange.js';
import type { Fault } from './fault.js';
import { Faulted, faulted } from './fault.js';
import { isRedirect } from './hop.js';
import { faultOf } from './judge.js';
import { isSafeWay, refusePrivate } from './private-address.js';
import type { SessionPorts } from './ports.js';
import { isRow, numberIn, textIn } from './rows.js';

/** Its path may name the organisation's tenant. */
const WHAT = 'POST token';
/** Before its end, so that it does not run out on the way. */
const MARGIN_MS = 60_000;
/** Where the answer does not say. */
const SECONDS = 300;
const MOST_BYTES = 65_536;

export interface BearerOptions {
  readonly agent: Agent;
  readonly ports: SessionPorts;
  readonly totalMs: number;
  readonly signal?: AbortSignal;
}

/** A bearer token for client credentials, kept in memory until it runs out or is no longer taken. */
export class Bearer {
  readonly #grant: ClientCredentials;
  readonly #options: BearerOptions;
  #held: { readonly token: string; readonly until: Instant } | undefined;

  constructor(grant: ClientCredentials, options: BearerOptions) {
    this.#grant = grant;
    this.#options = options;
  }

  /** @throws Faulted where none is given */
  async headers(): Promise<Readonly<Record<string, string>>> {
    if (this.#held === undefined || this.#options.ports.now() >= this.#held.until)
      this.#held = await this.#ask();
    return { authorization: `Bearer ${this.#held.token}` };
  }

  /** The platform does not take it any more. */
  drop(): void {
    this.#held = undefined;
  }

  async #ask(): Promise<{ readonly token: string; readonly until: Instant }> {
    const { agent, ports, totalMs, signal } = this.#options;
    const { tokenUrl, clientId, clientSecret, scope, refreshToken } = this.#grant;
    const url = new URL(tokenUrl);
    if (!isSafeWay(ports, url)) throw faulted('denied', 'other-origin', WHAT);
    refusePrivate(ports, WHAT, url);
    const { headers, content } = contentOf({
      path: url.pathname,
      form: {
        ...(refreshToken === undefined
          ? { grant_type: 'client_credentials' }
          : { grant_type: 'refresh_token', refresh_token: refreshToken.reveal() }),
        client_id: clientId,
        client_secret: clientSecret.reveal(),
        ...(scope === undefined ? {} : { scope }),
      },
    });
    const reply = await exchange(agent, WHAT, {
      url,
      method: 'POST',
      headers: { accept: 'application/json', 'user-agent': 'Takeup', ...headers },
      ...(content === undefined ? {} : { content }),
      maxBytes: MOST_BYTES,
      totalMs,
      ...(signal === undefined ? {} : { signal }),
      now: () => ports.now(),
    });
    const fault = faultOf(WHAT, reply, { faultIn: refusalIn }, ports.now());
    if (fault !== undefined) throw new Faulted(fault);
    return heldIn(reply, ports.now());
  }
}

const NOT_LET: ReadonlySet<string> = new Set(['invalid_scope', 'invalid_target', 'access_denied']);

/** RFC 6749, section 5.2: whatever is refused here is refused to these credentials. */
function refusalIn(reply: Reply): Fault | undefined {
  if (isRedirect(reply)) return { kind: 'denied', code: 'other-origin', detail: '' };
  const error = isRow(reply.json) ? textIn(reply.json, 'error') : '';
  if (error === '' || reply.status >= 500 || reply.status === 429) return undefined;
  if (error === 'temporarily_unavailable') return { kind: 'transient', code: 'server-error', detail: '' };
  return { kind: 'denied', code: NOT_LET.has(error) ? 'permission-missing' : 'unauthorised', detail: '' };
}

function heldIn({ json }: Reply, now: Instant): { readonly token: string; readonly until: Instant } {
  const row = isRow(json) ? json : {};
  const token = textIn(row, 'access_token');
  if (!/^[\x21-\x7e]+$/.test(token) || !/^bearer$/i.test(textIn(row, 'token_type')))
    throw faulted('changed', 'unexpected-shape', WHAT);
  // Some give the number as a text.
  const said = numberIn(row, 'expires_in') ?? Number(textIn(row, 'expires_in') || SECONDS);
  const seconds = Number.isFinite(said) ? said : SECONDS;
  return { token, until: now + Math.max(0, seconds * 1000 - MARGIN_MS) };
}
