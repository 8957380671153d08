import type { OpenSession, Stream } from '@takeup/connectors/kit';
import { Faulted, keepRow, openSession } from '@takeup/connectors/kit';
import type { Served, Told } from '@takeup/connectors/testing';
import { memoryPorts, serve, testHash } from '@takeup/connectors/testing';
import type { Slice } from '@takeup/domain';
import type { VivaEngageConfig } from '../config.js';
import { vivaEngage } from '../viva-engage.js';
import { CLIENT_SECRET, SPAN, smallTenant } from './small-tenant.js';
import type { Tenant, TenantOptions } from './tenant.js';
import { answerOf, downloadsOf } from './tenant.js';

export interface ServedTenant {
  readonly api: Served;
  readonly downloads: Served;
  close(): Promise<void>;
}

/** Something else said instead of the tenant's answer to the `n`th request, downloads among them. */
export type Instead = (path: string, n: number) => Told | undefined;

export async function serveTenant(
  tenant: Tenant,
  { instead, ...options }: Omit<TenantOptions, 'downloads'> & { readonly instead?: Instead } = {},
): Promise<ServedTenant> {
  let n = 0;
  const file = downloadsOf(tenant, options);
  const downloads = await serve((asked) => instead?.(asked.path, n++) ?? file(asked));
  const answer = answerOf(tenant, { ...options, downloads: () => downloads.url });
  const api = await serve((asked) => instead?.(asked.path, n++) ?? answer(asked));
  return {
    api,
    downloads,
    close: async () => {
      await api.close();
      await downloads.close();
    },
  };
}

/** As an operator writes it, for a tenant at this address. */
export function configFor(url: string, more: object = {}): object {
  return {
    tenant: smallTenant.id,
    client_id: smallTenant.clientId,
    client_secret: CLIENT_SECRET,
    login_url: `${url}/login`,
    graph_url: `${url}/graph`,
    export_url: `${url}/yammer`,
    report_hosts: ['127.0.0.1'],
    ...more,
  };
}

export interface Opened extends ServedTenant {
  readonly session: OpenSession<VivaEngageConfig>;
}

export async function open(
  tenant: Tenant,
  config: object = {},
  options: Parameters<typeof serveTenant>[1] = {},
): Promise<Opened> {
  const served = await serveTenant(tenant, options);
  const session = openSession({
    connector: { ...vivaEngage, limits: vivaEngage.limits.map((limit) => ({ ...limit, calls: 1_000 })) },
    config: vivaEngage.config.parse(configFor(served.api.url, config)),
    ports: memoryPorts({ patienceMs: 5_000 }),
  });
  return {
    ...served,
    session,
    close: async () => {
      await session.close();
      await served.close();
    },
  };
}

export async function read({ session }: Opened, slice: Slice) {
  const rows = [];
  for await (const page of vivaEngage.read(session, slice)) rows.push(...page.rows);
  return rows;
}

export const window = (stream: string, span = SPAN): Slice => ({ by: 'window', stream, ...span });

export async function streamOf({ session }: Opened, name: string): Promise<Stream> {
  const stream = (await vivaEngage.discover(session)).find((one) => one.name === name);
  if (stream === undefined) throw new Error(`no stream ${name}`);
  return stream;
}

/** What rows tell, once the allow-list has left what it lets. @throws Error where one drifted */
export function factsOf(stream: Stream, rows: readonly { readonly [field: string]: unknown }[]) {
  return rows.flatMap((row) => {
    const { row: own, drift } = keepRow(row as Parameters<typeof keepRow>[0], stream.keep, testHash);
    if (drift) throw new Error(`${drift.field} ${drift.kind}`);
    return vivaEngage.observe(stream.name, own);
  });
}

/** What stopped the work. @throws Error where nothing did, or what is no fault */
export async function faultOf(work: Promise<unknown>) {
  try {
    await work;
  } catch (error) {
    if (error instanceof Faulted) return error.fault;
    throw error;
  }
  throw new Error('nothing went wrong');
}
