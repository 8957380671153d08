import type { PlatformContent } from './content/index.js';
import type { PlatformServer, ServerOptions } from './http/index.js';
import { mattermostServer } from './mattermost/index.js';
import { slackServer } from './slack/index.js';
import { VIVA_ENGAGE_CLIENT, VIVA_ENGAGE_TENANT, vivaEngageServer } from './viva-engage/index.js';

export const PLATFORMS = ['mattermost', 'slack', 'viva-engage'] as const;
/** As the connectors that read them are called. */
export type PlatformId = (typeof PLATFORMS)[number];

export interface PlatformOptions extends ServerOptions {
  readonly content: PlatformContent;
  /** The most that a page holds, where the platform has pages. */
  readonly page?: number;
}

/** The same content as any of the platforms would tell it. */
export function platformOf(
  platform: PlatformId,
  { page, ...options }: PlatformOptions,
): Promise<PlatformServer> {
  if (platform === 'viva-engage') return vivaEngageServer(options);
  if (platform === 'slack') return slackServer({ ...options, ...(page === undefined ? {} : { page }) });
  return mattermostServer({ ...options, ...(page === undefined ? {} : { reportPage: page }) });
}

/** What a connector's configuration needs to read it; `secret` names those that are the server's token. */
export interface PlatformSettings {
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly secrets: readonly string[];
}

/** @param url of the server, without a slash at the end */
export function settingsOf(platform: PlatformId, url: string): PlatformSettings {
  if (platform === 'slack') return { values: { url: `${url}/api` }, secrets: ['token', 'analytics_token'] };
  if (platform === 'mattermost') return { values: { url }, secrets: ['token'] };
  return {
    values: {
      tenant: VIVA_ENGAGE_TENANT,
      client_id: VIVA_ENGAGE_CLIENT,
      login_url: `${url}/login`,
      graph_url: `${url}/graph`,
      export_url: `${url}/yammer`,
      report_hosts: ['127.0.0.1'],
    },
    secrets: ['client_secret', 'export_token'],
  };
}
