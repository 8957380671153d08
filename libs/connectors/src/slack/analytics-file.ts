import type { Session } from '@takeup/connectors/kit';
import type { Day } from '@takeup/domain';
import type { SlackConfig } from './config.js';
import { ANALYTICS } from './config.js';

export const FILE = '/admin.analytics.getFile';

/** What asks for the file of a day: of members, or of public channels. */
export function analyticsFile(session: Session<SlackConfig>, type: 'member' | 'public_channel', date: Day) {
  return session.download({
    method: 'POST',
    path: FILE,
    form: { type, date },
    as: ANALYTICS,
    limit: 'files',
  });
}
