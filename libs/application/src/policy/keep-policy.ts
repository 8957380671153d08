import type { PolicyVersion, Refusal } from '@takeup/domain';
import { nextPolicy } from '@takeup/domain';
import type { Session } from '@takeup/storage';
import { insertPolicy, policyVersions, reading } from '@takeup/storage';
import type { Context } from '../context.js';
import { today } from '../context.js';
import { publishedPolicies, toldAggregates } from '../gate/index.js';
import { Refused } from '../outcome.js';

/** Whether the operator's file may be worked with: not where it is weaker than what the policy is locked to. */
export function checkPolicy(context: Context): Promise<Refusal | null> {
  return reading(context.pools, async (session) => {
    const next = await nextIn(session, context);
    return next !== null && 'code' in next ? next : null;
  });
}

/**
 * Keeps what the operator's file says as a version of its own where it says something new.
 * @returns every version, oldest first
 * @throws Refused where it is weaker than the policy is locked to
 */
export async function keepPolicy(session: Session, context: Context): Promise<readonly PolicyVersion[]> {
  const next = await nextIn(session, context);
  if (next !== null && 'code' in next) throw new Refused(next);
  if (next !== null) await insertPolicy(session, next);
  return policyVersions(session);
}

async function nextIn(session: Session, context: Context): Promise<PolicyVersion | Refusal | null> {
  const { policy, policyLock = null } = context.config;
  return nextPolicy(
    { ...policy, locked: policyLock },
    {
      versions: await policyVersions(session),
      today: today(context),
      isPublished: (await publishedPolicies(session)).length > 0 || (await isAnyMonthTold(session)),
    },
  );
}

/** Of what platforms count themselves: told by another policy once more, it would say more than either tells. */
async function isAnyMonthTold(session: Session): Promise<boolean> {
  return [...(await toldAggregates(session)).values()].flat().some(({ state }) => state === 'told');
}
