import type { ConnectorConsent } from '@takeup/connectors/kit';
import type { VivaEngageConfig } from './config.js';
import { isExported } from './config.js';
import { TELLS } from './streams.js';

const { users, groups, messages, activity } = TELLS;

/** Reports answer to the application, the export to a Verified Admin only. */
export const consents: readonly ConnectorConsent<VivaEngageConfig>[] = [
  {
    id: 'viva-engage-reports',
    isGiven: () => true,
    withheldBy: ['viva-engage-names-concealed'],
    streams: { activity },
  },
  { id: 'viva-engage-export', isGiven: isExported, withheldBy: [], streams: { users, groups, messages } },
];
