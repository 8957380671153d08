import { address, fieldKinds, secret } from '@takeup/connectors/kit';
import { z } from 'zod';

/** Where the organisation is opened, and the e-mail address and API key of a bot or an account of Takeup's own. */
export const zulipConfig = z.strictObject({
  url: address('https://chat.example.org').transform((text) => text.replace(/\/api\/v1$/, '')),
  email: z
    .string('is missing or no text')
    .trim()
    .regex(
      /^[\x21-\x39\x3b-\x7e]+@[\x21-\x39\x3b-\x7e]+$/,
      'must be the e-mail address that the key belongs to',
    )
    .register(fieldKinds, { kind: 'personal' }),
  api_key: secret(),
});

export type ZulipConfig = z.output<typeof zulipConfig>;
