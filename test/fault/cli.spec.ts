import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Database } from '@takeup/storage';
import { migrations, openDatabase, tables } from '@takeup/storage';
import type { CliOptions, CliResult } from '@takeup/testing';
import {
  directoryText,
  fingerprint,
  removeFolder,
  runCli,
  runWell,
  startServer,
  temporaryFolder,
} from '@takeup/testing';
import { GOOD_ACTS, PEOPLE, manyLines } from './fixtures.js';

jest.setTimeout(120_000);

const folder = temporaryFolder();
const options: CliOptions = { dataDir: path.join(folder, 'data') };
let database: Database;
let made = 0;

function fileOf(content: string | Uint8Array): string {
  made += 1;
  const file = path.join(folder, `file-${made}.csv`);
  writeFileSync(file, content);
  return file;
}

beforeAll(async () => {
  await runWell(['import', 'directory', fileOf(directoryText(PEOPLE))], options);
  await runWell(['import', 'activity', fileOf(GOOD_ACTS), '--connection', 'files'], options);
  // Held open, so that the server does not start and stop with every command.
  database = await openDatabase({ dataDir: options.dataDir, create: false, entities: tables, migrations });
});
afterAll(async () => {
  await database.close();
  removeFolder(folder);
});

const activity = (content: string | Uint8Array, ...more: string[]) => [
  'import',
  'activity',
  fileOf(content),
  '--connection',
  'files',
  ...more,
];
const adoption = (...asked: string[]) => ['adoption', '--format', 'json', ...asked];

function expectSaid({ code, stdout, stderr }: CliResult, exit: number, ...words: RegExp[]): void {
  for (const word of words) expect(stderr).toMatch(word);
  expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
}

describe('a command that cannot be done says why on stderr, ends with 1 or 2, and changes nothing', () => {
  const twice = fileOf(directoryText([...PEOPLE, ...PEOPLE.slice(0, 1)]));
  const three = fileOf(directoryText(PEOPLE.slice(0, 15)));
  const two = fileOf('account,employee_id\nnick,b1\nnick,b2\n');
  const foreign = fileOf('account,employee_id\nl3,b1\nnick,b2\nl4,b2\n');
  const broken = gzipSync(manyLines(0, 500));
  broken.fill(0xff, 30, 40);
  it.each<[string, readonly string[], number, RegExp]>([
    [
      'a repeated id',
      ['import', 'directory', twice],
      2,
      /lines 2 and 22: One employee_id stands more than once\.\n/,
    ],
    [
      'a lost quarter',
      ['import', 'directory', three],
      1,
      /The file has 15 people: more than a fifth of the directory would vanish.*\n.*--allow-shrink/,
    ],
    [
      'an account of two',
      ['import', 'aliases', two],
      2,
      /lines 2 and 3: One account is given to two.*\n.*Keep/,
    ],
    [
      'accounts of others',
      ['import', 'aliases', foreign],
      2,
      /lines 2, 4: 2 lines give away accounts that the newest directory.*\n.*directory: where it knows/,
    ],
    ['accounts not known', ['accounts'], 1, /Not known until a 28-day period is published.*takeup refresh/],
    ['over 5 % bad lines', activity(manyLines(6, 94)), 1, /line 2: 6 of 100 lines cannot be read.*\n/],
    [
      'gzip cut off',
      activity(gzipSync(GOOD_ACTS).subarray(0, 40)),
      2,
      /compressed file is damaged.*\n.*Copy it/,
    ],
    ['gzip damaged', activity(broken), 2, /compressed file is damaged.*\n.*Copy it/],
    [
      '--covers no range',
      activity(GOOD_ACTS, '--covers', 'march'),
      2,
      /--covers march is no range\.\n.*FROM\.\.TO/,
    ],
    ['no such file', ['import', 'directory', '/nowhere.csv'], 2, /There is no file \/nowhere\.csv/],
    [
      'no key',
      ['import', 'activity', three, '--connection', 'My Files'],
      2,
      /“My Files” is no key.*\n.*lower-case/,
    ],
    ['no connection', ['import', 'activity', three], 2, /required option '--connection/],
    ['no such command', ['improt'], 2, /unknown command.*\n.*import/],
    ['a measure', adoption('--measure', 'happy'), 2, /no measure “happy”.*\n.*registered, reached/],
    ['a period', adoption('--period', '28d:2025-03-04'), 2, /does not end on a Sunday.*\n.*week:2026-W47/],
    ['a week', adoption('--period', 'week:2025-W53'), 2, /names a week that its year does not have/],
    ['a day', adoption('--period', '28d:2025-02-30'), 2, /names a day that does not exist/],
    ['no period', adoption('--period', 'lately'), 2, /“lately” is no period/],
    ['a dimension', adoption('--by', 'manager'), 2, /“manager”.*\n.*persona, department or location/],
    ['an initiative', adoption('--initiative', 'x'), 2, /no confirmed initiative “x”.*\n.*charter check/],
    [
      'a department',
      adoption('--period', 'month:2025-03', '--department', 'Mars'),
      2,
      /no department “Mars”/,
    ],
    ['nothing published', adoption(), 1, /No 28-day window is published yet.*\n.*takeup refresh/],
  ])('%s', async (_name, args, exit, words) => {
    const before = await fingerprint(database);
    expectSaid(await runCli(args, options), exit, words);
    expect(await fingerprint(database)).toBe(before);
  });

  it('another identity key than the one the database was filled with', async () => {
    const env = { TAKEUP_IDENTITY_KEY_FILE: fileOf('ab'.repeat(32)) };
    const before = await fingerprint(database);
    for (const args of [activity(GOOD_ACTS), ['import', 'directory', three], ['serve', '--empty']]) {
      expectSaid(
        await runCli(args, { ...options, env: { ...env, PORT: '0' } }),
        1,
        /identity key is not the one.*\n/,
      );
    }
    expect(await fingerprint(database)).toBe(before);
  });

  it('a policy weaker than the agreement it is locked to', async () => {
    await database.owner.query(
      `INSERT INTO declared.policy VALUES (1, 15, 2, 'Agreement 7', '2025-01-01', NULL)`,
    );
    const config = fileOf('privacy: { minimum_group: 12, locked: Agreement 7 }');
    const before = await fingerprint(database);
    for (const args of [adoption(), ['refresh'], ['serve', '--empty']]) {
      expectSaid(
        await runCli(args, { ...options, env: { TAKEUP_CONFIG: config, PORT: '0' } }),
        1,
        /privacy: The privacy policy is locked to “Agreement 7”: groups of 15 people.*\n.*privacy\.locked/,
      );
    }
    const doctor = await runCli(['doctor'], { ...options, env: { TAKEUP_CONFIG: config } });
    expect(doctor).toMatchObject({ code: 1, stdout: expect.stringMatching(/locked to “Agreement 7”/) });
    expect(await fingerprint(database)).toBe(before);
    await database.owner.query('DELETE FROM declared.policy');
  });

  it('an identity key that is none', async () => {
    const env = { TAKEUP_IDENTITY_KEY_FILE: fileOf('not hexadecimal') };
    expectSaid(
      await runCli(activity(GOOD_ACTS), { ...options, env }),
      1,
      /holds no identity key.*Restore the file/,
    );
  });
});

describe('where there is no database', () => {
  const nothing: CliOptions = { dataDir: path.join(folder, 'nothing') };

  it.each([['refresh'], ['adoption'], ['doctor']])('%s ends with 1 and creates nothing', async (command) => {
    const { code, stdout, stderr } = await runCli([command], nothing);
    expect([code, `${stdout}${stderr}`]).toEqual([
      1,
      expect.stringMatching(/no database yet.*takeup serve/s),
    ]);
    expect(existsSync(nothing.dataDir)).toBe(false);
  });

  it('charter check looks at the document alone and creates nothing', async () => {
    const file = fileOf('charter: 1\ninitiative: { key: a, name: A }\n');
    const { code, stderr } = await runCli(['charter', 'check', file], nothing);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/no database yet/)]);
    expect(existsSync(nothing.dataDir)).toBe(false);
  });
});

describe('settings', () => {
  it('every fault in takeup.yaml and the environment is listed at once', async () => {
    const config = fileOf(
      'organisation: { time_zone: Mars/Base, colour: red }\nprivacy: { minimum_group: 3, t: 1 }\nfruit: apple\nconnections: [{ key: My Files }]\n',
    );
    const result = await runCli(['refresh'], { ...options, env: { TAKEUP_CONFIG: config } });
    const words = [
      'time_zone is no time zone',
      'colour',
      'minimum_group must not be below 5',
      'privacy.t must not be below 2',
      'fruit',
      'connections.0.key must be lower-case',
    ];
    expectSaid(result, 2, ...words.map((word) => new RegExp(word.replaceAll('.', '\\.'))));
    const wrong = { PORT: 'many', TAKEUP_ROLE: 'king', DATABASE_URL: 'mysql://x' };
    const other = await runCli(['refresh'], { ...options, env: { ...wrong, TAKEUP_CONFIG: config } });
    expectSaid(
      other,
      2,
      /PORT must be a number/,
      /TAKEUP_ROLE must be all, api or worker/,
      /DATABASE_URL must be a URL/,
    );
  });

  it.each([
    [
      'nobody listens there',
      'postgresql://u:sesame@127.0.0.1:1/db',
      /127\.0\.0\.1:1, database db\) failed.*\n.*host and port/,
    ],
    ['no such host', 'postgresql://u:sesame@no-such-host.invalid/db', /no-such-host\.invalid.*\n.*host name/],
    ['a password with a slash', 'postgresql://u:ses/ame@host/db', /DATABASE_URL .*\n.*percent-encoded/],
  ])('DATABASE_URL: %s', async (_name, url, words) => {
    const result = await runCli(['refresh'], { ...options, env: { DATABASE_URL: url } });
    expectSaid(result, 1, words);
    expect(result.stderr).not.toMatch(/sesame/);
  });

  it('a data directory that cannot be written', async () => {
    const locked = path.join(folder, 'locked');
    mkdirSync(locked);
    const uid = process.getuid?.() === 0 ? 65534 : undefined;
    if (uid !== undefined) chownSync(locked, uid, uid);
    chmodSync(locked, 0o555);
    const result = await runCli(['import', 'directory', fileOf(directoryText(PEOPLE))], {
      dataDir: path.join(locked, 'data'),
      cwd: folder,
      ...(uid === undefined ? {} : { uid }),
    });
    expectSaid(result, 1, /cannot be written.*locked.*\n.*TAKEUP_DATA_DIR/);
    expect(readdirSync(locked)).toEqual([]);
  });

  it('a port that is in use, and an address beyond this machine', async () => {
    const holder = net.createServer();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    const { port } = holder.address() as net.AddressInfo;
    const env = { PORT: String(port) };
    expectSaid(
      await runCli(['serve', '--empty'], { ...options, env }),
      1,
      new RegExp(`^Port ${port} is in use.*\\n.*PORT`),
    );
    holder.close();
    const open = { ...options, env: { ...env, TAKEUP_BIND: '0.0.0.0' } };
    expectSaid(
      await runCli(['serve', '--empty'], open),
      2,
      /TAKEUP_BIND 0\.0\.0\.0 would let other machines in.*\n/,
    );
  });
});

it('the demo takes no files', async () => {
  const demo: CliOptions = { dataDir: path.join(folder, 'demo') };
  const server = await startServer(demo, []);
  await server.stop();
  const result = await runCli(['import', 'directory', fileOf(directoryText(PEOPLE))], demo);
  expectSaid(result, 1, /Northwind demo.*no files.*\n.*another TAKEUP_DATA_DIR/);
});

it('tells its version without a database', async () => {
  const untouched = path.join(folder, 'no-data');
  const { code, stdout } = await runCli(['--version'], { dataDir: untouched });
  const manifest = readFileSync(path.resolve(__dirname, '../../package.json'), 'utf8');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(manifest).toContain(`"version": "${stdout.trim()}"`);
  expect(existsSync(untouched)).toBe(false);
});
