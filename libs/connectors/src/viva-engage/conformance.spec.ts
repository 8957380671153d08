import { conformance } from '@takeup/connectors/testing';
import type { ServedTenant } from './testing/opened.js';
import { configFor, serveTenant } from './testing/opened.js';
import {
  CLIENT_SECRET,
  CUTS,
  EXPORT_TOKEN,
  REFRESH_TOKEN,
  SPAN,
  smallTenant,
} from './testing/small-tenant.js';
import type { Tenant } from './testing/tenant.js';
import { vivaEngage } from './viva-engage.js';

const levels: readonly (readonly [string, Tenant, object, string])[] = [
  ['reports only', smallTenant, {}, CLIENT_SECRET],
  ['reports that conceal names', { ...smallTenant, concealsNames: true }, {}, CLIENT_SECRET],
  ['reports and the data export', smallTenant, { export_token: EXPORT_TOKEN }, EXPORT_TOKEN],
  [
    'the data export in the name of an administrator',
    smallTenant,
    { export_refresh_token: REFRESH_TOKEN },
    REFRESH_TOKEN,
  ],
];

describe.each(levels)('%s', (_, tenant, more, secret) => {
  let served: ServedTenant;
  beforeAll(async () => (served = await serveTenant(tenant)));
  afterAll(() => served.close());

  const cases = conformance({
    connector: vivaEngage,
    platform: () => served.api.url,
    configFor: (url) => configFor(url, more),
    secret,
    span: SPAN,
    cuts: CUTS,
    neverEmpty: {
      users: 'one file, which is read to its end',
      groups: 'one file, which is read to its end',
      activity: 'a file a day, which is read to its end',
      counts: 'one file tells all days',
    },
  });
  it.each(cases)('$name', ({ run }) => run(), 60_000);
});
