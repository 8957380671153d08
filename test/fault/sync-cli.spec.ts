import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addDays } from '@takeup/domain';
import type { MattermostServer } from '@takeup/simulator';
import { mattermostServer } from '@takeup/simulator';
import type { Database } from '@takeup/storage';
import { migrations, openDatabase, tables } from '@takeup/storage';
import type { CliOptions, CliResult } from '@takeup/testing';
import {
  Board,
  PLATFORM_TOKEN,
  directoryText,
  fingerprint,
  peopleOf,
  removeFolder,
  runCli,
  runWell,
  temporaryFolder,
} from '@takeup/testing';

jest.setTimeout(240_000);

const TODAY = new Date().toISOString().slice(0, 10);
const [SINCE, DAY] = [addDays(TODAY, -30), addDays(TODAY, -10)];
const folder = temporaryFolder();
const options: CliOptions = {
  dataDir: path.join(folder, 'data'),
  cwd: folder,
  env: { CHAT_TOKEN: PLATFORM_TOKEN },
};
let platform: MattermostServer;
let database: Database;
let url = '';

const connection = (more = '') =>
  `{ key: chat, title: Chat, connector: mattermost, url: "${url}", token: { env: CHAT_TOKEN }, since: ${SINCE}, allow_hosts: [127.0.0.1]${more} }`;
const configure = (...connections: readonly string[]) =>
  writeFileSync(path.join(folder, 'takeup.yaml'), `connections: [${connections.join(', ')}]\n`);

beforeAll(async () => {
  const board = new Board();
  const room = board.channel('help');
  const users = peopleOf('p', 12, {}).map(({ employee_id }) => board.account(employee_id));
  for (let day = SINCE; day < TODAY; day = addDays(day, 1))
    for (const user of users) board.post(room, user, `${day}T09:00:00Z`);
  platform = await mattermostServer({ content: board, clock: () => Date.now(), token: PLATFORM_TOKEN });
  url = platform.url;
  mkdirSync(folder, { recursive: true });
  configure(connection());
  const people = peopleOf('p', 12, {}).map((own) => ({ ...own, email: `${own.employee_id}@example.org` }));
  writeFileSync(path.join(folder, 'directory.csv'), directoryText(people));
  await runWell(['import', 'directory', path.join(folder, 'directory.csv')], options);
  database = await openDatabase({ dataDir: options.dataDir, create: false, entities: tables, migrations });
});
afterAll(async () => {
  await database.close();
  await platform.close();
  removeFolder(folder);
});

const said = ({ code, stderr }: CliResult) => [code, stderr];

describe('takeup sync --check', () => {
  it('says who Takeup is there and what can be read, and reads and changes nothing', async () => {
    const print = await fingerprint(database);
    const { code, stdout } = await runCli(['sync', '--check'], options);
    expect(stdout).toMatch(
      /^chat: Mattermost 11\.9\.0, as system_user system_admin; can be read: users, channels, posts\n {2}can be measured: .*contributing.*\n {2}not measurable from this source: reached\. No permission brings it\.\n {2}Active: Posted, replied or reacted in a public channel\..*\n$/,
    );
    expect(code).toBe(0);
    expect(await fingerprint(database)).toBe(print);
  });

  it('says what stands in the way', async () => {
    const { code, stdout, stderr } = await runCli(['sync', 'chat', '--check'], {
      ...options,
      env: { CHAT_TOKEN: 'another' },
    });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/chat: The platform does not take the token[\s\S]*401/);
    expect((await runCli(['sync', '--check', '--from', DAY, '--to', DAY], options)).code).toBe(2);
    expect((await runCli(['sync', 'wiki', '--check'], options)).stderr).toMatch(/no connection wiki/);
  });
});

it('takeup sync --check tells of two connections that lead to one place, as the page refuses the second', async () => {
  configure(connection(), connection().replace('key: chat', 'key: talk'));
  const { code, stdout, stderr } = await runCli(['sync', '--check'], options);
  configure(connection());
  expect([code, stdout]).toEqual([1, expect.stringMatching(/^chat: Mattermost/) as string]);
  expect(stdout).not.toMatch(/^talk:/m);
  expect(stderr).toMatch(
    /talk: Another connection reads the same place[\s\S]*as chat[\s\S]*Take one of the two out/,
  );
});

describe('takeup sync refuses in words and changes nothing', () => {
  it.each<[string, readonly string[], number, RegExp]>([
    ['a connection that is not there', ['wiki'], 2, /no connection wiki.*\n.*There are: chat/],
    ['half a range', ['chat', '--from', DAY], 2, /--from and --to go together/],
    [
      'a day to come',
      ['chat', '--from', DAY, '--to', TODAY],
      2,
      /is no day that is over.*\n.*once it has ended/,
    ],
  ])('%s', async (_, args, code, words) => {
    const before = await fingerprint(database, ['coverage.connection', 'person.identity']);
    expect(said(await runCli(['sync', ...args], options))).toEqual([
      code,
      expect.stringMatching(words) as string,
    ]);
    expect(await fingerprint(database, ['coverage.connection', 'person.identity'])).toBe(before);
  });

  it.each<[string, readonly string[], RegExp]>([
    [
      'two connections with one key',
      [connection(), connection()],
      /takeup\.yaml: connections has the key chat twice/,
    ],
    [
      'a token in the file itself',
      [connection().replace('{ env: CHAT_TOKEN }', 'sesame')],
      /connections chat: token must be \{ env: NAME \} or \{ file: PATH \}/,
    ],
    [
      'a token that nobody set',
      [connection().replace('CHAT_TOKEN', 'NO_TOKEN')],
      /connections chat: token: the environment's NO_TOKEN is empty or missing/,
    ],
  ])('%s', async (_, connections, words) => {
    configure(...connections);
    const before = await fingerprint(database);
    const result = await runCli(['sync'], options);
    configure(connection());
    expect(said(result)).toEqual([2, expect.stringMatching(words) as string]);
    expect(result.stderr).not.toContain('sesame');
    expect(await fingerprint(database)).toBe(before);
  });
});

describe('takeup sync', () => {
  const settled = async () =>
    (
      await database.owner.query<{ settled: string }[]>(
        `SELECT settled::text FROM coverage.part WHERE stream = 'posts'`,
      )
    ).map((row) => row.settled);

  it('reads what is not read yet, and days again', async () => {
    expect((await runWell(['sync'], options)).stdout).toMatch(/^chat: \d+ pieces read in \d+ requests\.\n$/);
    const before = await settled();
    const asked = platform.requests.length;
    await runWell(['sync', 'chat', '--from', DAY, '--to', DAY], options);
    const again = platform.requests
      .slice(asked)
      .map(({ body }) => body as { start_time?: number } | undefined);
    expect(again.map((body) => body?.start_time)).toContain(Date.parse(`${addDays(DAY, 1)}T00:00:00Z`));
    expect(await settled()).toEqual(before);
  });

  it('forgets no day while another process reads the connection', async () => {
    await database.owner.query(
      `INSERT INTO job.run (job, slot, state, not_before, lease_until, epoch)
       VALUES ('sync:chat', '9000-01-01', 'running', now(), now() + interval '1 hour', 0)`,
    );
    const before = await settled();
    const result = await runCli(['sync', 'chat', '--from', DAY, '--to', DAY], options);
    expect(said(result)).toEqual([
      1,
      expect.stringMatching(/chat is being read now.*\n.*ask again/) as string,
    ]);
    expect(await settled()).toEqual(before);
    await database.owner.query(`DELETE FROM job.run WHERE slot = '9000-01-01'`);
  });

  it('says that the platform is down, and so does the doctor', async () => {
    const there = url;
    url = 'http://127.0.0.1:9';
    configure(connection());
    const { code, stderr } = await runCli(['sync'], options);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/GET \/api\/v4\/users\/me: unreachable/) as string,
    ]);
    const { stdout } = await runCli(['doctor'], options);
    expect(stdout).toMatch(/Chat could not be read \(GET \/api\/v4\/users\/me: unreachable.*Check the url/);
    url = there;
    configure(connection());
  });
});
