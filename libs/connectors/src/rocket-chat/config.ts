import { address, secret } from '@takeup/connectors/kit';
import { z } from 'zod';

/**
 * Where people open it, and the id and personal access token of an account of Takeup's own. `dashboard`: whether the
 * engagement dashboard, which comes with a Premium plan, is asked who was there.
 */
export const rocketChatConfig = z.strictObject({
  url: address('https://chat.example.org').transform((text) => text.replace(/\/api\/v1$/, '')),
  user_id: z
    .string('is missing or no text')
    .trim()
    .regex(/^[A-Za-z0-9]{1,64}$/, 'must be the id that stands beside the token, not a name'),
  token: secret(),
  dashboard: z.boolean('must be true or false').default(false),
  channels: z.enum(['named', 'all'], 'must be named or all').default('named'),
});

export type RocketChatConfig = z.output<typeof rocketChatConfig>;
