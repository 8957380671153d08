import { eachDay } from '@takeup/domain';
import { inTransaction } from '@takeup/storage';
import type { MattermostServer } from '@takeup/simulator';
import { mattermostServer } from '@takeup/simulator';
import { TestCluster } from './cluster.js';
import { contentsOf } from './contents.js';
import { Board, PLATFORM_TOKEN, pull, sourceOf } from './platform.js';
import { activityText, directoryText, peopleOf } from './table.js';
import { World, codeOf, saidBy } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
const servers: MattermostServer[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
  await cluster.stop();
}, 60_000);

const PEOPLE = peopleOf('a', 30, { department: 'A' }).map((person) => ({
  ...person,
  email: `${person.employee_id}@example.org`,
}));
const MARCH = [...eachDay('2025-03-01', '2025-03-31')];
const did = (accounts: readonly string[], days: Iterable<string> = MARCH) =>
  activityText([...days].flatMap((day) => accounts.map((account) => ({ day, account, kind: 'post' }))));
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `a${from + index}`);
const header = 'account,employee_id\n';
const newWorld = async () =>
  new World(await cluster.database(), {
    today: '2025-04-20',
    config: { connections: ['files', 'wiki'].map((key) => ({ key, title: key })) },
  });
const WEEK = { period: 'week:2025-W12' };

describe('an account that the directory does not know', () => {
  it('counts for its person by a rule, once beside all others they have', async () => {
    const world = await newWorld();
    await world.directory(directoryText(PEOPLE));
    // The same twelve by id, by address on another source, and two of them by names nobody knows.
    await world.activity(did([...numbered(1, 12), 'nick', 'old@elsewhere.example']));
    await world.activity(did(['a3@example.org', 'other', 'a12@example.org']), { connection: 'wiki' });
    const report = await world.aliases(`${header}nick,a1\nOLD@Elsewhere.example,a20\nother,a1\n`);
    expect(report).toEqual({ kind: 'aliases', aliases: 3, added: 3, gone: 0, unchanged: false });
    await world.refresh();
    const { rows, match } = await world.adoption(WEEK);
    expect(saidBy(rows)).toEqual({ ALL: '13 of 30' });
    expect(match).toEqual({ accounts: 13, matched: 13 });
  });

  it('gives one release whatever comes first: rules, directory or acts, with refreshes between', async () => {
    const steps = {
      aliases: (world: World) => world.aliases(`${header}nick,a1\nold@elsewhere.example,a20\n`),
      directory: (world: World) => world.directory(directoryText(PEOPLE)),
      acts: (world: World) => world.activity(did([...numbered(1, 12), 'nick', 'old@elsewhere.example'])),
    };
    const names = ['aliases', 'directory', 'acts'] as const;
    const hashes = new Set<string>();
    for (const first of names)
      for (const second of names)
        for (const third of names) {
          if (new Set([first, second, third]).size < 3) continue;
          const world = await newWorld();
          for (const name of [first, second]) await steps[name](world);
          // With the directory and the acts alone it would be published without the rules.
          if (third !== 'aliases') await world.refresh();
          await steps[third](world);
          hashes.add(await world.hash());
        }
    expect(hashes.size).toBe(1);
  });

  it('is what it was in months of which anything is published, to their end', async () => {
    const world = await newWorld();
    await world.directory(directoryText(PEOPLE));
    const days = [...eachDay('2025-02-24', '2025-04-19')];
    await world.activity(did([...numbered(1, 12), 'nick'], days.slice(0, 20)));
    world.clock.set('2025-03-16');
    await world.refresh();
    await world.aliases(`${header}nick,a20\n`);
    world.clock.set('2025-04-20');
    await world.activity(did([...numbered(1, 12), 'nick'], days.slice(20)));
    const { restatementsPending } = await world.refresh();
    expect(restatementsPending).toBe(0);
    const told = async (period: string) => saidBy((await world.adoption({ period })).rows);
    expect(await told('week:2025-W10')).toEqual({ ALL: '12 of 30' });
    // Of March a week was published before the rule.
    expect(await told('week:2025-W12')).toEqual({ ALL: '12 of 30' });
    expect(await told('month:2025-03')).toEqual({ ALL: '12 of 30' });
    expect(await told('week:2025-W15')).toEqual({ ALL: '13 of 30' });
    // Other rules let those of March be what they were.
    await world.aliases(header);
    await world.aliases(`${header}nick,a21\n`);
    const sets = await inTransaction(world.database, (session) =>
      session.query(`SELECT count(*)::integer AS rules FROM person.alias`),
    );
    expect(sets).toEqual([{ rules: 2 }]);
  });
});

describe('a domain that counts as another one', () => {
  it('ties its addresses, in acts, rules and the directory', async () => {
    const world = new World(await cluster.database(), {
      today: '2025-04-20',
      config: {
        domains: new Map([
          ['old.example', 'example.org'],
          ['older.example', 'example.org'],
        ]),
      },
    });
    const moved = PEOPLE.map((one, at) => (at === 0 ? { ...one, email: 'a1@older.example' } : one));
    expect(await world.directory(directoryText(moved))).toMatchObject({ ambiguousEmails: 0 });
    await world.activity(did([...numbered(2, 11), 'A1@old.example', 'a12@old.example', 'post@old.example']));
    expect(codeOf(await world.tryAliases(`${header}a12@older.example,a20\n`))).toBe('alias-taken');
    expect(codeOf(await world.tryAliases(`${header}x@old.example,a1\nx@example.org,a2\n`))).toBe(
      'alias-twice',
    );
    await world.aliases(`${header}post@example.org,a20\n`);
    await world.refresh();
    expect(saidBy((await world.adoption(WEEK)).rows)).toEqual({ ALL: '13 of 30' });
  });
});

describe('where the directory and a rule say otherwise', () => {
  it('each month’s own directory holds, and the rule where that says nothing', async () => {
    const world = await newWorld();
    await world.directory(directoryText(PEOPLE));
    await world.activity(did([...numbered(1, 12), 'post@example.org'], eachDay('2025-02-01', '2025-04-19')));
    await world.aliases(`${header}post@example.org,a20\n`);
    // From April on the address is another's.
    const later = PEOPLE.map((one) =>
      one.employee_id === 'a25' ? { ...one, email: 'post@example.org' } : one,
    );
    await world.directory(directoryText(later.filter(({ employee_id }) => employee_id !== 'a20')), {
      asOf: '2025-04-01',
    });
    await world.refresh();
    expect(saidBy((await world.adoption({ period: 'month:2025-03' })).rows)).toEqual({ ALL: '13 of 30' });
    const april = await world.adoption({ period: 'week:2025-W15' });
    expect(saidBy(april.rows)).toEqual({ ALL: '13 of 29' });
    expect(april.match).toEqual({ accounts: 13, matched: 13 });
  });

  it('an address that several share is whose the rule says', async () => {
    const world = await newWorld();
    const shared = PEOPLE.map((one, at) =>
      at === 19 || at === 20 ? { ...one, email: 'team@example.org' } : one,
    );
    await world.directory(directoryText(shared));
    await world.activity(did([...numbered(1, 12), 'team@example.org']));
    await world.aliases(`${header}team@example.org,a20\n`);
    await world.refresh();
    expect(saidBy((await world.adoption(WEEK)).rows)).toEqual({ ALL: '13 of 30' });
  });
});

describe('a file of rules', () => {
  it('replaces all of them, and the same one changes nothing', async () => {
    const world = await newWorld();
    await world.directory(directoryText(PEOPLE));
    await world.aliases(`${header}x,a1\ny,a2\nx,a1\n`);
    const before = await contentsOf(world.database);
    expect(await world.aliases(`employee_id;account\na2;y\na1;x\n`)).toMatchObject({
      aliases: 2,
      unchanged: true,
    });
    const after = await contentsOf(world.database);
    expect(after.get('person.alias')).toEqual(before.get('person.alias'));
    expect(await world.aliases(`${header}y,a3\n`)).toMatchObject({ aliases: 1, added: 1, gone: 1 });
    expect(await world.aliases(header)).toMatchObject({ aliases: 0, added: 0, gone: 1 });
  });

  it.each([
    ['an account of two people', 'x,a1\ny,a2\nX@b.example,a1\nx@B.example,a2\n', 'alias-twice', '4 and 5'],
    ['an employee whom no directory had', 'x,a1\ny,nobody\nz,noone\n', 'alias-unknown', '3, 4'],
    ['somebody else’s address', 'x,a1\na7@example.org,a1\n', 'alias-taken', '3'],
    ['somebody else’s id', 'a7,a1\n', 'alias-taken', '2'],
    ['a line without an account', 'x,a1\n,a2\n', 'alias-incomplete', '3'],
  ])('%s is refused with its lines, and nothing is changed', async (_, lines, code, where) => {
    const world = await newWorld();
    await world.directory(directoryText(PEOPLE));
    await world.aliases(`${header}known,a5\n`);
    const before = await contentsOf(world.database);
    const refused = await world.tryAliases(header + lines);
    expect(refused).toMatchObject({ refusal: { code, kind: 'invalid', details: { lines: where } } });
    expect(JSON.stringify(refused)).not.toMatch(/nobody|example/);
    expect(await contentsOf(world.database)).toEqual(before);
  });

  it('names no source whose accounts have no ids of their own, and needs its columns', async () => {
    const world = await newWorld();
    expect(codeOf(await world.tryAliases('account,employee_id,connection\nx,a1,files\n'))).toBe(
      'alias-connection',
    );
    expect(codeOf(await world.tryAliases('account,connection\nx,files\n'))).toBe('file-missing-columns');
  });
});

describe('a platform’s own id', () => {
  it('is tied by a rule, and the months in which it acted are counted again, no others', async () => {
    const board = new Board();
    const [ann, bob] = [board.account('ann'), board.account('bob', { email: 'bob@elsewhere.example' })];
    const room = board.channel('ask');
    board.post(room, ann, '2026-09-03T10:00:00Z');
    board.post(room, bob, '2026-10-02T10:00:00Z');
    const server = await mattermostServer({
      content: board,
      clock: () => Date.parse('2026-10-20T12:00:00Z'),
      token: PLATFORM_TOKEN,
    });
    servers.push(server);
    const world = new World(await cluster.database(), {
      today: '2026-10-20',
      config: { connections: [{ key: 'chat', title: 'Chat', consents: [] }] },
    });
    await world.directory('employee_id,email\n1,ann@example.org\n2,bob@example.org\n');
    await pull(world, sourceOf({ server, since: '2026-08-01' }));
    await world.refresh();
    const tied = (): Promise<{ month: string; person: boolean }[]> =>
      inTransaction(world.database, (session) =>
        session.query(
          `SELECT to_char(a.month, 'YYYY-MM') AS month, bool_or(m.person_key IS NOT NULL) AS person FROM person.activity a
           LEFT JOIN person.roster_member m ON a.account_key IN (m.person_key, m.email_key)
             OR a.account_key = (SELECT x.account_key FROM person.alias x WHERE x.person_key = m.person_key)
           GROUP BY a.month ORDER BY a.month`,
        ),
      );
    expect(await tied()).toEqual([
      { month: '2026-09', person: true },
      { month: '2026-10', person: false },
    ]);
    // By the address that the platform tells, and then by its own id.
    for (const [rules, months] of [
      [`${header}bob@elsewhere.example,2\n`, ['2026-10']],
      [`account,employee_id,connection\n${bob.id},2,chat\n`, ['2026-10']],
      [`account,employee_id,connection\n${bob.id},2,chat\n`, []],
      [header, []],
    ] as const) {
      await world.aliases(rules);
      expect(await dirtiedBy(world)).toEqual(months);
      await world.refresh();
      expect((await tied())[1]?.person).toBe(rules !== header);
    }
  });

  it('is tied by its address again when the rule is gone, also while a month is counted by it', async () => {
    const board = new Board();
    const ann = board.account('ann');
    const room = board.channel('ask');
    for (const day of eachDay('2026-09-01', '2026-10-19')) board.post(room, ann, `${day}T10:00:00Z`);
    const server = await mattermostServer({
      content: board,
      clock: () => Date.parse('2026-10-20T12:00:00Z'),
      token: PLATFORM_TOKEN,
    });
    servers.push(server);
    const world = new World(await cluster.database(), {
      today: '2026-10-20',
      config: { connections: [{ key: 'chat', title: 'Chat', consents: [] }] },
    });
    await world.directory('employee_id,email\n1,ann@example.org\n2,bob@example.org\n');
    await pull(world, sourceOf({ server, since: '2026-09-01' }));
    await world.aliases(`account,employee_id,connection\n${ann.id},2,chat\n`);
    const known = (): Promise<{ sets: number; tied: number }[]> =>
      inTransaction(world.database, (session) =>
        session.query(
          `SELECT (SELECT count(*)::integer FROM person.alias_set) AS sets, count(same_as)::integer AS tied FROM person.account`,
        ),
      );
    await world.refresh();
    expect(await known()).toEqual([{ sets: 1, tied: 0 }]);
    await world.aliases(header);
    await world.refresh();
    expect(await known()).toEqual([{ sets: 2, tied: 1 }]);
  });

  /** The months that tying marks, without marking them. */
  async function dirtiedBy(world: World): Promise<readonly string[]> {
    const { tieAccounts, dirtyMonths } = await import('@takeup/storage');
    const back = new Error('back');
    let months: readonly string[] = [];
    await inTransaction(world.database, async (session) => {
      await tieAccounts(session);
      months = (await dirtyMonths(session)).map(({ month }) => month.slice(0, 7));
      throw back;
    }).catch((error: unknown) => {
      if (error !== back) throw error;
    });
    return months;
  }
});
