import type { Told } from '@takeup/connectors/testing';
import { closedAfterwards, faultOf, openOn } from '@takeup/connectors/testing';
import { configFor } from '../teams/testing/opened.js';
import { teams } from '../teams/teams.js';
import { tenantIdOf } from './tenant-id.js';

const ID = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';
const DOCUMENT = { issuer: `https://login.microsoftonline.com/${ID}/v2.0` };

const { open, closeAll } = closedAfterwards((told: Told, tenant: string) =>
  openOn({
    connector: teams,
    answer: ({ path }) =>
      path === `/login/${tenant.toLowerCase()}/v2.0/.well-known/openid-configuration`
        ? told
        : { status: 404 },
    configFor: (url) => configFor(url, { tenant }),
  }),
);
afterEach(closeAll);

it.each([['bank.example'], ['Bank.onMicrosoft.com']])(
  '%s is the directory that its document names',
  async (domain) => {
    const { session, server } = await open({ body: DOCUMENT }, domain);
    expect(await tenantIdOf(session)).toBe(ID);
    expect(server.asked.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  },
);

it('an id is not asked for', async () => {
  const { session, server } = await open({ body: DOCUMENT }, ID.toUpperCase());
  expect(await tenantIdOf(session)).toBe(ID);
  expect(server.asked).toEqual([]);
});

it.each<[string, Told]>([
  ['there is no document', { status: 404, body: {} }],
  ['it names none', { body: { issuer: 'https://login.microsoftonline.com/common/v2.0' } }],
  ['it is another one', { body: [] }],
])('as it was written where %s', async (_, told) => {
  const { session } = await open(told, 'bank.example');
  expect(await tenantIdOf(session)).toBe('bank.example');
});

it('is not guessed where the document cannot be had just now', async () => {
  const { session } = await open({ status: 503, body: {} }, 'bank.example');
  expect(await faultOf(tenantIdOf(session))).toMatchObject({ kind: 'transient' });
});
