import type { ConnectorConsent } from '@takeup/connectors/kit';
import { TELLS, messages } from './streams.js';

/** Every member can read all public channels. */
export const consents: readonly ConnectorConsent[] = [
  {
    id: 'zulip-member',
    isGiven: () => true,
    withheldBy: ['zulip-guest'],
    streams: TELLS,
    means: messages().means,
  },
];
