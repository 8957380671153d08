import { closedAfterwards, faultOf, rowsOf, streamOf, testHash } from '@takeup/connectors/testing';
import { archive, list } from './testing/export-of.js';
import type { Instead } from './testing/opened.js';
import type { Opened } from './testing/opened.js';
import { factsOf, open as openTenant } from './testing/opened.js';
import { EXPORT_TOKEN, smallTenant } from './testing/small-tenant.js';
import type { Tenant } from './testing/tenant.js';
import { vivaEngage } from './viva-engage.js';

const { open, closeAll } = closedAfterwards((tenant: Tenant = smallTenant, instead?: Instead) =>
  openTenant(tenant, { export_token: EXPORT_TOKEN }, instead === undefined ? {} : { instead }),
);
afterEach(closeAll);

describe('people', () => {
  it('come as accounts by their address, those who left too', async () => {
    const own = await open();
    const facts = factsOf(await streamOf(own, 'users'), await rowsOf(own, list('users')));
    expect(facts).toHaveLength(smallTenant.people.length);
    expect(facts).toContainEqual({
      fact: 'account',
      account: testHash('150000001', 'account'),
      aliases: [testHash('person-1@bank.example', 'identity')],
      kind: 'person',
      enabled: true,
    });
    expect(facts).toContainEqual(
      expect.objectContaining({ account: testHash('150000007', 'account'), enabled: false }),
    );
    expect(JSON.stringify(facts)).not.toMatch(/bank\.example|A name|A title/i);
  });

  it('without an address are known by nothing', async () => {
    const own = await open(smallTenant, archive('Users.csv', ['id,email,deleted_at,suspended_at', '5,,,']));
    const facts = factsOf(await streamOf(own, 'users'), await rowsOf(own, list('users')));
    expect(facts).toMatchObject([{ aliases: [] }]);
  });

  it('come page by page', async () => {
    const rows = Array.from({ length: 12_000 }, (_, n) => `${n},p${n}@bank.example,,`);
    const own = await open(smallTenant, archive('Users.csv', ['id,email,deleted_at,suspended_at', ...rows]));
    const pages = [];
    for await (const page of vivaEngage.read(own.session, list('users'))) pages.push(page);
    expect(pages.map((page) => [page.rows.length, page.cursor])).toEqual([
      [5_000, '5000'],
      [5_000, '10000'],
      [2_000, undefined],
    ]);
  });
});

describe('groups', () => {
  const keysOf = async (own: Opened) =>
    factsOf(await streamOf(own, 'groups'), await rowsOf(own, list('groups'))).map(
      (fact) => fact.fact === 'community' && [fact.community, fact.key, fact.title],
    );

  it('are public ones only, named as charters write them; two of one name by their ids', async () => {
    expect(await keysOf(await open())).toEqual([
      ['7001', 'ask-an-expert', 'Ask an Expert'],
      ['7002', 'town-square-7002', 'Town Square'],
      ['7003', 'town-square-7003', 'Town  square!'],
    ]);
  });

  it.each<[string, readonly string[], readonly unknown[]]>([
    [
      'privacy in a word',
      ['id,name,privacy', '1,Für alle,public', '2,Board,private'],
      [['1', 'für-alle', 'Für alle']],
    ],
    ['nothing said of a group', ['id,name,private', '1,Board,'], []],
    ['a name of signs only', ['id,name,private', '1,!!!,false'], [['1', '1', '!!!']]],
  ])('%s', async (_, lines, expected) => {
    expect(await keysOf(await open(smallTenant, archive('Groups.csv', lines)))).toEqual(expected);
  });

  it('without a column that says whom they are for nothing is concluded', async () => {
    const own = await open(smallTenant, archive('Groups.csv', ['id,name', '1,Board']));
    const fault = await faultOf(rowsOf(own, list('groups')));
    expect(fault).toMatchObject({ kind: 'changed', code: 'unexpected-shape' });
    expect(fault.detail).toContain('"private"');
  });
});
