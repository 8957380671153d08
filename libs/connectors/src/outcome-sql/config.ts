import { fieldKinds, secret } from '@takeup/connectors/kit';
import { z } from 'zod';
import type { DatabaseAddress } from './database-address.js';
import { readDatabaseAddress } from './database-address.js';

const MOST_SECONDS = 600;

/** `database` holds a password, so it comes from the environment or a file, as the query may. */
export const outcomeSqlConfig = z.strictObject({
  database: secret()
    .superRefine((own, context) => {
      const read = readDatabaseAddress(own.reveal());
      if (typeof read === 'string') context.addIssue({ code: 'custom', message: read });
    })
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

/** Of a configuration that was parsed. */
export function addressOf({ database }: Pick<OutcomeSqlConfig, 'database'>): DatabaseAddress {
  const read = readDatabaseAddress(database.reveal());
  if (typeof read === 'string') throw new Error(`The database ${read}.`);
  return read;
}
