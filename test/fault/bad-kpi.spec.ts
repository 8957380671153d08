import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AskedSeries } from '@takeup/application';
import { en } from '@takeup/words';
import type { Database } from '@takeup/storage';
import { migrations, openDatabase, tables } from '@takeup/storage';
import type { CliOptions } from '@takeup/testing';
import {
  World,
  completeCharter,
  directoryText,
  fingerprint,
  removeFolder,
  runCli,
  runWell,
  temporaryFolder,
} from '@takeup/testing';
import { PEOPLE } from './fixtures.js';

jest.setTimeout(120_000);

const folder = temporaryFolder();
const options: CliOptions = { dataDir: path.join(folder, 'data') };
let database: Database;
let world: World;
let made = 0;

function fileOf(content: string | Uint8Array): string {
  made += 1;
  const file = path.join(folder, `kpi-${made}.csv`);
  writeFileSync(file, content);
  return file;
}

/** A goal in hours, and beside it one in %, from 18 to 45. */
function charter(): string {
  const document = JSON.parse(completeCharter({ personas: { field: { job_family: 'F' } } })) as {
    goals: Record<string, unknown>[];
  };
  const share = {
    ...document.goals[0],
    key: 'share',
    name: 'Share answered',
    unit: '%',
    direction: 'up',
    baseline: { value: 18, from: '2025-01-06', to: '2025-03-02' },
    target: { value: 45, by: '2025-12-31' },
    source: { connection: 'files', series: 'answered_share' },
    lead: false,
  };
  const { source: _none, ...sourceless } = { ...share, key: 'unsourced' };
  return JSON.stringify({ ...document, goals: [...document.goals, share, sourceless] });
}

const weeks = (values: readonly (string | number)[]) =>
  `at,value\n${values
    .map((value, week) => {
      const day = new Date(Date.UTC(2025, 0, 5 + 7 * week)).toISOString().slice(0, 10);
      return `${day},${value}\n`;
    })
    .join('')}`;
const GOOD = weeks([26, 25, 27, 26]);

beforeAll(async () => {
  await runWell(['import', 'directory', fileOf(directoryText(PEOPLE))], options);
  await runWell(['charter', 'apply', fileOf(charter())], options);
  await runWell(['import', 'outcome', fileOf(GOOD), '--goal', 'time'], options);
  // Held open, so that the server does not start and stop with every command.
  database = await openDatabase({ dataDir: options.dataDir, create: false, entities: tables, migrations });
  world = new World(database, { today: '2025-06-01' });
});
afterAll(async () => {
  await database.close();
  removeFolder(folder);
});

/** What came, the exit code it leads to, and what is said: what happened, where, and what to do. */
type Fault = [name: string, content: string | Uint8Array, exit: 1 | 2, words: RegExp, asked?: AskedSeries];

const outcome = (content: string | Uint8Array, ...more: string[]) => [
  'import',
  'outcome',
  fileOf(content),
  ...(more.length === 0 ? ['--goal', 'time'] : more),
];

describe('a KPI file that cannot be taken is refused, says why, and changes nothing', () => {
  it.each<Fault>([
    [
      'the same day twice',
      'at,value\n2025-01-05,26\n2025-01-12,25\n2025-01-05,24\n',
      2,
      /lines 2 and 4: One day stands twice for the same department and persona\.\nKeep one value/,
    ],
    [
      'the same day and department twice, among others',
      'at,value,department\n2025-01-05,26,\n2025-01-05,25,Sales\n2025-01-05,24, Sales \n',
      2,
      /lines 3 and 4: One day stands twice/,
    ],
    ['another header', 'day,figure\n2025-01-05,26\n', 2, /line 1: The outcome file lacks: at, value\./],
    ['an empty file', '', 2, /The file is empty\.\n/],
    ['a header and nothing else', 'at,value\n', 2, /The outcome file has a header and no lines\.\n/],
    ['a number as text', weeks(['twenty']), 1, /line 2: 1 of 1 lines.*value is no number; write 1234\.5/],
    ['thousands separators without quotes', weeks(['1,234.5']), 1, /line 2: .*more values than columns/],
    ['a value with its sign', weeks(['45%']), 1, /value is no number/],
    ['a decimal comma', 'at;value\n2025-01-05;26,5\n', 1, /value is no number/],
    [
      'no value',
      weeks(['']),
      1,
      /no value; a period that is not known is left out, not written as empty or 0/,
    ],
    ['a day to come', 'at,value\n2999-01-01,26\n', 1, /the time lies in the future/],
    ['a day that does not exist', 'at,value\n2025-02-30,26\n', 1, /at is no time that exists/],
    [
      'half of a fraction',
      'at,value,numerator\n2025-01-05,26,5\n',
      1,
      /numerator and denominator stand together/,
    ],
    ['a denominator of zero', 'at,value,numerator,denominator\n2025-01-05,0,0,0\n', 1, /numbers over 0/],
    ['UTF-16', Buffer.from(`\uFEFF${GOOD}`, 'utf16le'), 2, /UTF-16/],
    [
      'a series without its connection',
      GOOD,
      2,
      /names no series\.\nGive --series as CONNECTION\/KEY/,
      { series: 'time_to_answer' },
    ],
    ['a series of a connection that cannot be', GOOD, 2, /names no series/, { series: 'Tickets!/x' }],
    ['a goal without a source', GOOD, 2, /does not say where its values come from/, { goal: 'unsourced' }],
  ])('%s', async (_name, content, exit, words, asked = { goal: 'time' }) => {
    const before = await fingerprint(database);
    const answer = await world.tryOutcome(content, asked);
    const refusal = 'refusal' in answer ? answer.refusal : undefined;
    const { message, where, whatToDo } = en.refusal(refusal ?? { code: 'demo-import', details: {} });
    expect(`${where === null ? '' : `${where}: `}${message}\n${whatToDo}\n`).toMatch(words);
    expect(refusal?.kind).toBe(exit === 2 ? 'invalid' : 'refused');
    expect(await fingerprint(database)).toBe(before);
  });

  it.each<[string, readonly string[], 1 | 2, RegExp]>([
    [
      'a percentage as a fraction',
      outcome(weeks([0.18, 0.2, 0.45, 1]), '--goal', 'share'),
      2,
      /goal share is in % \(from 18 to 45\), and no value of the file is over 1: .*fractions\.\nWrite 45 for 45 %/,
    ],
    [
      'a goal that nobody declared',
      outcome(GOOD, '--goal', 'speed'),
      2,
      /No charter has a goal “speed”\.\nGoals are: time, share, unsourced\./,
    ],
    ['thousands separators', outcome(weeks(['"1,234.5"'])), 1, /line 2: .*value is no number; write 1234\.5/],
    [
      'no series and no goal',
      ['import', 'outcome', fileOf(GOOD)],
      2,
      /--series CONNECTION\/KEY, or --goal KEY/,
    ],
    [
      'a file that is not there',
      ['import', 'outcome', '/nowhere.csv', '--goal', 'time'],
      2,
      /There is no file \/nowhere\.csv/,
    ],
  ])('on the command line: %s', async (_name, args, code, words) => {
    const before = await fingerprint(database);
    const result = await runCli(args, options);
    expect(result.stderr).toMatch(words);
    expect({ code: result.code, stdout: result.stdout }).toEqual({ code, stdout: '' });
    expect(await fingerprint(database)).toBe(before);
  });
});

describe('a KPI file that is taken all the same', () => {
  it('of a series nobody declared, which is said', async () => {
    const { stdout, stderr } = await runWell(outcome(GOOD, '--series', 'files/other'), options);
    expect(stdout).toMatch(
      /^files\/other: 4 lines, 4 new values, 0 changed, 0 left out, 2025-01-05 to 2025-01-26\n$/,
    );
    expect(stderr).toContain('no charter names files/other yet; it is kept until one does');
  });

  it('with departments only, which is said because a goal is shown for everybody', async () => {
    const file = 'at,value,department,note\n2025-02-02,26,Sales,x\n';
    const { stderr } = await runWell(outcome(file, '--series', 'files/parts'), options);
    expect(stderr).toMatch(/columns dropped on reading: note/);
    expect(stderr).toMatch(/1 values of departments or personas are kept and not shown/);
    expect(stderr).toMatch(/bring in lines without department and persona as well/);
  });
});

describe('takeup goal', () => {
  it('says why there is no forecast and no benefit, and what the next grade needs', async () => {
    const { stdout } = await runWell(['goal', 'time', '--format', 'json'], options);
    const goal = JSON.parse(stdout) as Record<string, unknown>;
    expect(goal).toMatchObject({ key: 'time', forecast: null, benefit: null, evidence: { next: {} } });
    expect([goal['forecastReason'], goal['benefitReason']]).toEqual([
      expect.stringContaining('none yet'),
      expect.stringContaining('grade 4'),
    ]);
    const table = await runWell(['goal', 'time'], options);
    expect(table.stdout).toMatch(/^status +/m);
    expect(table.stdout).toMatch(/^next grade needs +/m);
  });

  it('of a goal that is not there ends with 2', async () => {
    const { code, stderr } = await runCli(['goal', 'speed', '--initiative', 'example'], options);
    expect([code, stderr]).toEqual([2, expect.stringContaining('No charter has a goal “speed”')]);
  });
});
