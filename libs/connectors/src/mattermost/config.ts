import { address, secret } from '@takeup/connectors/kit';
import { z } from 'zod';

/** The server's address as people open it; the API's own path is added by the connector. */
const server = address('https://chat.example.org').transform((text) => text.replace(/\/api\/v4$/, ''));

/** `auto` asks the server whether it offers the report of posts. */
export const mattermostConfig = z.strictObject({
  url: server,
  token: secret(),
  edition: z.enum(['auto', 'enterprise', 'team'], 'must be auto, enterprise or team').default('auto'),
});

export type MattermostConfig = z.output<typeof mattermostConfig>;
