import { closedAfterwards, faultOf } from '@takeup/connectors/testing';
import type { Opened } from './testing/opened.js';
import { open as openTenant } from './testing/opened.js';
import { EXPORT_TOKEN, REFRESH_TOKEN, smallTenant } from './testing/small-tenant.js';
import type { Tenant } from './testing/tenant.js';
import { vivaEngage } from './viva-engage.js';

const { open, closeAll } = closedAfterwards(openTenant);
afterEach(closeAll);

const WITH_EXPORT = { export_token: EXPORT_TOKEN };
const streamsOf = async ({ session }: Opened) => (await vivaEngage.discover(session)).map(({ name }) => name);

describe('check', () => {
  it('finds nothing amiss with names shown and a token for the export', async () => {
    const own = await open(smallTenant, WITH_EXPORT);
    expect(await vivaEngage.check(own.session)).toEqual({
      platform: 'Viva Engage',
      role: 'Reports.Read.All, Data Export',
      workspace: 'bank.example',
      notes: [],
    });
    expect(await streamsOf(own)).toEqual(['users', 'groups', 'messages', 'counts', 'activity']);
  });

  it('without a token for the export says so, and reads reports only', async () => {
    const own = await open(smallTenant);
    expect(await vivaEngage.check(own.session)).toMatchObject({
      role: 'Reports.Read.All',
      notes: [{ code: 'viva-engage-no-export' }],
    });
    expect(await streamsOf(own)).toEqual(['counts', 'activity']);
    expect(own.api.asked.filter(({ path }) => path.startsWith('/yammer'))).toEqual([]);
  });

  it.each([[true], [false]])(
    'concealed names are told, and no report of people is read (wrapped: %s)',
    async (isWrapped) => {
      const own = await open({ ...smallTenant, concealsNames: true, isWrapped }, WITH_EXPORT);
      expect((await vivaEngage.check(own.session)).notes).toEqual([{ code: 'viva-engage-names-concealed' }]);
      expect(await streamsOf(own)).toEqual(['users', 'groups', 'messages', 'counts']);
      const alone = await open({ ...smallTenant, concealsNames: true, isWrapped });
      expect(await streamsOf(alone)).toEqual(['counts']);
    },
  );

  it('a setting that may not be seen is no hindrance', async () => {
    const own = await open({ ...smallTenant, roles: ['Reports.Read.All'] }, WITH_EXPORT);
    expect((await vivaEngage.check(own.session)).notes).toEqual([
      { code: 'viva-engage-setting-unseen', detail: 'ReportSettings.Read.All' },
    ]);
    expect(await streamsOf(own)).toContain('activity');
  });

  it.each<[string, Partial<Tenant>, object, string]>([
    ['a refresh token that has ended', {}, { export_refresh_token: 'another' }, 'unauthorised'],
    [
      'an application without the permission',
      { roles: ['ReportSettings.Read.All'] },
      {},
      'permission-missing',
    ],
    ['another secret', {}, { client_secret: 'another' }, 'unauthorised'],
    ['another tenant', {}, { tenant: 'other.example' }, 'unauthorised'],
    [
      'a token for the export that is not a verified admin’s',
      {},
      { export_token: 'another' },
      'unauthorised',
    ],
  ])('%s fails closed', async (_, tenant, config, code) => {
    const own = await open({ ...smallTenant, ...tenant }, config);
    const fault = await faultOf(vivaEngage.check(own.session));
    expect(fault).toMatchObject({ kind: 'denied', code });
    expect(fault.detail).not.toMatch(/another|bank\.example|other\.example/);
  });

  it.each<[string, object]>([
    ['an empty answer', { body: '' }],
    ['JSON', { body: { value: [] } }],
    ['another table', { body: 'a,b\r\n1,2\r\n' }],
  ])('%s where the report was expected is no success', async (_, told) => {
    const own = await open(
      smallTenant,
      {},
      {
        instead: (path) => (path.startsWith('/data/download') ? told : undefined),
      },
    );
    expect(['changed', 'transient']).toContain((await faultOf(vivaEngage.check(own.session))).kind);
  });

  it('credentials go where they belong and nowhere else', async () => {
    const own = await open(smallTenant, WITH_EXPORT);
    await vivaEngage.check(own.session);
    expect(own.downloads.asked.length).toBeGreaterThan(0);
    for (const { headers } of own.downloads.asked) expect(headers.authorization).toBeUndefined();
    const told = own.api.asked.map(({ path, headers }) => [path.split('/')[1], headers.authorization]);
    for (const [api, authorization] of told) {
      if (api === 'login') expect(authorization).toBeUndefined();
      if (api === 'graph') expect(authorization).toBe('Bearer an-access-token-of-the-application');
      if (api === 'yammer') expect(authorization).toBe(`Bearer ${EXPORT_TOKEN}`);
    }
    expect(own.api.asked.filter(({ path }) => path.endsWith('/token'))).toHaveLength(1);
  });

  it('what a Verified Admin has left is exchanged for a token of the export, for which it alone is good', async () => {
    const own = await open(smallTenant, { export_refresh_token: REFRESH_TOKEN });
    expect((await vivaEngage.check(own.session)).notes).toEqual([]);
    expect(await streamsOf(own)).toContain('messages');
    const told = own.api.asked.map(({ path, headers }) => `${path.split('/')[1]} ${headers.authorization}`);
    expect(told.filter((one) => one.startsWith('yammer'))).toEqual([`yammer Bearer ${EXPORT_TOKEN}`]);
    expect(told.filter((one) => one.startsWith('graph')).join()).not.toContain(EXPORT_TOKEN);
    const forms = own.api.asked.flatMap(({ path, body }) => (path.endsWith('/token') ? [body] : []));
    expect(forms).toMatchObject([
      { grant_type: 'client_credentials' },
      { grant_type: 'refresh_token', refresh_token: REFRESH_TOKEN },
    ]);
  });

  it('a report that lies with somebody who was not named is not fetched', async () => {
    const own = await open(smallTenant, { report_hosts: ['reports.office.com'] });
    expect(await faultOf(vivaEngage.check(own.session))).toMatchObject({
      kind: 'denied',
      code: 'other-origin',
    });
    expect(own.downloads.asked).toEqual([]);
  });
});
