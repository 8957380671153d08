import { isAddress, secret } from '@takeup/connectors/kit';
import { z } from 'zod';

/** The server's address as people open it; a path is kept, the API's own is added by the connector. */
const address = z
  .string('is missing or no text')
  .trim()
  .refine(isAddress, 'must be an address such as https://chat.example.org, without a user, query or fragment')
  .transform((text) => text.replace(/\/+$/, '').replace(/\/api\/v4$/, ''));

/** `auto` asks the server whether it offers the report of posts. */
export const mattermostConfig = z.strictObject({
  url: address,
  token: secret(),
  edition: z.enum(['auto', 'enterprise', 'team'], 'must be auto, enterprise or team').default('auto'),
});

export type MattermostConfig = z.output<typeof mattermostConfig>;
