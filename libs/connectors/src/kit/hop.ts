import type { Reply, Request, Target } from './asking.js';
import type { Fault, FaultCode } from './fault.js';
import { Faulted } from './fault.js';
import { isSafeWay } from './private-address.js';
import type { SessionPorts } from './ports.js';

/** Where a request goes next. */
export interface Hop {
  readonly url: URL;
  /** Beyond the platform: without its credentials, and out of its count of calls. */
  readonly isElsewhere: boolean;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export function isRedirect({ status }: Pick<Reply, 'status'>): boolean {
  return REDIRECTS.has(status);
}

export interface Sent {
  readonly what: string;
  readonly request: Request;
  readonly target: Target;
  readonly ports: Pick<SessionPorts, 'allowed'>;
}

/**
 * Where a redirect leads: within the platform's origin; or, where the request may be sent on, to a declared host, and on
 * from there among declared hosts only. What is sent is never turned into a question.
 * @throws Faulted for anything else
 */
export function follow({ what, request, target, ports }: Sent, reply: Reply, from: Hop): Hop {
  const said = `${what}: ${reply.status}`;
  const location = reply.headers['location'] ?? '';
  if (location === '' || !URL.canParse(location, from.url.href))
    throw spoken('transient', 'unreadable', said);
  const url = new URL(location, from.url);
  const isHome = !from.isElsewhere && url.origin === from.url.origin;
  if (!isHome && !isElsewhere({ request, target, ports }, url))
    throw spoken('denied', 'other-origin', `${said} to ${url.origin}`);
  if ((request.method ?? 'GET') !== 'GET' && reply.status < 307) throw spoken('changed', 'refused', said);
  return { url, isElsewhere: !isHome };
}

function isElsewhere({ request, target, ports }: Omit<Sent, 'what'>, url: URL): boolean {
  if (request.elsewhere !== true || (request.method ?? 'GET') !== 'GET' || !isSafeWay(ports, url))
    return false;
  const host = url.hostname.toLowerCase();
  return (target.elsewhere ?? []).some((name) =>
    name.startsWith('.') ? host.endsWith(name) : host === name,
  );
}

/**
 * An address that needs no credentials and is taken back is no lack of a permission: the platform gives another.
 */
export function faultElsewhere(fault: Fault): Fault {
  const isGone = fault.kind === 'absent' || fault.code === 'unauthorised' || fault.code === 'forbidden';
  return isGone ? { kind: 'transient', code: 'server-error', detail: fault.detail } : fault;
}

function spoken(kind: Exclude<Fault['kind'], 'throttled'>, code: FaultCode, said: string): Faulted {
  return new Faulted({ kind, code, detail: `${said} ${code}` });
}
