import { secret } from '@takeup/connectors/kit';
import { z } from 'zod';
import { applicationFields, placeOf, reportFields } from '../graph/config.js';

/**
 * Without a token for the export reports are read only; with one conversations too. `export_refresh_token` is exchanged
 * for tokens that live an hour, `export_token` is one that lives long.
 */
const fields = z.strictObject({
  ...applicationFields,
  ...reportFields,
  export_token: secret().optional(),
  export_refresh_token: secret().optional(),
  export_url: placeOf('https://www.yammer.com'),
});

export const vivaEngageConfig = fields.refine(
  ({ export_token: token, export_refresh_token: refresh }) => token === undefined || refresh === undefined,
  { path: ['export_token'], message: 'and export_refresh_token are two ways to one thing: set one of them' },
);

export type VivaEngageConfig = z.output<typeof vivaEngageConfig>;

export function isExported({
  export_token: token,
  export_refresh_token: refresh,
}: VivaEngageConfig): boolean {
  return token !== undefined || refresh !== undefined;
}
