import { address, placeFields, secret } from '@takeup/connectors/kit';
import { z } from 'zod';

/**
 * `analytics_token`: a user token of an organisation's admin, for the daily files of members. `token`: for channels and what
 * is written in them. At least one of the two.
 */
export const slackConfig = z
  .strictObject({
    analytics_token: secret().optional(),
    token: secret().optional(),
    /** GovSlack answers at https://slack-gov.com/api. */
    url: address('https://slack.com/api').default('https://slack.com/api'),
    /** The workspace to read where the token is the organisation's. */
    team: z
      .string('must be text')
      .regex(/^[TE][A-Z0-9]{2,}$/, 'must be the id of a workspace such as T012AB3C4')
      .register(placeFields, { place: true })
      .optional(),
    channels: z.enum(['named', 'all'], 'must be named or all').default('named'),
  })
  .refine(({ analytics_token: analytics, token }) => analytics !== undefined || token !== undefined, {
    message: 'needs a token, an analytics_token, or both',
  });

export type SlackConfig = z.output<typeof slackConfig>;

/** As the requests name the two tokens. */
export const ANALYTICS = 'analytics';
export const CHANNELS = 'channels';
