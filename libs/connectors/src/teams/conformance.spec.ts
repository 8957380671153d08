import { conformance } from '@takeup/connectors/testing';
import { teams } from './teams.js';
import { configFor, serveTenant } from './testing/opened.js';
import { CLIENT_SECRET, CUTS, SPAN, smallTenant } from './testing/tenant.js';

let served: Awaited<ReturnType<typeof serveTenant>>;
beforeAll(async () => (served = await serveTenant(smallTenant)));
afterAll(() => served.close());

const cases = conformance({
  connector: teams,
  platform: () => served.api.url,
  configFor: (url) => configFor(url),
  secret: CLIENT_SECRET,
  span: SPAN,
  cuts: CUTS,
  neverEmpty: { activity: 'a file a day, which is read to its end' },
});
it.each(cases)('$name', ({ run }) => run(), 60_000);
