import type { ConnectorConsent } from '@takeup/connectors/kit';
import type { RocketChatConfig } from './config.js';
import { TELLS, messages as messagesStream, presence as presenceStream } from './streams.js';

const { users, channels, messages, presence } = TELLS;

/** Every member may read public channels; who was there on a day a Premium plan tells whoever may see its dashboard. */
export const consents: readonly ConnectorConsent<RocketChatConfig>[] = [
  {
    id: 'rocket-chat-account',
    isGiven: () => true,
    withheldBy: ['rocket-chat-old'],
    streams: { users, channels, messages },
    means: messagesStream([], 'all').means,
  },
  {
    id: 'rocket-chat-dashboard',
    isGiven: ({ dashboard }) => dashboard,
    withheldBy: ['rocket-chat-not-premium', 'rocket-chat-dashboard-denied'],
    streams: { presence },
    means: presenceStream.means,
  },
];
