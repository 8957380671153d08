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
import { vivaEngage } from './viva-engage.js';

const levels: readonly (readonly [string, object, string])[] = [
  ['reports only', {}, CLIENT_SECRET],
  ['reports and the data export', { export_token: EXPORT_TOKEN }, EXPORT_TOKEN],
  ['the data export in the name of an administrator', { export_refresh_token: REFRESH_TOKEN }, REFRESH_TOKEN],
];

describe.each(levels)('%s', (_, more, secret) => {
  let served: ServedTenant;
  beforeAll(async () => (served = await serveTenant(smallTenant)));
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
    },
  });
  it.each(cases)('$name', ({ run }) => run(), 60_000);
});
