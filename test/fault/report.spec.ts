import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { eachDay } from '@takeup/domain';
import type { Database } from '@takeup/storage';
import { migrations, openDatabase, tables } from '@takeup/storage';
import type { CliOptions } from '@takeup/testing';
import {
  ROOT,
  activityText,
  completeCharter,
  directoryText,
  fingerprint,
  peopleOf,
  removeFolder,
  runCli,
  runWell,
  startCli,
  temporaryFolder,
} from '@takeup/testing';

jest.setTimeout(300_000);

const folder = temporaryFolder();
const file = (...names: string[]) => path.join(folder, ...names);
const [own, copy]: CliOptions[] = ['own', 'copy'].map((name) => ({ dataDir: file(name) })) as [
  CliOptions,
  CliOptions,
];
const MONTH = '2025-03';
const FORMATS = ['csv', 'html', 'json', 'pdf', 'xlsx'];
const NAMES = FORMATS.map((format) => `takeup-${MONTH}.${format}`);
let database: Database;

beforeAll(async () => {
  const people = [
    ...peopleOf('f', 24, { department: 'Sales', job_family: 'F' }),
    ...peopleOf('g', 16, { department: 'Legal', job_family: 'G' }),
  ];
  const acts = [...eachDay('2025-02-03', '2025-04-06')].flatMap((day) =>
    people
      .slice(0, 30)
      .map(({ employee_id: account }) => ({ account, day, kind: 'post', community: 'help' })),
  );
  writeFileSync(file('directory.csv'), directoryText(people));
  writeFileSync(file('activity.csv'), activityText(acts));
  writeFileSync(file('charter.yaml'), completeCharter({ personas: { field: { job_family: 'F' } } }));
  for (const args of [
    ['import', 'directory', file('directory.csv')],
    ['import', 'activity', file('activity.csv'), '--connection', 'files'],
    ['charter', 'apply', file('charter.yaml')],
    ['refresh'],
  ])
    await runWell(args, own);
  // The last command has stopped the server, so that its files can be copied as they lie.
  await promisify(execFile)('cp', ['-a', file('own'), file('copy')]);
  // Held open, so that the server does not start and stop with every command.
  database = await openDatabase({ dataDir: own.dataDir, create: false, entities: tables, migrations });
});
afterAll(async () => {
  await database.close();
  removeFolder(folder);
});

describe('a month that cannot be closed or written says why, and nothing changes', () => {
  it.each([
    ['none', ['edition', 'close', '2025-13'], 2, /2025-13/],
    ['not over', ['edition', 'close', '2099-01'], 1, /2099-01 .*not over/],
    ['not its turn', ['edition', 'close', '2025-04'], 1, /2025-03/],
    ['before the first', ['edition', 'close', '2025-01'], 1, /2025-03/],
    ['not closed', ['edition', 'export', MONTH, '--to', file('none')], 1, /is not closed.*\n.*edition close/],
    ['nowhere to go', ['edition', 'export', MONTH], 2, /--to/],
    ['no file', ['edition', 'verify', file('nowhere')], 2, /no file or folder/],
  ])('%s', async (_what, args, exit, words) => {
    const before = await fingerprint(database);
    const { code, stdout, stderr } = await runCli(args, own);
    expect({ code, stdout, stderr }).toEqual({
      code: exit,
      stdout: '',
      stderr: expect.stringMatching(words),
    });
    expect(await fingerprint(database)).toBe(before);
    expect(existsSync(file('none'))).toBe(false);
  });
});

describe('a month', () => {
  it('closed by two processes at once has one edition', async () => {
    const ended = await Promise.all([1, 2].map(() => runWell(['edition', 'close', MONTH], own)));
    const hashes = ended.map(({ stdout }) => /SHA-256 ([0-9a-f]{64})/.exec(stdout)?.[1]);
    expect(hashes[0]).toBeDefined();
    expect(hashes[1]).toBe(hashes[0]);
    const { stdout } = await runWell(['edition', 'show', '--format', 'json'], own);
    expect(JSON.parse(stdout)).toMatchObject([{ month: MONTH, sha256: hashes[0] }]);
  });

  it('closed again from a copy taken before has the same bytes in every format', async () => {
    await runWell(['edition', 'close', MONTH], copy);
    await runWell(['edition', 'export', MONTH, '--to', file('first')], own);
    await runWell(['edition', 'export', MONTH, '--to', file('second')], copy);
    expect(readdirSync(file('first')).sort()).toEqual(NAMES);
    for (const name of NAMES)
      expect([name, readFileSync(file('first', name)).equals(readFileSync(file('second', name)))]).toEqual([
        name,
        true,
      ]);
  });

  it('is verified with all that was made of it, and a changed byte is found in each', async () => {
    const { stdout } = await runWell(['edition', 'verify', file('first')], own);
    for (const name of NAMES.filter((each) => !each.endsWith('.json'))) expect(stdout).toContain(name);
    for (const name of NAMES) {
      const bytes = readFileSync(file('first', name));
      const place = Math.floor(bytes.length / 2);
      const changed = Buffer.from(bytes);
      changed[place] = bytes.readUInt8(place) ^ 1;
      writeFileSync(file('first', name), changed);
      const result = await runCli(['edition', 'verify', file('first')], own);
      expect([result.code, result.stderr]).toEqual([1, expect.stringContaining(name)]);
      writeFileSync(file('first', name), bytes);
    }
  });

  it('fails in the script that needs nothing of ours after any of 40 changes', async () => {
    const bytes = readFileSync(file('first', `takeup-${MONTH}.json`));
    for (let n = 0; n < 40; n += 1) {
      const changed = Buffer.from(bytes);
      const place = (n * 7919 + 13) % bytes.length;
      changed[place] = bytes.readUInt8(place) ^ (1 << (n % 8));
      writeFileSync(file('changed.json'), changed);
      const script = [path.join(ROOT, 'tools/verify-edition.mjs'), file('changed.json')];
      await expect(promisify(execFile)(process.execPath, script)).rejects.toMatchObject({ code: 1 });
    }
  });
});

describe('writing a report', () => {
  it('to where nothing can be written says so and leaves everything as it is', async () => {
    writeFileSync(file('in-the-way'), 'a file');
    const { code, stderr } = await runCli(['edition', 'export', MONTH, '--to', file('in-the-way')], own);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/could not be written.*in-the-way/)]);
    expect(readFileSync(file('in-the-way'), 'utf8')).toBe('a file');
  });

  it('that does not fit leaves no part of it, and the report before as it was', async () => {
    mkdirSync(file('full'));
    for (const name of NAMES) writeFileSync(file('full', name), 'as it was');
    // The system refuses files over 8 KiB, as a full disk would.
    const takeup = path.join(ROOT, 'apps/server/bin/takeup.mjs');
    const command = `ulimit -f 8; exec '${process.execPath}' '${takeup}' edition export ${MONTH} --to '${file('full')}'`;
    const env = { ...process.env, TAKEUP_DATA_DIR: own.dataDir };
    await expect(promisify(execFile)('bash', ['-c', command], { env, cwd: folder })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/could not be written.*EFBIG/),
    });
    expect(readdirSync(file('full')).sort()).toEqual(NAMES);
    for (const name of NAMES) expect(readFileSync(file('full', name), 'utf8')).toBe('as it was');
  });

  it('killed in the middle leaves each file whole, old or new', async () => {
    mkdirSync(file('killed'));
    for (const name of NAMES) writeFileSync(file('killed', name), 'as it was');
    const whole = new Map(NAMES.map((name) => [name, readFileSync(file('first', name))]));
    let kills = 0;
    for (const wait of [0, 1, 2, 4, 8]) {
      const { child, ended } = startCli(['edition', 'export', MONTH, '--to', file('killed')], own);
      while (child.exitCode === null && readdirSync(file('killed')).length === NAMES.length) await pause(0);
      await pause(wait);
      child.kill('SIGKILL');
      if ((await ended).signal === 'SIGKILL') kills += 1;
      for (const [name, bytes] of whole) {
        const found = readFileSync(file('killed', name));
        expect([name, found.equals(bytes) || found.toString() === 'as it was']).toEqual([name, true]);
      }
    }
    expect(kills).toBeGreaterThan(0);
    await runWell(['edition', 'export', MONTH, '--to', file('killed')], own);
    await runWell(['edition', 'verify', file('killed')], own);
  });
});
