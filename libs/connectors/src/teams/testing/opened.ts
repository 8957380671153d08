import { openSession } from '@takeup/connectors/kit';
import { memoryPorts } from '@takeup/connectors/testing';
import type { Slice } from '@takeup/domain';
import type { Instead } from '../../graph/testing/serve-reports.js';
import { serveReports } from '../../graph/testing/serve-reports.js';
import { teams } from '../teams.js';
import type { Tenant, TenantOptions } from './tenant.js';
import { CLIENT_SECRET, SPAN, answerOf, dayAt, fileOf, smallTenant } from './tenant.js';

type Options = TenantOptions & { readonly instead?: Instead };

export const serveTenant = (tenant: Tenant, { instead, ...options }: Options = {}) =>
  serveReports({
    answerOf: (downloads) => answerOf(tenant, downloads),
    file: fileOf(tenant, options),
    instead,
  });

/** As an operator writes it, for a tenant at this address. */
export const configFor = (url: string, more: object = {}) => ({
  tenant: smallTenant.id,
  client_id: smallTenant.clientId,
  client_secret: CLIENT_SECRET,
  login_url: `${url}/login`,
  graph_url: `${url}/graph`,
  report_hosts: ['127.0.0.1'],
  ...more,
});

export async function open(tenant: Tenant, options: Options = {}, config: object = {}) {
  const served = await serveTenant(tenant, options);
  const session = openSession({
    connector: { ...teams, limits: teams.limits.map((limit) => ({ ...limit, calls: 1_000 })) },
    config: teams.config.parse(configFor(served.api.url, config)),
    ports: memoryPorts(),
  });
  return {
    ...served,
    connector: teams,
    session,
    close: async () => {
      await session.close();
      await served.close();
    },
  };
}

/** The `n`th day. */
export const dayOf = (n: number): Slice => ({
  by: 'window',
  stream: 'activity',
  from: Date.parse(dayAt(n)),
  to: Date.parse(dayAt(n)) + 86_400_000,
});

export const whole: Slice = { by: 'window', stream: 'activity', ...SPAN };
