import { closedAfterwards, faultOf } from '@takeup/connectors/testing';
import { teams } from './teams.js';
import { open as openTenant } from './testing/opened.js';
import type { Tenant } from './testing/tenant.js';
import { smallTenant } from './testing/tenant.js';

const { open, closeAll } = closedAfterwards(openTenant);
afterEach(closeAll);

it('finds nothing amiss where names are shown', async () => {
  const { session } = await open(smallTenant);
  expect(await teams.check(session)).toEqual({
    platform: 'Microsoft Teams',
    role: 'Reports.Read.All',
    workspace: 'bank.example',
    notes: [],
  });
  expect((await teams.discover(session)).map(({ name }) => name)).toEqual(['counts', 'activity']);
});

it.each([[true], [false]])(
  'concealed names are told, and no report of people is read (wrapped: %s)',
  async (isWrapped) => {
    const { session, downloads } = await open({ ...smallTenant, concealsNames: true, isWrapped });
    expect((await teams.check(session)).notes).toEqual([{ code: 'teams-names-concealed' }]);
    expect((await teams.discover(session)).map(({ name }) => name)).toEqual(['counts']);
    expect(downloads.asked.filter(({ path }) => path.includes('UserDetail'))).toEqual([]);
  },
);

it('a setting that may not be seen is no hindrance', async () => {
  const { session } = await open({ ...smallTenant, roles: ['Reports.Read.All'] });
  expect((await teams.check(session)).notes).toEqual([
    { code: 'teams-setting-unseen', detail: 'ReportSettings.Read.All' },
  ]);
  expect(await teams.discover(session)).toHaveLength(2);
});

it.each<[string, Partial<Tenant>, object, string]>([
  ['an application without the permission', { roles: ['ReportSettings.Read.All'] }, {}, 'permission-missing'],
  ['another secret', {}, { client_secret: 'another' }, 'unauthorised'],
  ['another tenant', {}, { tenant: 'other.example' }, 'unauthorised'],
  [
    'a report that lies with somebody who was not named',
    {},
    { report_hosts: ['office.com'] },
    'other-origin',
  ],
])('%s fails closed', async (_, tenant, config, code) => {
  const own = await open({ ...smallTenant, ...tenant }, {}, config);
  const fault = await faultOf(teams.check(own.session));
  expect(fault).toMatchObject({ kind: 'denied', code });
  expect(fault.detail).not.toMatch(/another|bank\.example|other\.example/);
});

it.each<[string, object]>([
  ['an empty answer', { body: '' }],
  ['JSON', { body: { value: [] } }],
  ['another table', { body: 'a,b\r\n1,2\r\n' }],
])('%s where the report was expected is no success', async (_, told) => {
  const own = await open(smallTenant, { instead: (path) => (path.startsWith('/data') ? told : undefined) });
  expect(['changed', 'transient']).toContain((await faultOf(teams.check(own.session))).kind);
});

it('credentials go where they belong and nowhere else', async () => {
  const { session, api, downloads } = await open(smallTenant);
  await teams.check(session);
  expect(downloads.asked.length).toBeGreaterThan(0);
  for (const { headers } of downloads.asked) expect(headers.authorization).toBeUndefined();
  for (const { path, headers } of api.asked)
    expect(headers.authorization === undefined).toBe(path.startsWith('/login'));
});
