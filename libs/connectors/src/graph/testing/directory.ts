import type { AskedOf, Told } from '@takeup/connectors/testing';

/** A directory of Microsoft's with one application in it. */
export interface Directory {
  readonly id: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the application was let do. */
  readonly roles: readonly ('Reports.Read.All' | 'ReportSettings.Read.All')[];
  readonly concealsNames: boolean;
  /** The setting comes within `value`, as the description of the call has it. */
  readonly isWrapped?: boolean;
}

const ACCESS = 'an-access-token-of-the-application';

export const json = (status: number, body: unknown): Told => ({ status, body });

const graphError = (status: number, code: string, message = 'Something is wrong.') =>
  json(status, { error: { code, message, innerError: { 'request-id': 'r' } } });

/** Sign-in by client credentials; undefined where another grant is asked for by this application. */
export function signIn(directory: Directory, path: string, body: unknown): Told | undefined {
  const form = (body ?? {}) as Readonly<Record<string, string>>;
  if (path !== `/${directory.id}/oauth2/v2.0/token`) return json(400, { error: 'invalid_request' });
  if (form['client_id'] !== directory.clientId || form['client_secret'] !== directory.clientSecret)
    return json(401, { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret.' });
  if (form['grant_type'] !== 'client_credentials') return undefined;
  return json(200, { token_type: 'Bearer', expires_in: 3599, access_token: ACCESS });
}

/** Graph: the setting of reports, and reports, which lie elsewhere. */
export function graph(
  directory: Directory,
  path: string,
  { headers, downloads }: Pick<AskedOf, 'headers'> & { readonly downloads: string },
): Told {
  if (headers.authorization !== `Bearer ${ACCESS}`) return graphError(401, 'InvalidAuthenticationToken');
  if (path === '/v1.0/admin/reportSettings') return settings(directory);
  if (!directory.roles.includes('Reports.Read.All'))
    return graphError(403, 'S2SUnauthorized', 'Invalid permission.');
  return { status: 302, headers: { location: `${downloads}/data/download${path}` } };
}

function settings({ roles, concealsNames, isWrapped = false }: Directory): Told {
  if (!roles.includes('ReportSettings.Read.All')) return graphError(403, 'Authorization_RequestDenied');
  const setting = { displayConcealedNames: concealsNames };
  return json(200, isWrapped ? { value: setting } : { '@odata.context': 'c', ...setting });
}

/** A file for which nobody asks who is asking; with credentials it is not given. */
export const fileFor = (
  { headers }: AskedOf,
  body: string | Buffer,
  type = 'application/octet-stream',
): Told =>
  headers.authorization === undefined
    ? { headers: { 'content-type': type }, body }
    : json(400, { error: { code: 'InvalidRequest' } });
