import type { Session } from '../session.js';
import { rows } from '../session.js';

export interface PolicyRow {
  readonly version: number;
  readonly minimumGroup: number;
  readonly t: number;
  readonly locked: string | null;
  readonly since: string;
  readonly fromMonth: string | null;
}

/** Oldest first. */
export async function policyVersions(session: Session): Promise<readonly PolicyRow[]> {
  return rows(
    session,
    `SELECT version, minimum_group AS "minimumGroup", t, locked, since, from_month AS "fromMonth"
     FROM declared.policy ORDER BY version`,
  );
}

export async function insertPolicy(session: Session, policy: PolicyRow): Promise<void> {
  const { version, minimumGroup, t, locked, since, fromMonth } = policy;
  await session.query(
    `INSERT INTO declared.policy (version, minimum_group, t, locked, since, from_month) VALUES ($1, $2, $3, $4, $5, $6)`,
    [version, minimumGroup, t, locked, since, fromMonth],
  );
}

/** The policy that each epoch was first published under, oldest first. */
export async function publishedPolicies(
  session: Session,
): Promise<readonly { readonly month: string; readonly minimumGroup: number; readonly t: number }[]> {
  return rows(session, `SELECT month, minimum_group AS "minimumGroup", t FROM release.epoch ORDER BY month`);
}
