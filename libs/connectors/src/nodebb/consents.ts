import type { ConnectorConsent } from '@takeup/connectors/kit';
import { TELLS, posts } from './streams.js';

/** Who may list people and see which categories are private may do everything; there is no smaller role. */
export const consents: readonly ConnectorConsent[] = [
  {
    id: 'nodebb-administrator',
    isGiven: () => true,
    withheldBy: ['nodebb-not-administrator'],
    streams: TELLS,
    means: posts.means,
  },
];
