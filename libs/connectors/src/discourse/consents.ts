import type { ConnectorConsent } from '@takeup/connectors/kit';
import type { DiscourseConfig } from './config.js';
import { TELLS, likes as likesStream, posts as postsStream, visits as visitsStream } from './streams.js';

const { users, categories, posts, visits, likes } = TELLS;

/** Addresses of people are shown to administrators only; who was there and who liked what only queries tell. */
export const consents: readonly ConnectorConsent<DiscourseConfig>[] = [
  {
    id: 'discourse-administrator',
    isGiven: () => true,
    withheldBy: ['discourse-not-administrator'],
    streams: { users, categories, posts },
    means: { ...likesStream.means, ...postsStream.means },
  },
  {
    id: 'discourse-explorer',
    isGiven: ({ explorer }) => explorer !== undefined,
    withheldBy: ['discourse-not-administrator', 'discourse-queries-refused'],
    streams: { visits, likes },
    means: { ...visitsStream.means, ...likesStream.means },
  },
];
