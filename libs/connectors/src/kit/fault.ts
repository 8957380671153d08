import type { Instant } from '@takeup/domain';

/** Why a request or its answer was no use. */
export const FAULT_CODES = [
  'rate-limited',
  'unauthorised',
  'forbidden',
  'permission-missing',
  'not-licensed',
  'names-concealed',
  'login-page',
  'private-host',
  'other-origin',
  'too-many-redirects',
  'unreachable',
  'certificate',
  'reset',
  'stalled',
  'truncated',
  'unreadable',
  'too-large',
  'server-error',
  'not-found',
  'refused',
  'not-encrypted',
  'no-database',
  'query-wrong',
  'query-too-slow',
  'repeated-page',
  'unexpected-shape',
  'clock-ahead',
  'same-place',
  'cancelled',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

export type Fault =
  | {
      readonly kind: 'throttled';
      readonly retryAt?: Instant;
      readonly code?: FaultCode;
      readonly detail: string;
    }
  | {
      readonly kind: 'transient' | 'denied' | 'cursor-expired' | 'absent' | 'not-yet' | 'changed';
      /** What exactly, for the words of a page; the kind alone decides what happens next. */
      readonly code?: FaultCode;
      /** Method, path without its query, status, the origin that a redirect led to, and code. Never a secret, a header or a body. */
      readonly detail: string;
    };

/** Carries a fault out of a read; the runner turns it into a transition. */
export class Faulted extends Error {
  constructor(readonly fault: Fault) {
    super(`${fault.kind}: ${fault.detail}`);
  }
}

/** @param what method and path without a query */
export function faulted(kind: Exclude<Fault['kind'], 'throttled'>, code: FaultCode, what: string): Faulted {
  return new Faulted({ kind, code, detail: `${what}: ${code}` });
}
