import { address, secret } from '@takeup/connectors/kit';
import { z } from 'zod';

const query = z
  .int('must be the number of a query, as it stands in its address')
  .min(1, 'must be at least 1');

/**
 * `token` is a read-only key of an administrator's account that is Takeup's own, `username` its name. Queries of the Data
 * Explorer are run with a key of their own, which may do nothing else. Categories that not everybody can read are read only
 * where `private_categories` names them, as charters do.
 */
export const discourseConfig = z.strictObject({
  url: address('https://forum.example.org'),
  username: z
    .string('is missing or no text')
    .trim()
    .regex(/^[\p{L}\p{N}_.-]{1,60}$/u, 'must be the name of the account that the key belongs to'),
  token: secret(),
  explorer: z
    .strictObject({ token: secret(), visits_query: query, likes_query: query }, 'must hold token and queries')
    .optional(),
  private_categories: z
    .array(z.string('must be text').trim().min(1, 'must not be empty'), 'must be a list of categories')
    .default([]),
});

export type DiscourseConfig = z.output<typeof discourseConfig>;
