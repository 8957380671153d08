import type { Stream } from '@takeup/connectors/kit';
import { openSession } from '@takeup/connectors/kit';
import { kept, memoryPorts } from '@takeup/connectors/testing';
import type { Slice } from '@takeup/domain';
import type { Instead, ServedReports } from '../../graph/testing/serve-reports.js';
import { serveReports } from '../../graph/testing/serve-reports.js';
import { vivaEngage } from '../viva-engage.js';
import { CLIENT_SECRET, SPAN, smallTenant } from './small-tenant.js';
import type { Tenant, TenantOptions } from './tenant.js';
import { answerOf, downloadsOf } from './tenant.js';

export type ServedTenant = ServedReports;
export type { Instead };

export const serveTenant = (
  tenant: Tenant,
  { instead, ...options }: Omit<TenantOptions, 'downloads'> & { readonly instead?: Instead } = {},
): Promise<ServedTenant> =>
  serveReports({
    answerOf: (downloads) => answerOf(tenant, { ...options, downloads }),
    file: downloadsOf(tenant, options),
    instead,
  });

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

export async function open(
  tenant: Tenant,
  config: object = {},
  options: Parameters<typeof serveTenant>[1] = {},
) {
  const served = await serveTenant(tenant, options);
  const session = openSession({
    connector: { ...vivaEngage, limits: vivaEngage.limits.map((limit) => ({ ...limit, calls: 1_000 })) },
    config: vivaEngage.config.parse(configFor(served.api.url, config)),
    ports: memoryPorts({ patienceMs: 5_000 }),
  });
  return {
    ...served,
    connector: vivaEngage,
    session,
    close: async () => {
      await session.close();
      await served.close();
    },
  };
}

export type Opened = Awaited<ReturnType<typeof open>>;

export const window = (stream: string, span = SPAN): Slice => ({ by: 'window', stream, ...span });

/** What rows tell, once the allow-list has left what it lets. @throws Error where one drifted */
export function factsOf(stream: Stream, rows: readonly object[]) {
  return rows.flatMap((row) => vivaEngage.observe(stream.name, kept(stream, row)));
}
