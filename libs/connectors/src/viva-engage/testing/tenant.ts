import type { AskedOf, Told } from '@takeup/connectors/testing';
import { zipOf } from '@takeup/connectors/testing';
import { csv } from '../../graph/testing/csv.js';
import type { Directory } from '../../graph/testing/directory.js';
import { fileFor, graph, json, signIn } from '../../graph/testing/directory.js';
import {
  countsReport,
  detailReport,
  groupsFile,
  messagesFile,
  userCountsReport,
  usersFile,
} from './tenant-files.js';

/** An organisation in Microsoft's cloud, as Graph and the export of its network tell of it. */
export interface Tenant extends Directory {
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

/** A file of its own, for which nobody asks who is asking. */
const told = (body: string | Buffer, type: string): Told => ({ headers: { 'content-type': type }, body });

/** Sign-in, Graph and the network, each beneath a path of its own. */
export function answerOf(tenant: Tenant, options: TenantOptions): (asked: AskedOf) => Told {
  return (asked) => {
    const [, api, ...rest] = asked.path.split('/');
    const path = `/${rest.join('/')}`;
    if (api === 'login') return tokenFor(tenant, path, asked.body);
    if (api === 'yammer') return exported(tenant, path, asked);
    return graph(tenant, path, { headers: asked.headers, downloads: options.downloads() });
  };
}

/** Addresses that need no credentials, and take none. */
export function downloadsOf(
  tenant: Tenant,
  options: Omit<TenantOptions, 'downloads'> = {},
): (asked: AskedOf) => Told {
  return (asked) => {
    const day = /\(date=(\d{4}-\d{2}-\d{2})\)$/.exec(asked.path)?.[1];
    const whole = asked.path.includes('UserCounts') ? userCountsReport : countsReport;
    const rows = day === undefined ? whole(tenant) : detailReport(tenant, day, options);
    return fileFor(asked, `\ufeff${csv(rows)}`);
  };
}

/** By client credentials, or with what a Verified Admin has left. */
function tokenFor(tenant: Tenant, path: string, body: unknown): Told {
  const own = signIn(tenant, path, body);
  if (own !== undefined) return own;
  const form = (body ?? {}) as Readonly<Record<string, string>>;
  const isTaken = form['grant_type'] === 'refresh_token' && form['refresh_token'] === tenant.refreshToken;
  if (!isTaken || !form['scope']?.includes('access_as_user')) return json(400, { error: 'invalid_grant' });
  const newer = { refresh_token: 'a-newer-one', access_token: tenant.exportToken };
  return json(200, { token_type: 'Bearer', expires_in: 3599, ...newer });
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
