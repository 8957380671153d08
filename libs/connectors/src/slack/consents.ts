import type { ConnectorConsent } from '@takeup/connectors/kit';
import type { SlackConfig } from './config.js';
import { TELLS, members as membersStream, messages as messagesStream } from './streams.js';

const { members, counts, users, channels, messages } = TELLS;

/** The two tokens, which are given apart. */
export const consents: readonly ConnectorConsent<SlackConfig>[] = [
  {
    id: 'slack-analytics',
    isGiven: ({ analytics_token: token }) => token !== undefined,
    withheldBy: [
      'slack-no-analytics',
      'slack-members-disabled',
      'slack-addresses-hidden',
      'slack-analytics-denied',
    ],
    streams: { members, counts },
    means: membersStream.means,
  },
  {
    id: 'slack-channels',
    isGiven: ({ token }) => token !== undefined,
    withheldBy: ['slack-bot-token'],
    streams: { users, channels, messages },
    means: messagesStream([], 'all').means,
  },
];
