import { fieldKinds, secret } from '@takeup/connectors/kit';
import { z } from 'zod';

const MOST_SECONDS = 600;

/** `database` holds a password, so it comes from the environment or a file, as the query may. */
export const outcomeSqlConfig = z.strictObject({
  database: secret()
    .refine(isDatabase, 'must be an address such as postgresql://reader@warehouse.example.org/kpi')
    .register(fieldKinds, { kind: 'secret' }),
  /** One SELECT whose columns have the names of those of an outcome file. */
  query: z
    .string('is missing or no text')
    .trim()
    .min(1, 'must not be empty')
    .register(fieldKinds, { kind: 'long' }),
  timeout_s: z
    .number('must be a number of seconds')
    .int('must be whole seconds')
    .min(1, 'must be at least 1')
    .max(MOST_SECONDS, `must be at most ${MOST_SECONDS}`)
    .default(60),
});

export type OutcomeSqlConfig = z.output<typeof outcomeSqlConfig>;

function isDatabase(own: { reveal(): string }): boolean {
  return URL.canParse(own.reveal()) && /^postgres(?:ql)?:$/.test(new URL(own.reveal()).protocol);
}

/** A socket's folder stands in the query. */
export function hostOf(url: URL): string {
  return url.searchParams.get('host') ?? url.hostname.replace(/^\[|\]$/g, '');
}
