import type { Day } from '../calendar/day.js';
import type { ActKind } from './act.js';
import type { AggregateBound, AggregateMeasure } from './aggregate.js';

/**
 * What a connector yields, the same for every platform. Accounts, messages and communities are named by the
 * platform's own ids; accounts and addresses arrive here as keyed hashes only.
 */
export type Fact = AccountFact | CommunityFact | ActivityFact | AggregateFact;

/** Hexadecimal keyed hash of an identifier. */
export type IdentityHash = string;

/** Somebody or something that may act on the platform. */
export interface AccountFact {
  readonly fact: 'account';
  readonly account: IdentityHash;
  /** By which the directory knows the person; the first that it knows counts. Empty: nobody's. */
  readonly aliases: readonly IdentityHash[];
  readonly kind: 'person' | 'bot';
  /** Null: the platform does not say. */
  readonly enabled: boolean | null;
}

export interface CommunityFact {
  readonly fact: 'community';
  /** The platform's id: names change, ids do not. */
  readonly community: string;
  /** As charters name it: `ask-an-expert` in `mattermost/ask-an-expert`. */
  readonly key: string;
  readonly title: string;
}

export interface ActivityFact {
  readonly fact: 'activity';
  readonly account: IdentityHash;
  readonly kind: ActKind;
  /** Ms since 1970; null where the platform says only the day. */
  readonly at: number | null;
  /** Given where `at` is null: the platform's own day. */
  readonly day?: Day;
  /** The platform's id; null outside any community. */
  readonly community: string | null;
  readonly count: number;
  /** The platform's id of what was written: names the act on file, reply and post. */
  readonly message: string | null;
  /** Id of the message that the thread began with. */
  readonly thread: string | null;
}

export interface AggregateFact {
  readonly fact: 'aggregate';
  /** The platform's id; null: of the whole organisation. */
  readonly community: string | null;
  /** The platform's own day. */
  readonly day: Day;
  readonly measure: AggregateMeasure | AggregateBound;
  readonly value: number;
}
