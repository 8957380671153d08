import { closedAfterwards, faultOf, packed, pagesOf, tellings, testHash } from '@takeup/connectors/testing';
import { membersOf, open as openWorkspace } from './testing/opened.js';
import { OWN, member, smallWorkspace, userId } from './testing/workspace.js';

const { open, closeAll } = closedAfterwards(openWorkspace);
afterEach(closeAll);

const DAY = '2026-10-27';
const withFile = (rows: readonly object[]) => ({
  ...smallWorkspace,
  files: { ...smallWorkspace.files, [DAY]: rows as never },
});
const hash = (text: string) => testHash(text, 'account');

async function actsOf(rows: readonly object[]) {
  const told = await tellings(await open(withFile(rows)), membersOf(DAY));
  return told.flatMap(({ facts }) =>
    facts.flatMap((fact) => (fact.fact === 'activity' ? [[fact.kind, fact.count, fact.day, fact.at]] : [])),
  );
}

describe('a day of a member', () => {
  it.each<[string, object, readonly unknown[]]>([
    ['who was not there', { is_active: false }, []],
    ['who read', { is_active: true }, [['view', 1, DAY, null]]],
    [
      'who wrote direct messages only',
      { is_active: true, messages_posted_count: 9 },
      [['view', 1, DAY, null]],
    ],
    [
      'who wrote in channels and reacted, perhaps in direct messages',
      { is_active: true, channel_messages_posted_count: 3, reactions_added_count: 2 },
      [
        ['view', 1, DAY, null],
        ['post', 3, DAY, null],
      ],
    ],
  ])('%s', async (_, more, acts) => {
    const quiet = { is_active: false, channel_messages_posted_count: 0, reactions_added_count: 0 };
    expect(await actsOf([member(2, DAY, { ...quiet, ...more })])).toEqual(acts);
  });

  it('names nobody, is matched by employee number, then by address', async () => {
    const rows = [
      member(2, DAY, { email_address: '' }),
      member(3, DAY, { enterprise_employee_number: null }),
    ];
    const told = await tellings(await open(withFile(rows)), membersOf(DAY));
    const accounts = told.flatMap(({ facts }) => facts.filter(({ fact }) => fact === 'account'));
    expect(accounts).toMatchObject([
      { account: hash(userId(2)), aliases: [testHash('E100002', 'identity')], kind: 'person' },
      { account: hash(userId(3)), aliases: [testHash('person-3@bank.example', 'identity')] },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/person-\d|E10000\d|U0PERSON/);
  });

  it('of two workspaces is two rows of one account', async () => {
    const rows = [member(2, DAY), member(2, DAY, { team_id: 'T0TWO' }), member(2, DAY, { team_id: null })];
    const told = await tellings(await open(withFile(rows)), membersOf(DAY));
    expect(new Set(told.map(({ row }) => `${row['member']} ${row['team']}`)).size).toBe(3);
    expect(new Set(told.map(({ row }) => row['member']))).toEqual(new Set([hash(userId(2))]));
  });

  it('leaves Takeup’s own account out', async () => {
    const rows = await pagesOf(
      await open(withFile([member(2, DAY), member(9, DAY, { user_id: OWN })])),
      membersOf(DAY),
    );
    expect(rows.flatMap((page) => page.rows)).toHaveLength(1);
  });
});

it('a large file comes in pages, and goes on where it was cut off', async () => {
  const rows = Array.from({ length: 4_345 }, (_, n) => member(n, DAY));
  const own = await open(withFile(rows));
  const pages = await pagesOf(own, membersOf(DAY));
  expect(pages.map((page) => [page.rows.length, page.cursor, page.covers !== undefined])).toEqual([
    [2_000, `${DAY} 2000`, false],
    [2_000, `${DAY} 4000`, false],
    [345, undefined, true],
  ]);
  const rest = await pagesOf(own, membersOf(DAY, 1, `${DAY} 4000`));
  expect(rest).toEqual(pages.slice(2));
});

it('each day in its turn, and the account of the token that may', async () => {
  const own = await open(smallWorkspace);
  await pagesOf(own, membersOf('2026-10-24', 3));
  const dates = own.server.asked.flatMap(({ body }) => {
    const { type, date } = body as Record<string, string>;
    return type === undefined ? [] : [`${type} ${date}`];
  });
  expect(dates).toEqual(['member 2026-10-24', 'member 2026-10-25', 'member 2026-10-26']);
});

describe('a file that is not there', () => {
  it.each([
    ['2026-11-10', 'not-yet'],
    ['2026-10-19', 'absent'],
    ['2026-10-28', 'absent'],
  ])('%s is %s, and no day of nobody', async (day, kind) => {
    const { '2026-10-28': _lost, ...files } = smallWorkspace.files;
    const fault = await faultOf(pagesOf(await open({ ...smallWorkspace, files }), membersOf(day)));
    expect(fault).toMatchObject({ kind, code: 'not-found' });
  });

  it('of another day is not taken for it', async () => {
    const fault = await faultOf(pagesOf(await open(withFile([member(2, '2026-10-26')])), membersOf(DAY)));
    expect(fault).toMatchObject({ kind: 'transient', code: 'repeated-page' });
  });

  it('with a line that is no row says so', async () => {
    const instead = ({ path }: { path: string }) =>
      path.endsWith('getFile')
        ? {
            headers: { 'content-type': 'application/gzip' },
            body: packed(`${JSON.stringify(member(2, DAY))}\n{"broken\n\n`),
          }
        : undefined;
    const fault = await faultOf(pagesOf(await open(smallWorkspace, { instead }), membersOf(DAY)));
    expect(fault).toMatchObject({ kind: 'changed', code: 'unexpected-shape' });
    expect(fault.detail).not.toContain('broken');
  });
});
