import type { ClientCredentials } from '@takeup/connectors/kit';
import type { Application } from './config.js';

/** @param scope what is asked for; all that the application was let do of Graph unless said */
export function grantOf(
  {
    tenant,
    client_id: clientId,
    client_secret: clientSecret,
    login_url: login,
    graph_url: graph,
  }: Application,
  scope = `${new URL(graph).origin}/.default`,
): ClientCredentials {
  return { tokenUrl: `${login}/${tenant}/oauth2/v2.0/token`, clientId, clientSecret, scope };
}
