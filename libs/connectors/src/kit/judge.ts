import type { Instant } from '@takeup/domain';
import type { Reply } from './asking.js';
import type { Fault, FaultCode } from './fault.js';
import { retryAfter } from './retry-after.js';

/** What a connector may add to the general rules. */
export interface Judge {
  faultIn(reply: Reply): Fault | undefined;
  retryAt?(reply: Reply, now: Instant): Instant | undefined;
}

type Verdict = readonly [kind: Exclude<Fault['kind'], 'throttled'>, code: FaultCode];

const BY_STATUS: Readonly<Record<number, Verdict>> = {
  401: ['denied', 'unauthorised'],
  403: ['denied', 'forbidden'],
  404: ['absent', 'not-found'],
  408: ['transient', 'stalled'],
  410: ['absent', 'not-found'],
  425: ['transient', 'server-error'],
};

/**
 * What is wrong with an answer. The connector is asked first; then the status decides, and a page for people where data
 * was expected. A refusal that says when to come back is a matter of waiting.
 * @param what method and path, for the detail
 */
export function faultOf(what: string, reply: Reply, judge: Judge, now: Instant): Fault | undefined {
  const own = judge.faultIn(reply);
  if (own !== undefined) return { ...own, detail: said(what, reply, own.code, own.detail) };
  const at = retryAfter(reply.headers, now) ?? judge.retryAt?.(reply, now);
  if (reply.status === 429 || (reply.status >= 500 && at !== undefined)) {
    const detail = said(what, reply, 'rate-limited');
    return { kind: 'throttled', code: 'rate-limited', ...(at === undefined ? {} : { retryAt: at }), detail };
  }
  const verdict = verdictOn(reply);
  if (verdict === undefined) return undefined;
  const [kind, code] = verdict;
  return { kind, code, detail: said(what, reply, code) };
}

function verdictOn(reply: Reply): Verdict | undefined {
  const { status } = reply;
  if (status >= 500) return ['transient', 'server-error'];
  const known = BY_STATUS[status];
  if (known !== undefined) return known;
  if (status >= 400) return ['changed', 'refused'];
  return isPageForPeople(reply) ? ['denied', 'login-page'] : undefined;
}

function said(what: string, { status }: Reply, code: FaultCode | undefined, more = ''): string {
  return [`${what}:`, status, code ?? '', more].filter((part) => part !== '').join(' ');
}

function isPageForPeople({ headers, start, json }: Reply): boolean {
  if (json !== undefined) return false;
  return (
    /text\/html/i.test(headers['content-type'] ?? '') || /^\s*<(?:!doctype|html|head|body)\b/i.test(start)
  );
}
