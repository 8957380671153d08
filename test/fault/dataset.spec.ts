import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  ROOT,
  TestCluster,
  World,
  fingerprint,
  refreshedHash,
  removeFolder,
  runWell,
  saidBy,
  temporaryFolder,
} from '@takeup/testing';
import type { CliOptions } from '@takeup/testing';

jest.setTimeout(120_000);

/** Nine months of messages of a manufacturing company. It is only read where it is present. */
const SOURCE = path.resolve(ROOT, '../shared/datasets/adoption_manufacturing_email');
const present = existsSync(path.join(SOURCE, 'messages.csv'));
const folder = temporaryFolder();
const cluster = new TestCluster();
const options: CliOptions = { dataDir: path.join(folder, 'data') };
const file = (name: string) => path.join(folder, name);
const rowsOf = (name: string) =>
  readFileSync(path.join(SOURCE, name), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));

interface Expected {
  readonly counts: { readonly distinct_messages: number; readonly senders_not_in_employees: number };
  readonly probe_days: Readonly<
    Record<string, { readonly dau: number; readonly wau: number; readonly mau: number }>
  >;
  readonly weekly_growth_accounting: readonly { readonly week: string; readonly active: number }[];
  readonly monthly_active: Readonly<Record<string, number>>;
}

/** The README's steps. */
function writeFiles(): { readonly head: string; readonly lines: readonly string[] } {
  const people = rowsOf('employees.csv').map(([id, department, manager]) => `${id},${department},${manager}`);
  writeFileSync(file('directory.csv'), `employee_id,department,manager_id\n${people.join('\n')}\n`);
  const lines = rowsOf('messages.csv').map(([sender, , at]) => `${at},${sender},post`);
  writeFileSync(file('activity.csv'), `at,account,kind\n${lines.join('\n')}\n`);
  return { head: 'at,account,kind', lines };
}

function story(name: string, tell: () => Promise<void>): void {
  it(name, async () => {
    if (present) await tell();
    else console.log(`not checked: ${name}; shared/datasets/adoption_manufacturing_email absent`);
  });
}

interface Adoption {
  readonly match: unknown;
  readonly coverage: unknown;
  readonly withheld: unknown;
  readonly rows: readonly {
    readonly persona: string;
    readonly department: string;
    readonly location: string;
    readonly status: 'SHOWN' | 'HIDDEN';
    readonly low: number;
    readonly high: number;
  }[];
}

let hash = '';
let first = { head: '', lines: [] as readonly string[] };

beforeAll(async () => {
  if (!present) return;
  first = writeFiles();
  await runWell(['import', 'directory', file('directory.csv')], options);
  await runWell(['import', 'activity', file('activity.csv'), '--connection', 'email'], options);
  hash = await refreshedHash(options);
});
afterAll(async () => {
  await cluster.stop();
  removeFolder(folder);
});

describe('nine months of messages of a manufacturing company', () => {
  story('gives the figures of the issue for the 28 days to 2010-02-28', async () => {
    const asked = '--measure active --period 28d:2010-02-28 --by department --format json'.split(' ');
    const answer = JSON.parse((await runWell(['adoption', ...asked], options)).stdout) as Adoption;
    expect(saidBy(answer.rows)).toEqual({
      ALL: '121 of 154',
      69: '70 of 83',
      36: '6 of 10',
      104: '14 of 16',
      ...Object.fromEntries(
        ['121', '148', '156', '163', '27', '7', '70', '85', '86'].map((name) => [name, 'HIDDEN']),
      ),
    });
    const [everybody] = answer.rows;
    expect([everybody?.low.toFixed(5), everybody?.high.toFixed(5)]).toEqual(['0.71437', '0.84315']);
    for (const row of answer.rows.filter(({ status }) => status === 'HIDDEN')) {
      expect(Object.keys(row).sort()).toEqual(['department', 'location', 'persona', 'status']);
    }
    expect(answer).toMatchObject({
      match: { accounts: 122, matched: 121 },
      coverage: { expected: 28, present: 28, partial: false },
      withheld: { cells: 9, reason: 'HIDDEN' },
    });
  });

  story('changes nothing when it comes again, whole or in any cut', async () => {
    await runWell(['import', 'activity', file('activity.csv'), '--connection', 'email'], options);
    expect(await refreshedHash(options)).toBe(hash);
    const { head, lines } = first;
    const parts = [
      lines.slice(50_000),
      lines.slice(20_000, 60_000),
      lines.filter((_, index) => index % 7 === 0).reverse(),
    ];
    for (const [index, part] of parts.entries()) {
      writeFileSync(file(`part-${index}.csv`), `${head}\n${part.join('\n')}\n`);
      const { stdout } = await runWell(
        ['import', 'activity', file(`part-${index}.csv`), '--connection', 'email'],
        options,
      );
      expect(stdout).toContain(' 0 new acts');
    }
    expect(await refreshedHash(options)).toBe(hash);
  });

  story('gives the same release elsewhere, cut in three and turned round', async () => {
    const world = new World(await cluster.database(), { today: '2026-01-15' });
    const { head, lines } = first;
    const turned = [...lines].reverse();
    for (const part of [turned.slice(40_000), turned.slice(0, 10_000), turned.slice(9_000, 41_000)]) {
      await world.activity(`${head}\n${part.join('\n')}\n`, { connection: 'email' });
    }
    await world.directory(readFileSync(file('directory.csv')));
    expect(await world.hash()).toBe(hash);

    const before = await fingerprint(world.database, ['coverage.import', 'release.period']);
    const again = await world.activity(readFileSync(file('activity.csv')), { connection: 'email' });
    expect(again).toMatchObject({ acts: 0, lines: 82_927, repeated: 82_927 });
    expect(await world.hash()).toBe(hash);
    expect(await fingerprint(world.database, ['coverage.import', 'release.period'])).toBe(before);

    await reproduces(world);
  });
});

/** The dataset's own expected figures, from the stored acts of people in its directory. */
async function reproduces({ database }: World): Promise<void> {
  const expected = JSON.parse(readFileSync(path.join(SOURCE, 'expected.json'), 'utf8')) as Expected;
  const own = `FROM person.act a JOIN person.roster_member m ON m.person_key = a.account_key`;
  const one = async (sql: string, values: readonly unknown[] = []) => {
    const [row] = await database.owner.query<{ n: number }[]>(sql, [...values]);
    return row?.n;
  };
  const distinct = `SELECT count(DISTINCT m.person_key)::integer AS n ${own} WHERE a.day BETWEEN $1::date - $2::integer AND $1`;
  for (const [day, { dau, wau, mau }] of Object.entries(expected.probe_days)) {
    const found = [
      await one(distinct, [day, 0]),
      await one(distinct, [day, 6]),
      await one(distinct, [day, 27]),
    ];
    expect([day, ...found]).toEqual([day, dau, wau, mau]);
  }
  expect(await one(`SELECT count(DISTINCT (a.account_key, a.act_key))::integer AS n ${own}`)).toBe(
    expected.counts.distinct_messages,
  );
  const released = await database.owner.query<{ key: string; count: number }[]>(
    `SELECT period_key AS key, count FROM release.figure JOIN release.cell USING (cell_id)
     WHERE measure = 'active' AND department = '' AND persona = 'ALL' AND location = 'ALL'`,
  );
  const shown = new Map(released.map(({ key, count }) => [key, count]));
  const weeks = expected.weekly_growth_accounting.filter(({ week }) => shown.has(`week:${week}`));
  expect(weeks.map(({ week }) => [week, shown.get(`week:${week}`)])).toEqual(
    weeks.map(({ week, active }) => [week, active]),
  );
  expect(weeks.length).toBeGreaterThanOrEqual(37);
  const months = Object.entries(expected.monthly_active).filter(([month]) => shown.has(`month:${month}`));
  expect(months.map(([month]) => [month, shown.get(`month:${month}`)])).toEqual(months);
  expect(months.length).toBe(8);
}
