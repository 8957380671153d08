import type { ConnectorConsent } from '@takeup/connectors/kit';
import { TELLS, activities } from './streams.js';

/** What is public is public; a token lets more of it be seen on some servers. */
export const consents: readonly ConnectorConsent[] = [
  {
    id: 'activitystreams-outboxes',
    isGiven: () => true,
    withheldBy: [],
    streams: TELLS,
    means: activities([]).means,
  },
];
