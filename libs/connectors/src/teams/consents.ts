import type { ConnectorConsent } from '@takeup/connectors/kit';
import { TELLS, activity } from './streams.js';

/** Reports answer to an application. */
export const consents: readonly ConnectorConsent[] = [
  {
    id: 'teams-reports',
    isGiven: () => true,
    withheldBy: ['teams-names-concealed'],
    streams: TELLS,
    means: activity.means,
  },
];
