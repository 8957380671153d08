import { testHash, zipOf } from '@takeup/connectors/testing';
import type { Instead, Opened } from './testing/opened.js';
import { factsOf, faultOf, read, streamOf, window, open as openTenant } from './testing/opened.js';
import { EXPORT_TOKEN, SPAN, message, smallTenant } from './testing/small-tenant.js';
import type { Tenant } from './testing/tenant.js';
import { vivaEngage } from './viva-engage.js';

const opened: Opened[] = [];
const open = async (tenant: Tenant = smallTenant, instead?: Instead) => {
  const one = await openTenant(
    tenant,
    { export_token: EXPORT_TOKEN },
    instead === undefined ? {} : { instead },
  );
  opened.push(one);
  return one;
};
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

const HOUR = 3_600_000;
const idOf = (n: number) => String(9_000_000_000_000 + n);
const at = (hours: number) => SPAN.from + hours * HOUR;
const list = (stream: string) => ({ by: 'snapshot', stream }) as const;
const exportsOf = ({ api }: Opened) => api.asked.filter(({ path }) => path.endsWith('/export'));

/** An archive of one file, for whatever is asked. */
const archive =
  (name: string, lines: readonly string[], more: object = {}): Instead =>
  (path) =>
    path.endsWith('/export')
      ? {
          headers: { 'content-type': 'application/zip' },
          body: zipOf([{ name, data: Buffer.from(lines.map((line) => `${line}\r\n`).join('')), ...more }]),
        }
      : undefined;
const COLUMNS =
  'id,replied_to_id,thread_id,group_id,in_private_group,in_private_conversation,sender_id,sender_type,body,created_at,deleted_at';
const line = (id: string, more: Readonly<Record<string, string>> = {}) => {
  const cells: Readonly<Record<string, string>> = {
    id,
    thread_id: id,
    group_id: '7001',
    in_private_group: 'false',
    in_private_conversation: 'false',
    sender_id: '5',
    sender_type: 'user',
    body: 'A text',
    created_at: '2026-10-19T12:00:00Z',
    ...more,
  };
  return COLUMNS.split(',')
    .map((name) => cells[name] ?? '')
    .join(',');
};
const firstDay = window('messages', { from: SPAN.from, to: SPAN.from + 24 * HOUR });

describe('messages', () => {
  it('tell who wrote what where, and which answers which', async () => {
    const own = await open();
    const facts = factsOf(await streamOf(own, 'messages'), await read(own, window('messages')));
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
    const rows = await read(own, window('messages'));
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
    expect(await read(own, firstDay)).toHaveLength(isRead ? 1 : 0);
  });

  it.each(COLUMNS.split(','))('without the column %s nothing is concluded, and it is named', async (name) => {
    const header = COLUMNS.split(',')
      .map((own) => (own === name ? 'other' : own))
      .join(',');
    const own = await open(smallTenant, archive('Messages.csv', [header, line('1')]));
    const fault = await faultOf(read(own, firstDay));
    expect(fault).toMatchObject({ kind: 'changed', code: 'unexpected-shape' });
    expect(fault.detail).toContain(`"${name}"`);
  });

  it.each([
    ['in_private_group', 'maybe'],
    ['in_private_conversation', '0'],
    ['created_at', 'yesterday'],
  ])('with %s as %j nothing is concluded', async (name, cell) => {
    const own = await open(smallTenant, archive('Messages.csv', [COLUMNS, line('1', { [name]: cell })]));
    const fault = await faultOf(read(own, firstDay));
    expect(fault).toMatchObject({ kind: 'changed', code: 'unexpected-shape' });
    expect(fault.detail).toContain(name);
  });

  it('give their text to be looked through, and keep none of it; a deleted one gives none', async () => {
    const own = await open();
    const stream = await streamOf(own, 'messages');
    const rows = await read(own, window('messages'));
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
    const rows = await read(own, firstDay);
    expect(rows.map(({ id }) => id)).toEqual(['1', '3']);
    const facts = factsOf(await streamOf(own, 'messages'), rows);
    expect(facts).toMatchObject([{ message: '3' }]);
  });

  it('are asked for a day at a time, as CSV without files, with a second to spare on both sides', async () => {
    const own = await open();
    await read(own, window('messages', { from: SPAN.from, to: SPAN.from + 60 * HOUR }));
    const asked = exportsOf(own).map(({ query }) => Object.fromEntries(query));
    expect(asked).toEqual(
      [
        ['2026-10-18T23:59:59+00:00', '2026-10-20T00:00:01+00:00'],
        ['2026-10-19T23:59:59+00:00', '2026-10-21T00:00:01+00:00'],
        ['2026-10-20T23:59:59+00:00', '2026-10-21T12:00:01+00:00'],
      ].map(([since, until]) => ({ model: 'Message', include: 'csv', since, until })),
    );
  });

  it('of a day that is too large are asked for by the hour, and the next day whole again', async () => {
    const busy = Array.from({ length: 21_000 }, (_, n) => message(1_000 + n, (n % 24) + 0.5));
    const own = await open({ ...smallTenant, messages: [...busy, message(0, 30)] });
    const rows = await read(own, window('messages', { from: SPAN.from, to: SPAN.from + 48 * HOUR }));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(21_001);
    expect(exportsOf(own)).toHaveLength(1 + 24 + 1);
  });

  it.each<[string, Instead, object]>([
    ['without its file', archive('Other.csv', [COLUMNS]), { kind: 'changed', code: 'unexpected-shape' }],
    [
      'encrypted',
      archive('Messages.csv', [COLUMNS], { flags: 1 }),
      { kind: 'changed', code: 'unexpected-shape' },
    ],
    [
      'naming a file outside',
      archive('../Messages.csv', [COLUMNS]),
      { kind: 'changed', code: 'unexpected-shape' },
    ],
    ['damaged', archive('Messages.csv', [COLUMNS], { crc: 1 }), { kind: 'transient', code: 'unreadable' }],
    [
      'cut off',
      (path) =>
        path.endsWith('/export')
          ? { body: zipOf([{ name: 'Messages.csv', data: Buffer.from(COLUMNS) }]).subarray(0, 60) }
          : undefined,
      { kind: 'transient', code: 'truncated' },
    ],
    [
      'refused by Yammer with a 200',
      () => ({ body: { response: { message: 'Token not found.', code: 16, stat: 'fail' } } }),
      { kind: 'denied', code: 'unauthorised' },
    ],
    [
      'a page for people',
      (path) =>
        path.endsWith('/export') ? { headers: { 'content-type': 'text/html' }, body: '<html>' } : undefined,
      { kind: 'denied', code: 'login-page' },
    ],
  ])('an export %s', async (_, instead, fault) => {
    const own = await open(smallTenant, instead);
    expect(await faultOf(read(own, firstDay))).toMatchObject(fault);
  });

  it('an answer that comes again to the next question is noticed', async () => {
    const own = await open(smallTenant, archive('Messages.csv', [COLUMNS, line('1')]));
    expect(await faultOf(read(own, window('messages')))).toMatchObject({
      kind: 'transient',
      code: 'repeated-page',
    });
  });
});

describe('people', () => {
  it('come as accounts by their address, those who left too', async () => {
    const own = await open();
    const facts = factsOf(await streamOf(own, 'users'), await read(own, list('users')));
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
    const facts = factsOf(await streamOf(own, 'users'), await read(own, list('users')));
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
    factsOf(await streamOf(own, 'groups'), await read(own, list('groups'))).map(
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
    const fault = await faultOf(read(own, list('groups')));
    expect(fault).toMatchObject({ kind: 'changed', code: 'unexpected-shape' });
    expect(fault.detail).toContain('"private"');
  });
});
