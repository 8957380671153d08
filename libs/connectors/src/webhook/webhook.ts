import type { Receiver } from '@takeup/connectors/kit';
import { makeSigningSecret, receiveStandardWebhook, signingSecret } from '@takeup/connectors/kit';
import { z } from 'zod';

/** While one secret takes another's place both hold; more than a few are a mistake. */
const MOST_SECRETS = 5;

const webhookConfig = z.strictObject({
  secrets: z
    .array(signingSecret(), 'must be a list of { env: NAME } or { file: PATH }')
    .refine(({ length }) => length > 0, 'must name at least one secret')
    .refine(({ length }) => length <= MOST_SECRETS, `must name ${MOST_SECRETS} secrets at most`),
});

export type WebhookConfig = z.output<typeof webhookConfig>;

/** Whatever sends lines of activity by itself, signed after Standard Webhooks. */
export const webhook: Receiver<WebhookConfig> = {
  id: 'webhook',
  title: 'Webhook',
  config: webhookConfig,
  receive: (delivery, { secrets }) => receiveStandardWebhook(delivery, secrets),
  makeSecret: makeSigningSecret,
  taking: (secret) => webhookConfig.parse({ secrets: [secret] }),
};
