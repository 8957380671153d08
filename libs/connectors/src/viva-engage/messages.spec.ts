import { closedAfterwards, faultOf, rowsOf, streamOf, testHash } from '@takeup/connectors/testing';
import { COLUMNS, archive, at, firstDay, idOf, line } from './testing/export-of.js';
import type { Instead } from './testing/opened.js';
import { factsOf, window, open as openTenant } from './testing/opened.js';
import { EXPORT_TOKEN, smallTenant } from './testing/small-tenant.js';
import type { Tenant } from './testing/tenant.js';

const { open, closeAll } = closedAfterwards((tenant: Tenant = smallTenant, instead?: Instead) =>
  openTenant(tenant, { export_token: EXPORT_TOKEN }, instead === undefined ? {} : { instead }),
);
afterEach(closeAll);

describe('messages', () => {
  it('tell who wrote what where, and which answers which', async () => {
    const own = await open();
    const facts = factsOf(await streamOf(own, 'messages'), await rowsOf(own, window('messages')));
    const told = (n: number) => facts.filter((fact) => fact.fact === 'activity' && fact.message === idOf(n));
    expect(told(1)).toEqual([
      {
        fact: 'activity',
        account: testHash('150000001', 'account'),
        kind: 'post',
        at: at(13),
        community: '7001',
        count: 1,
        message: idOf(1),
        thread: idOf(1),
      },
    ]);
    expect(told(120)).toMatchObject([{ kind: 'reply', thread: idOf(1), community: '7001' }]);
    expect(told(121)).toMatchObject([{ kind: 'reply', thread: idOf(1) }]);
    expect(told(132)).toMatchObject([{ kind: 'post', community: null }]);
    expect([122, 123, 124].flatMap(told)).toEqual([]);
  });

  it('that are private never leave the connector, nor does any word of them', async () => {
    const own = await open();
    const rows = await rowsOf(own, window('messages'));
    expect(rows.map(({ id }) => id)).not.toEqual(expect.arrayContaining([idOf(130)]));
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`number (?:${idOf(130)}|${idOf(131)})`));
    expect(rows.map(({ id }) => id)).toContain(idOf(1));
  });

  it.each<[string, Readonly<Record<string, string>>, boolean]>([
    ['a public group', {}, true],
    ['a public group in capitals', { in_private_group: 'FALSE', in_private_conversation: 'False' }, true],
    ['no group', { group_id: '', in_private_group: '' }, true],
    ['a private group', { in_private_group: 'true' }, false],
    ['a private conversation', { in_private_conversation: 'true' }, false],
    ['a group that says nothing of whom it is for', { in_private_group: '' }, false],
    ['a conversation that says nothing', { in_private_conversation: '' }, false],
  ])('in %s', async (_, cells, isRead) => {
    const own = await open(smallTenant, archive('Messages.csv', [COLUMNS, line('1', cells)]));
    expect(await rowsOf(own, firstDay)).toHaveLength(isRead ? 1 : 0);
  });

  it.each(COLUMNS.split(','))('without the column %s nothing is concluded, and it is named', async (name) => {
    const header = COLUMNS.split(',')
      .map((own) => (own === name ? 'other' : own))
      .join(',');
    const own = await open(smallTenant, archive('Messages.csv', [header, line('1')]));
    const fault = await faultOf(rowsOf(own, firstDay));
    expect(fault).toMatchObject({ kind: 'changed', code: 'unexpected-shape' });
    expect(fault.detail).toContain(`"${name}"`);
  });

  it.each([
    ['in_private_group', 'maybe'],
    ['in_private_conversation', '0'],
    ['created_at', 'yesterday'],
  ])('with %s as %j nothing is concluded', async (name, cell) => {
    const own = await open(smallTenant, archive('Messages.csv', [COLUMNS, line('1', { [name]: cell })]));
    const fault = await faultOf(rowsOf(own, firstDay));
    expect(fault).toMatchObject({ kind: 'changed', code: 'unexpected-shape' });
    expect(fault.detail).toContain(name);
  });

  it('give their text to be looked through, and keep none of it; a deleted one gives none', async () => {
    const own = await open();
    const stream = await streamOf(own, 'messages');
    const rows = await rowsOf(own, window('messages'));
    const textOf = (n: number) => {
      const row = rows.find(({ id }) => id === idOf(n));
      return row === undefined ? 'no row' : stream.textOf?.(row);
    };
    expect(textOf(1)).toBe(`What somebody wrote, "quoted",\nas number ${idOf(1)}`);
    expect(textOf(124)).toBeUndefined();
    expect(Object.keys(stream.keep)).not.toEqual(expect.arrayContaining(['body']));
    expect(JSON.stringify(factsOf(stream, rows))).not.toMatch(/wrote|A name|bank\.example/);
  });

  it('that were deleted since are taken back, on whichever day they come', async () => {
    const gone = line('1', { created_at: '2026-10-01T12:00:00Z', deleted_at: '2026-10-19T15:00:00Z' });
    const old = line('2', { created_at: '2026-10-01T12:00:00Z' });
    const own = await open(smallTenant, archive('Messages.csv', [COLUMNS, gone, old, line('3')]));
    const rows = await rowsOf(own, firstDay);
    expect(rows.map(({ id }) => id)).toEqual(['1', '3']);
    const facts = factsOf(await streamOf(own, 'messages'), rows);
    expect(facts).toMatchObject([{ message: '3' }]);
  });
});
