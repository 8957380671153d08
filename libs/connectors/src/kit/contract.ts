import type { Consent, Fact, Instant, Slice, StreamPart, Tells } from '@takeup/domain';
import type { ZodType } from 'zod';
import type { Limit, Reply, Session, Target } from './asking.js';
import type { Fault } from './fault.js';
import type { Json, JsonRow } from './json.js';

/** What a session has to know of whomever it asks. */
export interface Askable<C = unknown> {
  /** Stored with every row, so never renamed. */
  readonly id: string;
  /** Declared here, enforced by the session. */
  readonly limits: readonly Limit[];
  /** Where requests go and what they carry; sent to this origin only. */
  target(config: C): Target;
  /** Asked before the status is judged: some platforms refuse with a 200, others with a status that misleads. */
  faultIn(reply: Reply): Fault | undefined;
  /** When a throttled platform may be asked again, where it says so elsewhere than in Retry-After. */
  retryAt?(reply: Reply, now: Instant): Instant | undefined;
}

/**
 * A platform, seen as streams that can be read again, slice by slice, without harm. A connector never sleeps, stores,
 * logs or reads a clock: it asks through the session and yields pages.
 */
export interface Connector<C = unknown> extends Askable<C> {
  readonly title: string;
  /** Parsed once, at the edge. */
  readonly config: ZodType<C>;
  /** All that it can ever tell, by who has to let it. */
  readonly consents: readonly ConnectorConsent<C>[];
  /** Who am I, what is hidden from me, what is not offered here. Fails closed. */
  check(session: Session<C>): Promise<Preflight>;
  discover(session: Session<C>): Promise<readonly Stream[]>;
  read(session: Session<C>, slice: Slice): AsyncIterable<Page>;
  /** Pure over a kept row: no names, only hashes. */
  observe(stream: string, row: KeptRow): readonly Fact[];
}

/** A consent as a connector declares it: its streams are the most that they tell with it. */
export interface ConnectorConsent<C = unknown> extends Omit<Consent, 'given'> {
  /** Whether the configuration holds it; asks nobody. */
  isGiven(config: C): boolean;
  /**
   * What its streams mean by the platform's words, so that it can be said without asking. Of a word that several explain,
   * the last that is given holds. Absent: its words mean what Takeup means by them.
   */
  readonly means?: Stream['means'];
}

export interface Preflight {
  /** What the platform calls itself and its version, for the operator. */
  readonly platform: string;
  /** The role we were given, in the platform's word. */
  readonly role: string;
  /**
   * What was reached, by the platform's own id of it where it has one, else by its address; it is no person's. A connection
   * whose secrets are changed has to lead to the same, and no other may. Absent where it is not one place.
   */
  readonly workspace?: string;
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
  /**
   * Fields that name what is always read whole, a channel's day say: its rows come in one page, and what stood there
   * before and does not come again is gone. Absent: each row is a whole.
   */
  readonly whole?: readonly string[];
  readonly keep: Readonly<Record<string, Keep>>;
  /** Seen by the topic matcher in memory, then gone. */
  readonly textOf?: (row: JsonRow) => string | undefined;
  /** What may be seen in it; `observe` tells nothing else. */
  readonly tells: Tells;
  /** Channels, say. A day is complete when every part that existed on it is covered. None: the stream is one. */
  readonly parts?: readonly StreamPart[];
  /** Where charters name communities of this connection, only those parts are read; while none does, all. */
  readonly onlyNamed?: true;
  readonly progress: Slice['by'];
  /**
   * Windows hold the rows that were changed in them: what was done on a day may stand on a row that was changed later, so
   * a window tells all of itself only together with everything after it. An open one brings that too.
   */
  readonly byChange?: true;
  /** How far back a backfill may reach. */
  readonly historyDays: number;
  /** Days after its end until which a day may still change. */
  readonly settleDays: number;
  /**
   * The newest days, so many, are read again at every sync although they count as read: what is done late to what was
   * written in them comes to light.
   */
  readonly rereadDays?: number;
  /**
   * Whose midnights part the platform's own days, which are asked for one by one and stand for the organisation's days of
   * the same dates. Absent: instants, cut by the organisation's midnights.
   */
  readonly zone?: string;
  /** This platform's definition of its own words, as catalogue keys. */
  readonly means: Readonly<Record<string, string>>;
}

/** Rows, cursor and coverage are saved in one transaction; `covers` is coverage's only source. */
export interface Page {
  readonly rows: readonly JsonRow[];
  readonly cursor?: string;
  readonly covers?: { readonly from: Instant; readonly to: Instant };
}
