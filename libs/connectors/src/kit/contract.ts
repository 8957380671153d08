import type { Fact, Instant, Slice, StreamPart } from '@takeup/domain';
import type { ZodType } from 'zod';

/** A value as JSON has it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * A platform, seen as streams that can be read again, slice by slice, without harm. A connector never sleeps, stores,
 * logs or reads a clock: it asks through the session and yields pages.
 */
export interface Connector<C = unknown> {
  /** Stored with every row, so never renamed. */
  readonly id: string;
  readonly title: string;
  /** Parsed once, at the edge. */
  readonly config: ZodType<C>;
  /** Declared here, enforced by the session. */
  readonly limits: readonly Limit[];
  /** Where requests go and what they carry; sent to this origin only. */
  target(config: C): Target;
  /** Who am I, what is hidden from me, what is not offered here. Fails closed. */
  check(session: Session<C>): Promise<Preflight>;
  discover(session: Session<C>): Promise<readonly Stream[]>;
  read(session: Session<C>, slice: Slice): AsyncIterable<Page>;
  /** Pure over a kept row: no names, only hashes. */
  observe(stream: string, row: KeptRow): readonly Fact[];
  /** Asked before the status is judged: some platforms refuse with a 200, others with a status that misleads. */
  faultIn(reply: Reply): Fault | undefined;
  /** When a throttled platform may be asked again, where it says so elsewhere than in Retry-After. */
  retryAt?(reply: Reply, now: Instant): Instant | undefined;
}

export interface Target {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A bucket of calls: `calls` at most every `perMs`. */
export interface Limit {
  readonly name: string;
  readonly calls: number;
  readonly perMs: number;
}

export interface Preflight {
  /** What the platform calls itself and its version, for the operator. */
  readonly platform: string;
  /** The role we were given, in the platform's word. */
  readonly role: string;
  /** What is not offered or hidden, each with what to do; empty where all is well. */
  readonly notes: readonly PreflightNote[];
}

export interface PreflightNote {
  readonly code: string;
  readonly detail?: string;
}

/**
 * What becomes of a field: kept as it is, hashed, or looked into. What is not named never reaches disk or log.
 * `identity`: what the directory knows somebody by (employee id, e-mail); `account`: the platform's own id of somebody,
 * hashed together with the connection so that two platforms' ids never meet.
 */
export type Keep =
  | 'text'
  | 'number'
  | 'boolean'
  | 'identity'
  | 'account'
  | { readonly optional: Keep }
  | { readonly each: Keep }
  | { readonly fields: Readonly<Record<string, Keep>> };

/** A row reduced to what `keep` names, identities as hexadecimal keyed hashes. */
export type KeptRow = { readonly [field: string]: Json };

export interface Stream {
  readonly name: string;
  /** Fields whose values name a row: the same key, the newer row wins. */
  readonly key: readonly string[];
  readonly keep: Readonly<Record<string, Keep>>;
  /** Seen by the topic matcher in memory, then gone. */
  readonly textOf?: (row: { readonly [field: string]: Json }) => string | undefined;
  /** Kinds of acts this stream tells of; empty for accounts and communities. */
  readonly feeds: readonly Fact['fact'][];
  /** Channels, say. A day is complete when every part that existed on it is covered. None: the stream is one. */
  readonly parts?: readonly StreamPart[];
  readonly progress: Slice['by'];
  /**
   * Windows hold the rows that were changed in them: what was done on a day may stand on a row that was changed later, so
   * a window tells all of itself only together with everything after it.
   */
  readonly byChange?: true;
  /** How far back a backfill may reach. */
  readonly historyDays: number;
  /** Days after its end until which a day may still change. */
  readonly settleDays: number;
  /** Whose midnight ends the platform's day; absent: instants, cut by the organisation's. */
  readonly zone?: string;
  /** This platform's definition of its own words, as catalogue keys. */
  readonly means: Readonly<Record<string, string>>;
}

/** Rows, cursor and coverage are saved in one transaction; `covers` is coverage's only source. */
export interface Page {
  readonly rows: readonly { readonly [field: string]: Json }[];
  readonly cursor?: string;
  readonly covers?: { readonly from: Instant; readonly to: Instant };
}

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
      /** Method, path without its query, status and code. Never a secret, a header or a body. */
      readonly detail: string;
    };

/** Why a request or its answer was no use. */
export const FAULT_CODES = [
  'rate-limited',
  'unauthorised',
  'forbidden',
  'permission-missing',
  'not-licensed',
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
  'repeated-page',
  'unexpected-shape',
  'clock-ahead',
  'cancelled',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

export interface Request {
  readonly method?: 'GET' | 'POST';
  /** Beneath the target's base. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: Json;
  /** Name of the bucket it takes from; the first limit unless said. */
  readonly limit?: string;
  /** Largest body in bytes once unpacked; 32 MiB unless said. */
  readonly maxBytes?: number;
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

export interface Session<C> {
  readonly config: C;
  /** @throws Faulted for every answer that is no success, and for what `faultIn` finds */
  send(request: Request): Promise<Reply>;
}

/** Carries a fault out of a read; the runner turns it into a transition. */
export class Faulted extends Error {
  constructor(readonly fault: Fault) {
    super(`${fault.kind}: ${fault.detail}`);
  }
}
