import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { addDays } from '@takeup/domain';
import type { Database } from '@takeup/storage';
import { migrations, openDatabase, tables } from '@takeup/storage';
import {
  contentsOf,
  refreshedHash,
  removeFolder,
  runCli,
  runWell,
  startCli,
  temporaryFolder,
} from '@takeup/testing';
import type { PlatformProcess } from './pull-kill.js';
import { Reader, startPlatform } from './pull-kill.js';

/** `TAKEUP_KILLS=20` takes a larger company and tells what is kept of a month of it. */
const KILLS = Number(process.env['TAKEUP_KILLS'] ?? 3);
const LONG = KILLS > 10;
const TODAY = new Date().toISOString().slice(0, 10);
const DAYS = LONG ? 31 : 20;
const SINCE = addDays(TODAY, -DAYS);
const SIZE = { seed: 11, accounts: LONG ? 3_000 : 300, channels: LONG ? 60 : 8, days: DAYS, from: SINCE };
const LONGEST_MS = 400;

jest.setTimeout(LONG ? 3_600_000 : 600_000);

const folder = temporaryFolder();
let platform: PlatformProcess;
let reader: Reader;
let database: Database;

beforeAll(async () => {
  platform = await startPlatform(SIZE, { at: `${TODAY}T00:00:00Z`, page: 100 });
  reader = new Reader(path.join(folder, 'one'), SIZE, {
    platform: 'mattermost',
    since: SINCE,
    url: platform.url,
  });
  await reader.prepare();
  expect((await reader.sync()).code).toBe(0);
  const { dataDir } = reader.options;
  database = await openDatabase({ dataDir, create: false, entities: tables, migrations });
});
afterAll(async () => {
  await database.close();
  await reader.close();
  platform.stop();
  removeFolder(folder);
}, 60_000);

const REPLAY = ['sync', 'replay', '--connection', 'chat'];

async function facts() {
  const all = await contentsOf(database);
  return ['person.act', 'person.account'].map((name) => all.get(name));
}

async function kept(): Promise<string> {
  const [row] = await database.owner.query<{ told: string }[]>(
    `SELECT format('%s rows on %s pages take %s kB (%s kB packed, %s kB keys); %s acts made of them take %s kB', sum(rows), count(*),
       pg_total_relation_size('person.kept_page') / 1024, sum(octet_length(content)) / 1024, sum(cardinality(row_keys)) * 16 / 1024,
       (SELECT count(*) FROM person.act), pg_total_relation_size('person.act') / 1024) AS told FROM person.kept_page`,
  );
  return row?.told ?? '';
}

/** Ends a replay with `kill -9` once it has begun, and lets its lease run out at once. */
async function killReplay(): Promise<boolean> {
  const { child, ended } = startCli(REPLAY, reader.options);
  const begun = async () =>
    (
      await database.owner.query<object[]>(
        `SELECT FROM job.run WHERE job = 'replay:chat' AND state = 'running'`,
      )
    ).length > 0;
  while (child.exitCode === null && !(await begun())) await pause(5);
  await pause(Math.random() * LONGEST_MS);
  child.kill('SIGKILL');
  const { signal } = await ended;
  await database.owner.query(`UPDATE job.run SET lease_until = clock_timestamp() WHERE state = 'running'`);
  return signal === 'SIGKILL';
}

it(`facts that were lost come back from what is kept, also after ${KILLS} kills, without a request`, async () => {
  const expected = await facts();
  const hash = await refreshedHash(reader.options);
  const { requests } = await platform.record();
  console.log(await kept());
  await database.owner.query('DELETE FROM person.act');
  await database.owner.query('DELETE FROM person.account');
  let killed = 0;
  for (let n = 0; n < KILLS; n += 1) if (await killReplay()) killed += 1;
  const begun = Date.now();
  const { stdout } = await runWell(REPLAY, reader.options);
  console.log(`${killed} killed; the last took ${Date.now() - begun} ms`);
  expect(stdout).toMatch(
    /^chat: [\d,]+ rows of [\d,]+ kept pages looked at again, [\d,]+ acts? changed\. The platform was not asked\.\n$/,
  );
  expect(await facts()).toEqual(expected);
  expect(await refreshedHash(reader.options)).toBe(hash);
  expect((await platform.record()).requests).toBe(requests);
  expect(killed).toBeGreaterThan(0);
});

describe('takeup sync replay refuses in words and changes nothing', () => {
  it.each<[string, readonly string[], number, RegExp]>([
    [
      'a connection that is not there',
      ['--connection', 'wiki'],
      2,
      /no connection wiki.*\n.*There are: chat/,
    ],
    ['no connection', [], 2, /required option '--connection/],
    ['half a range', ['--connection', 'chat', '--from', SINCE], 2, /--from and --to go together/],
    [
      'a stream of which nothing is kept',
      ['--connection', 'chat', '--stream', 'letters'],
      2,
      /stream letters.*\n.*channels, posts, users/,
    ],
    [
      'days of which nothing is kept',
      ['--connection', 'chat', '--from', '2020-01-01', '--to', '2020-01-02'],
      1,
      /nothing was changed.*\n.*takeup sync chat --from DAY --to DAY/,
    ],
  ])('%s', async (_, args, code, words) => {
    const before = await facts();
    const result = await runCli(['sync', 'replay', ...args], reader.options);
    expect([result.code, result.stderr]).toEqual([code, expect.stringMatching(words) as string]);
    expect(await facts()).toEqual(before);
  });
});

it('takeup sync confirm takes days that are over, of a connection that is read', async () => {
  const confirm = (...args: readonly string[]) => runCli(['sync', 'confirm', ...args], reader.options);
  const day = addDays(TODAY, -3);
  expect(await confirm('--connection', 'chat', '--from', day, '--to', day)).toMatchObject({
    code: 0,
    stdout: 'chat: 1 day counts as read, however quiet.\n',
  });
  const wrong = await confirm('--connection', 'chat', '--from', TODAY, '--to', TODAY);
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringMatching(/is no day that is over/)]);
  expect((await confirm('--connection', 'wiki', '--from', day, '--to', day)).code).toBe(2);
});
