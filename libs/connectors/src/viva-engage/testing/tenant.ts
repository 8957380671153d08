import type { AskedOf, Told } from '@takeup/connectors/testing';
import { zipOf } from '@takeup/connectors/testing';
import { countsReport, csv, detailReport, groupsFile, messagesFile, usersFile } from './tenant-files.js';

/** An organisation in Microsoft's cloud, as Graph and the export of its network tell of it. */
export interface Tenant {
  readonly id: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the application was let do. */
  readonly roles: readonly ('Reports.Read.All' | 'ReportSettings.Read.All')[];
  readonly concealsNames: boolean;
  /** The setting comes within `value`, as the description of the call has it. */
  readonly isWrapped?: boolean;
  readonly exportToken: string;
  /** Which a Verified Admin has left with the application. */
  readonly refreshToken: string;
  /** The last day that reports have reached. */
  readonly refreshed: string;
  readonly people: readonly Member[];
  readonly groups: readonly Group[];
  readonly messages: readonly Message[];
}

export interface Member {
  readonly id: string;
  readonly upn: string;
  readonly name: string;
  readonly suspended?: string;
  /** What was done on days of UTC: posted, read, liked. */
  readonly days: Readonly<Record<string, readonly [number, number, number]>>;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly isPrivate?: boolean;
}

export interface Message {
  readonly id: string;
  readonly sender: string;
  /** ISO 8601 */
  readonly at: string;
  readonly thread?: string;
  readonly repliedTo?: string;
  readonly group?: string;
  readonly isPrivateConversation?: boolean;
  readonly type?: string;
  readonly senderType?: string;
  readonly deleted?: string;
}

export interface TenantOptions {
  /** Where reports are fetched from: another origin. */
  readonly downloads: () => string;
  /** What the report says that its counts are about; a day unless said. */
  readonly period?: string;
  /** Counts are of more than the day. */
  readonly isCumulative?: boolean;
  /** Other columns, or other names for them. */
  readonly columns?: Readonly<Record<string, string>>;
}

const ACCESS = 'an-access-token-of-the-application';
const json = (status: number, body: unknown): Told => ({ status, body });
const graphError = (status: number, code: string, message = 'Something is wrong.') =>
  json(status, { error: { code, message, innerError: { 'request-id': 'r' } } });
/** A file of its own, for which nobody asks who is asking. */
const told = (body: string | Buffer, type: string): Told => ({ headers: { 'content-type': type }, body });

/** Sign-in, Graph and the network, each beneath a path of its own. */
export function answerOf(tenant: Tenant, options: TenantOptions): (asked: AskedOf) => Told {
  return (asked) => {
    const [, api, ...rest] = asked.path.split('/');
    const path = `/${rest.join('/')}`;
    if (api === 'login') return tokenFor(tenant, path, asked.body);
    if (api === 'yammer') return exported(tenant, path, asked);
    if (asked.headers.authorization !== `Bearer ${ACCESS}`)
      return graphError(401, 'InvalidAuthenticationToken');
    if (path === '/v1.0/admin/reportSettings') return settings(tenant);
    if (!tenant.roles.includes('Reports.Read.All'))
      return graphError(403, 'S2SUnauthorized', 'Invalid permission.');
    return { status: 302, headers: { location: `${options.downloads()}/data/download${path}` } };
  };
}

/** Addresses that need no credentials, and take none. */
export function downloadsOf(
  tenant: Tenant,
  options: Omit<TenantOptions, 'downloads'> = {},
): (asked: AskedOf) => Told {
  return ({ path, headers }) => {
    if (headers.authorization !== undefined) return json(400, { error: { code: 'InvalidRequest' } });
    const day = /\(date=(\d{4}-\d{2}-\d{2})\)$/.exec(path)?.[1];
    const rows = day === undefined ? countsReport(tenant) : detailReport(tenant, day, options);
    return told(`\ufeff${csv(rows)}`, 'application/octet-stream');
  };
}

function tokenFor(tenant: Tenant, path: string, body: unknown): Told {
  const form = (body ?? {}) as Readonly<Record<string, string>>;
  if (path !== `/${tenant.id}/oauth2/v2.0/token`) return json(400, { error: 'invalid_request' });
  if (form['client_id'] !== tenant.clientId || form['client_secret'] !== tenant.clientSecret)
    return json(401, { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret.' });
  if (form['grant_type'] === 'client_credentials')
    return json(200, { token_type: 'Bearer', expires_in: 3599, access_token: ACCESS });
  const isTaken = form['grant_type'] === 'refresh_token' && form['refresh_token'] === tenant.refreshToken;
  if (!isTaken || !form['scope']?.includes('access_as_user')) return json(400, { error: 'invalid_grant' });
  const newer = { refresh_token: 'a-newer-one', access_token: tenant.exportToken };
  return json(200, { token_type: 'Bearer', expires_in: 3599, ...newer });
}

function settings({ roles, concealsNames, isWrapped = false }: Tenant): Told {
  if (!roles.includes('ReportSettings.Read.All')) return graphError(403, 'Authorization_RequestDenied');
  const setting = { displayConcealedNames: concealsNames };
  return json(200, isWrapped ? { value: setting } : { '@odata.context': 'c', ...setting });
}

function exported(tenant: Tenant, path: string, { headers, query }: AskedOf): Told {
  if (headers.authorization !== `Bearer ${tenant.exportToken}`)
    return json(401, { response: { message: 'Token not found.', code: 16, stat: 'fail' } });
  if (path !== '/api/v1/export' || query.get('include') !== 'csv') return json(404, {});
  const since = Date.parse(query.get('since') ?? '');
  const until = Date.parse(query.get('until') ?? '9999-01-01T00:00:00Z');
  const files: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
    Message: messagesFile(tenant, since, until),
    User: usersFile(tenant),
    Group: groupsFile(tenant),
  };
  const rows = files[query.get('model') ?? ''];
  if (rows === undefined) return json(400, {});
  const file = { name: `${query.get('model')}s.csv`, data: Buffer.from(csv(rows)) };
  const readme = {
    name: 'README.txt',
    data: Buffer.from('What lies here is an export.'),
    method: 0 as const,
  };
  return told(zipOf([readme, { ...file, later: true }]), 'application/zip');
}
