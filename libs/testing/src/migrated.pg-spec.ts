import { readCoverage, readSources, showCharter } from '@takeup/application';
import type { Database } from '@takeup/storage';
import { dropDatabase, migrations, openDatabase, partRows, readingOf, tables } from '@takeup/storage';
import { TestCluster } from './cluster.js';
import { ROWS_OF_THEN } from './rows-of-then.js';
import { World, saidBy } from './world.js';

jest.setTimeout(60_000);

const cluster = new TestCluster();
const name = `migrated_${process.pid}`;
let database: Database;
/** What each step changed of what stood there before: columns, and tables whose rows are not as many. */
const changed = new Map<string, readonly string[]>();

function open(upTo: number): Promise<Database> {
  const applied = migrations.slice(0, upTo);
  return openDatabase({
    ...{ dataDir: cluster.dataDir, create: true, entities: tables, migrations: applied, databaseName: name },
    poolSize: 2,
  });
}

type Contents = ReadonlyMap<string, string>;

/** The number of rows of each table, and a digest of each column. */
async function contentsOf({ owner }: Database): Promise<Contents> {
  const found = await owner.query<{ name: string; columns: string[] }[]>(
    `SELECT format('%I.%I', nspname, relname) AS name, array_agg(quote_ident(attname)::text ORDER BY attnum) AS columns
     FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace
     WHERE relkind IN ('r', 'p') AND NOT relispartition AND attnum > 0 AND NOT attisdropped AND nspname !~ '^(pg_|information_schema|public)'
     GROUP BY 1 ORDER BY 1`,
  );
  const contents = new Map<string, string>();
  for (const { name: table, columns } of found) {
    const sums = columns.map(
      (column) => `sum(hashtextextended(coalesce(${column}::text, 'none'), 7)::numeric)`,
    );
    const [row = {}] = await owner.query<Record<string, string>[]>(
      `SELECT count(*)::text AS rows, ${sums.map((sum, n) => `${sum}::text AS c${n}`).join(', ')} FROM ${table}`,
    );
    contents.set(table, row['rows'] ?? '');
    columns.forEach((column, n) => contents.set(`${table}.${column}`, row[`c${n}`] ?? ''));
  }
  return contents;
}

const differing = (before: Contents, after: Contents) =>
  [...before].filter(([key, was]) => after.has(key) && after.get(key) !== was).map(([key]) => key);

beforeAll(async () => {
  // Kept open, so that the server does not stop and start between steps.
  await cluster.database();
  let before: Contents = new Map();
  for (const { after, sql } of [...ROWS_OF_THEN, { after: migrations.at(-1)?.name ?? '', sql: '' }]) {
    const opened = await open(migrations.findIndex((migration) => migration.name === after) + 1);
    changed.set(after, differing(before, await contentsOf(opened)));
    if (sql === '') database = opened;
    else {
      await opened.owner.query(sql);
      before = await contentsOf(opened);
      await opened.close();
    }
  }
});
afterAll(async () => {
  await database.close();
  await dropDatabase(cluster.dataDir, name);
  await cluster.stop();
});

const interruptedColumns = [
  '',
  '.connection_id',
  '.stream',
  '.part',
  '.from_at',
  '.to_at',
  '.cursor',
  '.reading',
].map((column) => `coverage.interrupted${column}`);
const world = () => new World(database, { today: '2025-05-01' });

it('no table is empty that is migrated here', async () => {
  const contents = await contentsOf(database);
  const empty = [...contents].filter(
    ([key, rows]) => !key.includes('.', key.indexOf('.') + 1) && rows === '0',
  );
  expect(empty.map(([table]) => table)).toEqual([]);
});

it('every row stands as it was written, but for what a migration is there to change', () => {
  expect([...changed]).toEqual([
    ['0004-release', []],
    ['0006-outcome', []],
    ['0012-gate', []],
    // The people who matched, in place of their accounts.
    ['0022-accounts', ['release.period.accounts', 'release.period.matched']],
    // Hashes in place of keys.
    ['0027-aggregates', ['person.account.aliases']],
    // One reading that nothing goes on with is gone.
    ['0028-places-of-readings', interruptedColumns],
  ]);
});

it('a reader reads what was published then, and the charter, the sources and the days', async () => {
  const own = world();
  const { period, rows, match } = await own.adoption({ by: 'department' });
  expect(period.key).toBe('28d:2025-04-06');
  expect(saidBy(rows)).toEqual({ ALL: '200 of 300', Sales: '120 of 180', Ops: '80 of 120' });
  expect(match).toEqual({ accounts: 207, matched: 200 });
  expect(
    await database.reader.query(`SELECT department, percent_of_all FROM release.purpose_department`),
  ).toEqual([
    { department: 'Sales', percent_of_all: 60 },
    { department: 'Ops', percent_of_all: 40 },
  ]);
  expect(await showCharter(own.context, { initiative: 'example' })).toMatchObject({
    charter: { initiative: 'example' },
  });
  const { sources } = await readSources(own.context);
  expect(sources.map(({ key }) => key)).toEqual(['chat', 'files']);
  const days = await readCoverage(own.context, '2025-03-31', '2025-04-01');
  expect(days.map(({ states }) => states)).toEqual([['complete', 'complete']]);
});

it('a backfill that was broken off then goes on where it stood, and has settled nothing of its last days', async () => {
  const [part] = await partRows(database.owner.manager, 2, 'posts');
  const [from, to] = [Date.parse('2025-03-01'), Date.parse('2025-04-01')];
  expect(part?.interrupted).toEqual([{ from, to, cursor: 'to go on with' }]);
  const slice = { from, to, cursor: 'to go on with' };
  const key = { connectionId: 2, stream: 'posts', part: 'c1' };
  expect(await readingOf(database.owner.manager, key, slice)).toEqual({ reading: '1', begunAt: to });
});

it('what is left to do is done, and what was published stays', async () => {
  const own = world();
  expect(await own.refresh()).toMatchObject({ latest: '2025-04-13', restatementsPending: 0 });
  const { rows } = await own.adoption({ by: 'department', period: '28d:2025-04-06' });
  expect(saidBy(rows)).toEqual({ ALL: '200 of 300', Sales: '120 of 180', Ops: '80 of 120' });
  const next = await own.adoption({ by: 'department', period: '28d:2025-04-13' });
  // The other platform was not read to its end.
  expect(saidBy(next.rows)).toMatchObject({ ALL: 'NOT_FINAL' });
});
