import type { Fault, Session } from '@takeup/connectors/kit';
import { Faulted } from '@takeup/connectors/kit';
import { analyticsFile } from './analytics-file.js';
import type { SlackConfig } from './config.js';

const NOT_OFFERED: ReadonlySet<string> = new Set(['not-licensed', 'permission-missing', 'forbidden']);
/** Before Slack kept files. */
const LONG_AGO = '2015-01-01';

/**
 * Whether there are files of members, found out by asking for one that cannot be there.
 * @returns why not; null where there are. Undefined where no token for them is configured
 * @throws Faulted where the answer says nothing of it
 */
export async function analyticsRefusal(session: Session<SlackConfig>): Promise<Fault | null | undefined> {
  if (session.config.analytics_token === undefined) return undefined;
  try {
    (await analyticsFile(session, 'member', LONG_AGO)).close();
    return null;
  } catch (error) {
    if (!(error instanceof Faulted)) throw error;
    const { fault } = error;
    if (fault.kind === 'absent' || fault.kind === 'not-yet') return null;
    if (fault.kind === 'denied' && NOT_OFFERED.has(fault.code ?? '')) return fault;
    throw error;
  }
}

/** Withheld for the sake of members; files of channels name none of them. */
const ABOUT_MEMBERS = /\b(?:member_analytics_disabled|org_level_email_display_disabled)\b/;

/** Whether there are files of public channels, by what was said of those of members. */
export function hasChannelFiles(refusal: Fault | null | undefined): boolean {
  return refusal === null || (refusal !== undefined && ABOUT_MEMBERS.test(refusal.detail));
}
