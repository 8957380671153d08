import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { eachDay } from '@takeup/domain';
import type { CliOptions, RunningServer } from '@takeup/testing';
import {
  activityText,
  completeCharter,
  contentsOf,
  csvOf,
  directoryText,
  peopleOf,
  removeFolder,
  runWell,
  saidBy,
  startServer,
  temporaryFolder,
  until,
} from '@takeup/testing';
import { migrations, openDatabase, tables } from '@takeup/storage';

jest.setTimeout(120_000);

const folder = temporaryFolder();
const options: CliOptions = { dataDir: path.join(folder, 'data') };
const file = (name: string, content: string): string => {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};

/** Sales: people and, of them, active, per city and persona. */
const SALES = csvOf(`
  Berlin | field  | 24 | 15
  Berlin | office | 16 |  9
  Lyon   | field  | 15 |  8
  Lyon   | office |  6 |  0
  Oslo   | field  | 12 |  7
  Oslo   | office | 18 | 11`)
  .trim()
  .split('\n')
  .map((line) => line.split(','));

const groups = SALES.map(([department = '', family = '', people, active]) => {
  const prefix = `${department}-${family}-`;
  const own = peopleOf(prefix, Number(people), { department, job_family: family }).map((person) => ({
    ...person,
    email: `${person.employee_id.toLowerCase()}@sales.example`,
  }));
  return { own, active: own.slice(0, Number(active)) };
});
const PEOPLE = groups.flatMap(({ own }) => own);
/**
 * In the first week of April only one of Oslo's office is active. It is another epoch's: beside four weeks in which the same
 * people were active as in all of them together, a week without Oslo would tell its own bounds.
 */
const acts = [...eachDay('2025-03-03', '2025-04-06')].flatMap((day) =>
  groups
    .flatMap(({ active }) => active)
    .filter(({ employee_id: id }) => day < '2025-03-31' || !id.startsWith('Oslo') || id === 'Oslo-office-1')
    .map(({ employee_id, email }, index) => ({
      day,
      account: index % 2 === 0 ? employee_id : email.toUpperCase(),
      kind: 'post',
    })),
);
const CHARTER = completeCharter({
  personas: { field: { job_family: 'field' }, office: { job_family: 'office' } },
  adoption: [
    {
      department: 'Atlantis',
      measure: 'active',
      baseline: '10%',
      target: { value: '60%', by: '2025-12-31' },
    },
  ],
});

/** What a reader is shown for the 28 days. */
const MASK = {
  ALL: '50 of 91',
  field: '30 of 51',
  office: '20 of 40',
  Berlin: '24 of 40',
  'Berlin × field': 'HIDDEN',
  'Berlin × office': 'HIDDEN',
  Lyon: '8 of 21',
  'Lyon × field': 'HIDDEN',
  'Lyon × office': 'HIDDEN',
  Oslo: '18 of 30',
  'Oslo × field': '7 of 12',
  'Oslo × office': '11 of 18',
};
let server: RunningServer;

beforeAll(async () => {
  await runWell(['import', 'directory', file('directory.csv', directoryText(PEOPLE))], options);
  await runWell(['charter', 'apply', file('charter.yaml', CHARTER)], options);
  await runWell(
    ['import', 'activity', file('activity.csv', activityText(acts)), '--connection', 'files'],
    options,
  );
  await runWell(['refresh'], options);
  server = await startServer(options);
});
afterAll(async () => {
  await server?.stop();
  removeFolder(folder);
});

const PERIOD = '28d:2025-03-30';
const columns = `rows { personas departments locations statuses people counts countsAtMost countsAtLeast }`;
interface Columns {
  readonly personas: readonly string[];
  readonly departments: readonly string[];
  readonly locations: readonly string[];
  readonly statuses: readonly ('SHOWN' | 'HIDDEN')[];
  readonly people: readonly (number | null)[];
  readonly counts: readonly (number | null)[];
  readonly countsAtMost: readonly (number | null)[];
  readonly countsAtLeast: readonly (number | null)[];
}

async function overGraphql(period: string) {
  const query = `query Ask($query: AdoptionQuery!) { adoption(query: $query) { __typename ... on Adoption { ${columns} } } }`;
  const asked = { measure: 'ACTIVE', period, by: ['PERSONA', 'DEPARTMENT'], allLevels: true };
  const { adoption } = await server.ask<{ adoption: { rows: Columns } }>(query, { query: asked });
  const { rows } = adoption;
  return rows.personas.map((persona, index) => ({
    persona,
    department: rows.departments[index] ?? '',
    location: rows.locations[index] ?? '',
    status: rows.statuses[index] ?? 'HIDDEN',
    people: rows.people[index] ?? null,
    count: rows.counts[index] ?? null,
    countAtMost: rows.countsAtMost[index] ?? null,
    countAtLeast: rows.countsAtLeast[index] ?? null,
  }));
}

describe('the worked example', () => {
  it('gives its mask on the command line, and no figure of a hidden group', async () => {
    const args = ['adoption', '--period', PERIOD, '--by', 'persona,department', '--format', 'json'];
    const { rows, hiddenTogether } = JSON.parse((await runWell(args, options)).stdout) as {
      rows: Awaited<ReturnType<typeof overGraphql>>;
      hiddenTogether: object[];
    };
    expect(saidBy(rows)).toEqual(MASK);
    // Berlin and Lyon: what is left of the persona without Oslo.
    expect(hiddenTogether).toEqual([
      { persona: 'field', department: 'ALL', groups: 2, people: 39, count: 23, rate: 23 / 39 },
      { persona: 'office', department: 'ALL', groups: 2, people: 22, count: 9, rate: 9 / 22 },
    ]);
    for (const row of rows.filter(({ status }) => status === 'HIDDEN')) {
      expect(Object.keys(row).sort()).toEqual(['department', 'location', 'persona', 'status']);
    }
  });

  it('gives the same over GraphQL', async () => {
    expect(saidBy(await overGraphql(PERIOD))).toEqual(MASK);
  });

  it('codes Oslo in a week in which it is silent', async () => {
    expect(saidBy(await overGraphql('week:2025-W14'))).toMatchObject({
      Oslo: 'at most 1 of 30',
      'Oslo × field': 'at most 1 of 12',
      'Oslo × office': 'at most 1 of 18',
      'Lyon × office': 'HIDDEN',
    });
  });
});

it('no id and no address of the files stands in the database, its log or what was said', async () => {
  const database = await openDatabase({
    dataDir: options.dataDir,
    create: false,
    entities: tables,
    migrations,
  });
  const contents = JSON.stringify([...(await contentsOf(database))]);
  await database.close();
  const log = readFileSync(path.join(options.dataDir, 'cluster/postgres.log'), 'utf8');
  const kept = `${contents}\n${log}\n${server.cli.stdout()}`.toLowerCase();
  expect(contents).toContain('Berlin');
  const ids = PEOPLE.flatMap(({ employee_id: id, email }) => [
    id.toLowerCase(),
    email,
    Buffer.from(id).toString('hex'),
  ]);
  expect(ids.filter((id) => kept.includes(id))).toEqual([]);
  // Nor in the files beneath: whatever PostgreSQL keeps of rows that were replaced.
  const found = execFileSync('sh', [
    '-c',
    `grep -rlaiE 'oslo-(field|office)-[0-9]|@sales\\.example' "$1" || true`,
    'sh',
    options.dataDir,
  ]);
  expect(found.toString()).toBe('');
});

it('the server recovers when its database is lost', async () => {
  const ready = async () => (await fetch(`${server.url}/health/ready`)).ok;
  expect(await ready()).toBe(true);
  const postmaster = () => {
    const file = path.join(options.dataDir, 'cluster/data/postmaster.pid');
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
  };
  const before = postmaster();
  process.kill(before, 'SIGKILL');
  await until('another server runs', () => ![0, before].includes(postmaster()));
  await until('the database answers again', ready);
  expect(saidBy(await overGraphql(PERIOD))).toEqual(MASK);
  expect((await fetch(`${server.url}/health/live`)).ok).toBe(true);
});
