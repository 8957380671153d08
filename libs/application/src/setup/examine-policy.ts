import type { Day } from '@takeup/domain';
import { firstOfMonth, monthOf, policyOn } from '@takeup/domain';
import type { Session } from '@takeup/storage';
import { policyVersions } from '@takeup/storage';
import type { Context } from '../context.js';
import { today } from '../context.js';
import { publishedPolicies } from '../gate/index.js';

/** A policy, with the epochs that it holds for. */
export interface PolicyFinding {
  readonly about: 'policy';
  readonly level: 'ok';
  /** Null: the file says it, and the next refresh keeps it. */
  readonly version: number | null;
  readonly minimumGroup: number;
  readonly t: number;
  readonly locked: string | null;
  /** First of the month; null: from the first epoch on. */
  readonly fromMonth: Day | null;
  /** Months published under another policy, which keep it. */
  readonly kept: readonly Day[];
}

/** The policy of this month, and those that begin later. */
export async function examinePolicy(session: Session, context: Context): Promise<readonly PolicyFinding[]> {
  const { policy, policyLock = null } = context.config;
  const versions = await policyVersions(session);
  const now = policyOn(versions, firstOfMonth(monthOf(today(context))));
  const found = { about: 'policy', level: 'ok' } as const;
  if (now === undefined)
    return [{ ...found, ...policy, version: null, locked: policyLock, fromMonth: null, kept: [] }];
  const published = await publishedPolicies(session);
  return versions
    .filter(({ version }) => version >= now.version)
    .map(({ since: _, ...own }) => ({
      ...found,
      ...own,
      kept: published
        .filter(
          ({ month, minimumGroup, t }) =>
            policyOn(versions, month)?.version === own.version &&
            (minimumGroup !== own.minimumGroup || t !== own.t),
        )
        .map(({ month }) => month),
    }));
}
