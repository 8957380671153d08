import type { ConnectorConsent } from '@takeup/connectors/kit';
import type { VivaEngageConfig } from './config.js';
import { isExported } from './config.js';
import { TELLS, activity as activityStream, messages as messagesStream } from './streams.js';

const { users, groups, messages, activity, counts } = TELLS;

/** Reports answer to the application, the export to a Verified Admin only. */
export const consents: readonly ConnectorConsent<VivaEngageConfig>[] = [
  {
    id: 'viva-engage-reports',
    isGiven: () => true,
    withheldBy: ['viva-engage-names-concealed'],
    streams: { activity, counts },
    means: activityStream(false).means,
  },
  {
    id: 'viva-engage-export',
    isGiven: isExported,
    withheldBy: [],
    streams: { users, groups, messages },
    means: messagesStream.means,
  },
];
