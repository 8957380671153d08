import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { addDays } from '@takeup/domain';
import type { MattermostServer } from '@takeup/simulator';
import { mattermostServer } from '@takeup/simulator';
import type { Database } from '@takeup/storage';
import { migrations, openDatabase, tables } from '@takeup/storage';
import type { CliOptions, CliResult } from '@takeup/testing';
import {
  Board,
  PLATFORM_TOKEN,
  contentsOf,
  directoryText,
  fingerprint,
  peopleOf,
  removeFolder,
  runCli,
  runWell,
  startCli,
  temporaryFolder,
} from '@takeup/testing';

jest.setTimeout(240_000);

const TODAY = new Date().toISOString().slice(0, 10);
const SINCE = addDays(TODAY, -30);
const folder = temporaryFolder();
const options: CliOptions = { dataDir: path.join(folder, 'data'), cwd: folder };
const keyFile = path.join(options.dataDir, 'secret.key');
let platform: MattermostServer;
let database: Database;

const configure = (yaml: string) => writeFileSync(path.join(folder, 'takeup.yaml'), `${yaml}\n`);
const ALLOWED = 'allow_hosts: [127.0.0.1]';
const chat = (key = 'chat') => [
  ...['connection', 'add', key, '--connector', 'mattermost', '--title', 'Chat', '--since', SINCE],
  ...['--set', `url=${platform.url}`],
];
const typed = (input: string, env: CliOptions['env'] = {}): CliOptions => ({
  ...options,
  input: `${input}\n`,
  env,
});
const run = (args: readonly string[], own: CliOptions = options) => runCli(args, own);
const said = ({ code, stderr }: CliResult) => [code, stderr];

beforeAll(async () => {
  const board = new Board();
  const room = board.channel('help');
  const users = peopleOf('p', 12, {}).map(({ employee_id }) => board.account(employee_id));
  for (let day = SINCE; day < TODAY; day = addDays(day, 1))
    for (const user of users) board.post(room, user, `${day}T09:00:00Z`);
  platform = await mattermostServer({ content: board, clock: () => Date.now(), token: PLATFORM_TOKEN });
  mkdirSync(folder, { recursive: true });
  configure(ALLOWED);
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

describe('takeup connection add refuses in words and keeps nothing', () => {
  it.each<[string, () => Promise<CliResult>, number, RegExp]>([
    [
      'a wrong token',
      () => run(chat(), typed('not-the-token')),
      1,
      /does not take the token[\s\S]*401[\s\S]*Nothing was kept/,
    ],
    ['no token', () => run(chat(), typed('')), 2, /token is missing/],
    [
      'a token on the command line',
      () => run([...chat(), '--set', 'token=sesame'], typed(PLATFORM_TOKEN)),
      2,
      /token is never given on the command line/,
    ],
    [
      'an unknown platform',
      () => run(['connection', 'add', 'x', '--connector', 'chatter']),
      2,
      /no source chatter/,
    ],
    [
      'a key that is none, and a setting that is none',
      () => run([...chat('No Key'), '--set', 'edition=huge', '--set', 'hue=red'], typed(PLATFORM_TOKEN)),
      2,
      /key must be lower-case.*no fields but url, token, edition.*edition must be auto/,
    ],
    [
      'an address without an address',
      () => run([...chat(), '--set', 'url=chat'], typed(PLATFORM_TOKEN)),
      2,
      /url must be an address such as/,
    ],
  ])('%s', async (_, give, code, words) => {
    const before = await fingerprint(database);
    const result = await give();
    expect(said(result)).toEqual([code, expect.stringMatching(words) as string]);
    expect(`${result.stdout}${result.stderr}`).not.toMatch(/sesame|not-the-token/);
    expect(await fingerprint(database)).toBe(before);
    expect(existsSync(keyFile)).toBe(false);
  });

  it('an address within the own network that takeup.yaml does not allow, before anything is sent there', async () => {
    configure('');
    const asked = platform.requests.length;
    for (const url of [
      platform.url,
      platform.url.replace('127.0.0.1', 'localhost'),
      'http://169.254.169.254',
    ]) {
      const args = [...chat(), '--set', `url=${url}`];
      const result = await run(args, typed(PLATFORM_TOKEN));
      expect(said(result)).toEqual([1, expect.stringMatching(/own network[\s\S]*allow_hosts: \[/) as string]);
    }
    expect(platform.requests).toHaveLength(asked);
    configure(ALLOWED);
  });
});

describe('a connection made on the command line', () => {
  it('is tested without being kept, then kept with its secret sealed', async () => {
    const before = await fingerprint(database);
    const test = ['connection', 'test', ...chat().slice(2)];
    expect((await run(test, typed(PLATFORM_TOKEN))).stdout).toMatch(
      /chat: Mattermost .*can be read: users, channels/,
    );
    expect(await fingerprint(database)).toBe(before);

    const { code, stdout, stderr } = await run(chat(), typed(PLATFORM_TOKEN));
    expect([code, stdout]).toEqual([0, expect.stringMatching(/chat: Mattermost/) as string]);
    expect(stderr).toMatch(/chat is connected/);
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    const all = JSON.stringify([...(await contentsOf(database))]);
    expect(all).toContain('takeup1.');
    expect(all).not.toContain(PLATFORM_TOKEN);
    expect(all).not.toContain(readFileSync(keyFile, 'utf8').trim());
  });

  it('is read like those of takeup.yaml', async () => {
    expect((await runWell(['sync'], options)).stdout).toMatch(/^chat: [1-9]\d* pieces read/);
    const acts = await database.owner.query<{ n: string }[]>(
      `SELECT count(*) AS n FROM person.act JOIN coverage.connection USING (connection_id) WHERE key = 'chat'`,
    );
    expect(Number(acts[0]?.n)).toBeGreaterThan(300);
    expect((await runWell(['sync', 'chat', '--check'], options)).stdout).toMatch(/^chat: Mattermost/);
  });

  it('is listed, and the doctor looks at its secrets, without telling them', async () => {
    const list = await runWell(['connection', 'list'], options);
    expect(list.stdout).toMatch(/chat\s+Chat\s+mattermost\s+the product\s+sealed in the database; they open/);
    const doctor = await run(['doctor']);
    expect(doctor.stdout).toMatch(/ok\s+chat: its secrets: sealed in the database; they open/);
    const json = await runWell(['connection', 'list', '--format', 'json'], options);
    expect(`${list.stdout}${doctor.stdout}${json.stdout}`).not.toMatch(/takeup1|a-token-for-tests/);
  });

  it('is changed where the platform takes it, and else stays as it was', async () => {
    const before = await fingerprint(database);
    const change = ['connection', 'change', 'chat'];
    expect(said(await run(change))).toEqual([
      2,
      expect.stringMatching(/Nothing is said of what to change in chat/) as string,
    ]);
    expect(said(await run([...change, '--set', 'token=sesame']))).toEqual([
      2,
      expect.stringMatching(/token is never given on the command line/) as string,
    ]);
    expect(said(await run([...change, '--secret', 'token'], typed('not-the-token')))).toEqual([
      1,
      expect.stringMatching(/401[\s\S]*Nothing was kept/) as string,
    ]);
    expect(said(await run([...change, '--set', 'url=http://127.0.0.1:9']))).toEqual([
      1,
      expect.stringMatching(/url says which source chat is[\s\S]*Nothing was changed/) as string,
    ]);
    expect(await fingerprint(database)).toBe(before);
    const args = [...change, '--title', 'Our chat', '--set', 'edition=team', '--secret', 'token'];
    const { code, stderr } = await run(args, typed(PLATFORM_TOKEN));
    expect([code, stderr]).toEqual([0, expect.stringMatching(/chat is changed/) as string]);
    expect((await runWell(['connection', 'list'], options)).stdout).toMatch(/chat\s+Our chat\s+mattermost/);
    await runWell([...change, '--title', 'Chat', '--unset', 'edition'], options);
    await runWell(['sync', 'chat', '--check'], options);
  });

  it('holds its key: neither the product nor takeup.yaml may use it again', async () => {
    expect(said(await run(chat(), typed(PLATFORM_TOKEN)))).toEqual([
      1,
      expect.stringMatching(/There is a connection chat already/) as string,
    ]);
    configure(
      `${ALLOWED}\nconnections: [{ key: chat, connector: mattermost, url: "${platform.url}", token: { env: CHAT }, allow_hosts: [127.0.0.1] }]`,
    );
    const env = { CHAT: PLATFORM_TOKEN };
    const twice =
      /chat stands in takeup\.yaml and was connected from the product as well[\s\S]*connection remove chat/;
    for (const command of ['sync', 'serve'])
      expect(said(await run([command], { ...options, env: { ...env, PORT: '0' } }))).toEqual([
        1,
        expect.stringMatching(twice) as string,
      ]);
    const { stdout } = await run(['connection', 'list'], { ...options, env });
    expect(stdout).toMatch(/token from the environment's CHAT/);
    configure(`${ALLOWED}\nconnections: [{ key: wiki }]`);
    expect(said(await run(chat('wiki'), typed(PLATFORM_TOKEN)))).toEqual([
      1,
      expect.stringMatching(/takeup\.yaml names a connection wiki already/) as string,
    ]);
    configure(ALLOWED);
  });

  it('does not open with another key, and whoever would read it says what to do', async () => {
    const own: CliOptions = { ...options, env: { TAKEUP_SECRET: '5'.repeat(64), PORT: '0' } };
    for (const command of ['serve', 'sync'])
      expect(said(await run([command], own))).toEqual([
        1,
        expect.stringMatching(
          /TAKEUP_SECRET does not hold the key.*\n.*Put back the right secret\.key/,
        ) as string,
      ]);
    const doctor = await run(['doctor'], own);
    expect([doctor.code, doctor.stdout]).toEqual([
      1,
      expect.stringMatching(/wrong\s+chat: its secrets: cannot be opened: the key/) as string,
    ]);
    const bad = await run(['doctor'], { ...options, env: { TAKEUP_SECRET: 'short-secret' } });
    expect(said(bad)).toEqual([
      2,
      expect.stringMatching(/TAKEUP_SECRET must be 64 hexadecimal digits/) as string,
    ]);
    expect(bad.stderr).not.toContain('short-secret');
  });
});

describe('takeup secret rotate', () => {
  const sealed = () =>
    database.owner.query<{ secrets: { token: string } }[]>(`SELECT secrets FROM sealed.connection`);

  it('seals everything with a new key, and the former one opens nothing', async () => {
    const [before, former] = [await sealed(), readFileSync(keyFile, 'utf8').trim()];
    expect((await runWell(['secret', 'rotate'], options)).stdout).toMatch(
      /secrets of 1 connection: sealed with the new key/,
    );
    expect(await sealed()).not.toEqual(before);
    expect(readFileSync(keyFile, 'utf8').trim()).not.toBe(former);
    expect(existsSync(`${keyFile}.next`)).toBe(false);
    await runWell(['sync', '--check'], options);
    const own = { ...options, env: { TAKEUP_SECRET: former } };
    expect((await run(['sync', '--check'], own)).stderr).toMatch(/does not hold the key/);
  });

  it('leaves a key that opens everything wherever it is killed', async () => {
    const opens = async () => (await run(['sync', '--check'])).stderr;
    const next = `${keyFile}.next`;
    const waits = process.env['TAKEUP_SHORT'] === '1' ? [3] : [0, 3, 10, 30];
    const ended: (NodeJS.Signals | null)[] = [];
    for (const wait of waits) {
      rmSync(next, { force: true });
      const rotation = startCli(['secret', 'rotate'], options);
      while (rotation.child.exitCode === null && !existsSync(next)) await pause(1);
      await pause(wait);
      rotation.child.kill('SIGKILL');
      ended.push((await rotation.ended).signal);
      expect(await opens()).toBe('');
      // As it would be found where it had been cut off before the last step.
      await runWell(['secret', 'rotate'], options);
      expect(await opens()).toBe('');
    }
    expect(ended).toContain('SIGKILL');
  });

  it('goes on where it was cut off after everything had been sealed anew', async () => {
    const former = readFileSync(keyFile, 'utf8');
    await runWell(['secret', 'rotate'], options);
    renameSync(keyFile, `${keyFile}.next`);
    writeFileSync(keyFile, former, { mode: 0o600 });
    await runWell(['sync', '--check'], options);
    await runWell(['secret', 'rotate'], options);
    expect(existsSync(`${keyFile}.next`)).toBe(false);
    await runWell(['sync', '--check'], options);
  });

  it('whose key stands in the environment needs the new one, and says that it has to be set', async () => {
    const env = { TAKEUP_SECRET: readFileSync(keyFile, 'utf8').trim() };
    expect((await run(['secret', 'rotate'], { ...options, env })).stderr).toMatch(/--new-key-file PATH/);
    const file = path.join(folder, 'new.key');
    writeFileSync(file, `${'ab'.repeat(32)}\n`);
    const { code, stderr } = await run(['secret', 'rotate', '--new-key-file', file], { ...options, env });
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/Set TAKEUP_SECRET to the new key now/) as string,
    ]);
    const next = { ...options, env: { TAKEUP_SECRET: 'ab'.repeat(32) } };
    await runWell(['sync', '--check'], next);
    writeFileSync(keyFile, `${'ab'.repeat(32)}\n`);
  });
});

describe('takeup connection remove', () => {
  it('keeps what came in and drops the secrets, also where the key is lost', async () => {
    const count = async () =>
      (await database.owner.query<{ n: string }[]>(`SELECT count(*) AS n FROM person.act`))[0]?.n;
    const before = await count();
    writeFileSync(keyFile, `${'cd'.repeat(32)}\n`);
    expect((await run(['connection', 'remove', 'wiki'])).stderr).toMatch(/There are: chat/);
    expect((await runWell(['connection', 'remove', 'chat'], options)).stdout).toMatch(/asked no more/);
    expect(await count()).toBe(before);
    expect(JSON.stringify([...(await contentsOf(database))])).not.toContain('takeup1.');
    expect((await run(['sync'])).stderr).toMatch(/No connection is pulled/);
  });

  it('lets it be connected again, with whatever key there is then', async () => {
    await runWell(chat(), typed(PLATFORM_TOKEN));
    await runWell(['sync', '--check'], options);
  });
});
