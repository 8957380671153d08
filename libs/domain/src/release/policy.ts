import type { Day } from '../calendar/day.js';
import { addMonths, firstOfMonth, monthOf } from '../calendar/day.js';
import type { Refusal } from '../refusal.js';
import { refused } from '../refusal.js';
import type { Policy } from './status.js';

/** What the operator's file says of the policy. */
export interface DeclaredPolicy extends Policy {
  /** The agreement it is locked to; null: the file names none. */
  readonly locked: string | null;
}

/** A policy as it is kept: one row for each change. */
export interface PolicyVersion extends DeclaredPolicy {
  /** Counted from 1. */
  readonly version: number;
  readonly since: Day;
  /** First of the month from which on it holds; null: from the first epoch on. */
  readonly fromMonth: Day | null;
}

/** The newest version that holds for an epoch. @param versions oldest first */
export function policyOn(versions: readonly PolicyVersion[], month: Day): PolicyVersion | undefined {
  return versions.findLast(({ fromMonth }) => fromMonth === null || fromMonth <= month);
}

export interface PolicyWorld {
  /** Oldest first. */
  readonly versions: readonly PolicyVersion[];
  readonly today: Day;
  /** Whether anything of a month is told: from then on a change begins with the next one. */
  readonly isPublished: boolean;
}

/**
 * The version that a policy would be kept as; null where the newest says the same. Once one is locked to an agreement
 * nothing weaker follows, unless another agreement is named.
 */
export function nextPolicy(
  declared: DeclaredPolicy,
  { versions, today, isPublished }: PolicyWorld,
): PolicyVersion | Refusal | null {
  const { minimumGroup, t } = declared;
  const newest = versions.at(-1);
  const own = { minimumGroup, t, since: today };
  if (newest === undefined) return { ...own, version: 1, locked: declared.locked, fromMonth: null };
  const lock = versions.find(({ locked }) => locked !== null && locked === newest.locked);
  const locked = declared.locked ?? newest.locked;
  if (lock !== undefined && locked === lock.locked && isWeaker(declared, lock)) {
    const { minimumGroup: least, t: leastT } = lock;
    return refused('policy-locked', { agreement: locked ?? '', minimumGroup, t, least, leastT });
  }
  if (newest.minimumGroup === minimumGroup && newest.t === t && newest.locked === locked) return null;
  const fromMonth = isPublished ? firstOfMonth(addMonths(monthOf(today), 1)) : null;
  return { ...own, version: newest.version + 1, locked, fromMonth };
}

function isWeaker(policy: Policy, than: Policy): boolean {
  return policy.minimumGroup < than.minimumGroup || policy.t < than.t;
}
