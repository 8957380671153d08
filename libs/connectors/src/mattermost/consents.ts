import type { ConnectorConsent } from '@takeup/connectors/kit';
import { TELLS, posts } from './streams.js';

/** There is one role that may read anything at all, and it may read everything. */
export const consents: readonly ConnectorConsent[] = [
  {
    id: 'mattermost-bot',
    isGiven: () => true,
    withheldBy: [
      'mattermost-guest',
      'mattermost-plain-member',
      'mattermost-channels-hidden',
      'mattermost-not-licensed',
    ],
    streams: TELLS,
    means: posts('report', []).means,
  },
];
