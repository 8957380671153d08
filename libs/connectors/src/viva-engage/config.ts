import { address, secret } from '@takeup/connectors/kit';
import { z } from 'zod';

const text = z.string('is missing or no text').trim();

/** A directory's id or one of its domains, an application's id: part of an address, so nothing else. */
const named = text.regex(
  /^[A-Za-z0-9][A-Za-z0-9.-]{0,252}$/,
  'must be an id or a domain such as bank.example',
);

/** Where an API stands; for national clouds and tests only. */
const api = (standard: string) => address('https://graph.microsoft.com').default(standard);

/** `.office.com` stands for all names beneath it. */
const host = text
  .toLowerCase()
  .regex(/^\.?[a-z0-9][a-z0-9.-]*$/, 'must be a host such as reports.office.com, or .office.com');

/**
 * Without a token for the export reports are read only; with one conversations too. `export_refresh_token` is exchanged
 * for tokens that live an hour, `export_token` is one that lives long.
 */
const fields = z.strictObject({
  tenant: named,
  client_id: named,
  client_secret: secret(),
  export_token: secret().optional(),
  export_refresh_token: secret().optional(),
  login_url: api('https://login.microsoftonline.com'),
  graph_url: api('https://graph.microsoft.com'),
  export_url: api('https://www.yammer.com'),
  report_hosts: z.array(host).min(1, 'must name a host').default(['.office.com', '.office365.com']),
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
