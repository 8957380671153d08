import { address, secret } from '@takeup/connectors/kit';
import { z } from 'zod';

/**
 * `token` belongs to an account of Takeup's own; a master token, which speaks for anybody, is refused. Categories that not
 * every member can read are read only where `private_categories` names them, as charters do.
 */
export const nodebbConfig = z.strictObject({
  url: address('https://forum.example.org'),
  token: secret(),
  private_categories: z
    .array(z.string('must be text').trim().min(1, 'must not be empty'), 'must be a list of categories')
    .default([]),
});

export type NodebbConfig = z.output<typeof nodebbConfig>;
