import { examineAliases, readAccounts, readSources } from '@takeup/application';
import { eachDay } from '@takeup/domain';
import { completeCharter } from './charter.js';
import { TestCluster } from './cluster.js';
import { activityText, directoryText, peopleOf } from './table.js';
import { World } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
afterAll(() => cluster.stop());

const PEOPLE = peopleOf('a', 40, { department: 'A' }).map((person) => ({
  ...person,
  email: `${person.employee_id}@example.org`,
}));
const GONE = peopleOf('gone', 4, { department: 'A' });
const MARCH = [...eachDay('2025-03-01', '2025-03-31')];
const numbered = (prefix: string, count: number, suffix = '') =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1}${suffix}`);
const MEMBERS = numbered('a', 22);
const LEAVERS = GONE.map(({ employee_id }) => employee_id);
const posts = (accounts: readonly string[]) =>
  activityText(
    accounts.flatMap((account) => MARCH.map((day) => ({ day, account, kind: 'post', community: 'ask' }))),
  );

async function organisation(files: readonly string[], wiki: readonly string[] = []): Promise<World> {
  const world = new World(await cluster.database(), {
    today: '2025-04-20',
    config: { connections: ['files', 'wiki'].map((key) => ({ key, title: key })) },
  });
  await world.directory(directoryText([...PEOPLE, ...GONE]), { asOf: '2025-02-01' });
  await world.directory(directoryText(PEOPLE), { asOf: '2025-03-01' });
  await world.activity(posts([...MEMBERS, ...files]));
  if (wiki.length > 0) await world.activity(posts([...MEMBERS, ...wiki]), { connection: 'wiki' });
  return world;
}

const stored = ({ database }: World) =>
  database.reader.query(`SELECT connection, reason, at_least FROM release.unmatched ORDER BY 1, 2`);

it('tells reasons in steps, source by source, and stores nothing else where a reader may look', async () => {
  const strange = [...numbered('x', 25), ...numbered('guest', 12, '@out.example'), ...LEAVERS];
  const world = await organisation(strange, numbered('y', 12));
  await world.refresh();
  const { unmatched, match, sources } = await readAccounts(world.context);
  const told = [
    { reason: 'absent', atLeast: 20 },
    { reason: 'outside', atLeast: 10 },
  ];
  expect(unmatched).toEqual({
    ...{ from: '2025-03-03', to: '2025-03-30', step: 10, reasons: told },
    // Of twelve on the wiki, which are known to be twelve, ten would say that of no other reason there are more than two.
    bySource: [{ connection: 'files', reasons: told }],
  });
  expect(match).toEqual({ accounts: 22 + 41 + 12, matched: 22 });
  // No initiative counts one of the two alone.
  expect(sources.map((source) => [source.key, source.match])).toEqual([
    ['files', null],
    ['wiki', null],
  ]);
  expect(await stored(world)).toEqual([
    { connection: 'files', reason: 'absent', at_least: 20 },
    { connection: 'files', reason: 'outside', at_least: 10 },
  ]);
  await expect(world.database.reader.query('SELECT * FROM person.alias')).rejects.toThrow(
    /permission denied/,
  );
  expect((await readSources(world.context)).unmatched).toEqual(unmatched);
});

it('tells a reader of one department nothing of it', async () => {
  const world = await organisation(numbered('x', 45));
  await world.refresh();
  expect((await readSources(world.context)).unmatched?.reasons).toEqual([{ reason: 'absent', atLeast: 30 }]);
  expect((await readSources({ ...world.context, limit: 'A' })).unmatched).toBeNull();
});

it('tells nothing where what matched is not told', async () => {
  const world = await organisation(numbered('x', 45));
  // Everybody but one took part, so how many did is a bound.
  await world.activity(posts(numbered('a', 39)));
  await world.refresh();
  expect((await readSources(world.context)).matching).toBeNull();
  expect((await readSources(world.context)).unmatched).toBeNull();
  expect(await stored(world)).toEqual([]);
});

it('tells what matched of a source that an initiative counts alone', async () => {
  const world = await organisation(numbered('x', 45), numbered('y', 12));
  await world.charter(completeCharter({ communities: ['wiki/ask'], personas: { all: { department: 'A' } } }));
  await world.refresh();
  const { sources } = await readAccounts(world.context);
  expect(sources.map((source) => [source.key, source.match])).toEqual([
    ['files', null],
    ['wiki', { accounts: 34, matched: 22 }],
  ]);
});

it('follows a rule at the next refresh, also where the window is published', async () => {
  const world = await organisation(numbered('x', 45));
  const hash = await world.hash();
  await world.aliases(
    `account,employee_id\n${numbered('x', 20)
      .map((account, at) => `${account},a${at + 1}\n`)
      .join('')}`,
  );
  expect(await world.hash()).toBe(hash);
  expect((await readSources(world.context)).unmatched?.reasons).toEqual([{ reason: 'absent', atLeast: 10 }]);
});

it('counts rules that a later directory leaves without effect', async () => {
  const world = new World(await cluster.database(), { today: '2025-04-20' });
  await world.aliases('account,employee_id\nnick,a1\nother,nobody\na2@example.org,a5\n');
  expect(await examineAliases(world.context)).toEqual({ unknown: 0, taken: 0 });
  await world.directory(directoryText(PEOPLE));
  expect(await examineAliases(world.context)).toEqual({ unknown: 1, taken: 1 });
});
