import { closedAfterwards, faultOf, pagesOf, rowsOf, tellings, testHash } from '@takeup/connectors/testing';
import { dayOf, open as openTenant, whole } from './testing/opened.js';
import type { Tenant, TenantOptions } from './testing/tenant.js';
import { dayAt, smallTenant } from './testing/tenant.js';

const { open, closeAll } = closedAfterwards(openTenant);
afterEach(closeAll);

const who = (n: number) => testHash(`person-${n}@bank.example`, 'identity');
async function told(n: number, options: TenantOptions = {}, tenant: Tenant = smallTenant) {
  const facts = (await tellings(await open(tenant, options), dayOf(n))).flatMap((one) => one.facts);
  return facts.flatMap((fact) =>
    fact.fact === 'activity' ? [[fact.account, fact.kind, fact.count, fact.day, fact.at]] : [],
  );
}
const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();

describe('a day of the report', () => {
  it('tells what was written in channels, posts and replies, and nothing of chats', async () => {
    expect(sorted(await told(4))).toEqual(
      sorted([
        ...[0, 4].map((n) => [who(n), 'post', 2, dayAt(4), null]),
        ...[2, 6].flatMap((n) => [
          [who(n), 'post', 1, dayAt(4), null],
          [who(n), 'reply', 1, dayAt(4), null],
        ]),
      ]),
    );
    // The other half: some only reply, and some are in chats only.
    expect(sorted(await told(3))).toEqual(sorted([1, 5].map((n) => [who(n), 'reply', 3, dayAt(3), null])));
  });

  it('is the same however much was said in chats, meetings and calls', async () => {
    const people = smallTenant.people.map(({ upn, days }) => ({
      upn,
      days: Object.fromEntries(
        Object.entries(days).map(([day, [posts, replies]]) => [day, [posts, replies, 99] as const]),
      ),
    }));
    const [plain, loud] = [await open(smallTenant), await open({ ...smallTenant, people })];
    expect(await rowsOf(loud, whole)).toEqual(await rowsOf(plain, whole));
    expect(JSON.stringify(await rowsOf(loud, whole))).not.toContain('99');
  });

  it('on which nobody wrote in a channel is read, and tells nothing', async () => {
    expect(await told(6)).toEqual([]);
  });

  it('of before posts and replies were parted tells all of it as posts', async () => {
    const columns = { 'Post Messages': null, 'Reply Messages': null };
    expect(sorted(await told(4, { columns }))).toEqual(
      sorted([0, 2, 4, 6].map((n) => [who(n), 'post', 2, dayAt(4), null])),
    );
  });

  it('names nobody but by hashes', async () => {
    expect(JSON.stringify(await tellings(await open(smallTenant), whole))).not.toMatch(/bank\.example/i);
  });

  it.each(['7', ''])('of %j days is told where the organisation’s numbers agree with it', async (period) => {
    expect(await told(4, { period })).toEqual(await told(4));
  });

  it.each(['7', ''])(
    'whose counts are of more than the day (%j) is a gap, and never nothing',
    async (period) => {
      const own = await open(smallTenant, { period, isCumulative: true });
      expect(await faultOf(pagesOf(own, dayOf(4)))).toMatchObject({ kind: 'absent' });
    },
  );

  it.each<[string, Partial<Tenant>, number]>([
    ['that has not come yet', { refreshed: dayAt(2) }, 3],
    [
      'that nobody is on and the organisation’s numbers have not reached',
      { people: [], refreshed: dayAt(5) },
      6,
    ],
  ])('%s is still to come, never nothing', async (_, tenant, n) => {
    const own = await open({ ...smallTenant, ...tenant });
    expect(await faultOf(pagesOf(own, dayOf(n)))).toMatchObject({ kind: 'not-yet' });
  });

  it('that conceals names although the setting cannot be seen is concluded nothing from', async () => {
    const own = await open({ ...smallTenant, roles: ['Reports.Read.All'], concealsNames: true });
    expect(await faultOf(pagesOf(own, dayOf(3)))).toMatchObject({ kind: 'denied', code: 'names-concealed' });
  });

  it.each([
    'Last Activity Date',
    'User Principal Name',
    'Report Refresh Date',
    'Team Chat Message Count',
    'Report Period',
  ])('without its column %s says which is gone', async (name) => {
    const own = await open(smallTenant, { columns: { [name]: 'Something Else' } });
    const fault = await faultOf(pagesOf(own, dayOf(3)));
    expect(fault).toMatchObject({ kind: 'changed', code: 'unexpected-shape' });
    expect(fault.detail).toContain(`"${name}"`);
  });

  it('that lies further back than reports go is not there', async () => {
    const own = await open(smallTenant, {
      instead: (path) =>
        path.includes('UserDetail')
          ? {
              status: 400,
              body: { error: { code: 'InvalidArgument', message: 'The date is out of range.' } },
            }
          : undefined,
    });
    expect(await faultOf(pagesOf(own, dayOf(3)))).toMatchObject({ kind: 'absent' });
  });
});
