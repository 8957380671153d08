import { conformance } from '@takeup/connectors/testing';
import { teams } from './teams.js';
import { configFor, serveTenant } from './testing/opened.js';
import { CLIENT_SECRET, CUTS, SPAN, smallTenant } from './testing/tenant.js';

const NEVER_EMPTY = {
  activity: 'a file a day, which is read to its end',
  counts: 'one file tells all days',
};

describe.each([
  ['names shown', smallTenant],
  ['names concealed', { ...smallTenant, concealsNames: true }],
])('%s', (_, tenant) => {
  let served: Awaited<ReturnType<typeof serveTenant>>;
  beforeAll(async () => (served = await serveTenant(tenant)));
  afterAll(() => served.close());

  const cases = conformance({
    connector: teams,
    platform: () => served.api.url,
    configFor: (url) => configFor(url),
    secret: CLIENT_SECRET,
    span: SPAN,
    cuts: CUTS,
    neverEmpty: NEVER_EMPTY,
  });
  it.each(cases)('$name', ({ run }) => run(), 60_000);
});
