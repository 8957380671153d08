import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CliOptions } from '@takeup/testing';
import { removeFolder, runCli, temporaryFolder } from '@takeup/testing';

jest.setTimeout(240_000);

const folder = temporaryFolder();
const options: CliOptions = { dataDir: path.join(folder, 'data'), cwd: folder, env: {} };
const FILE = path.join(folder, 'kpi.csv');
const SERIES = ['--series', 'calls/settled'];

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(FILE, 'at,value\n2026-01-04,60\n');
});
afterAll(() => removeFolder(folder));

const importing = (...args: readonly string[]) => runCli(['import', 'outcome', ...args], options);

describe('takeup import outcome without a file', () => {
  it('takes in one value that somebody knows, and another for the same day in its place', async () => {
    const json = ['--format', 'json'];
    const first = await importing(...SERIES, '--at', '2026-01-11', '--value', '61.5', '--n', '400', ...json);
    expect(JSON.parse(first.stdout)).toMatchObject({ added: 1, changed: 0, lastDay: '2026-01-11' });
    const second = await importing(...SERIES, '--at', '2026-01-11', '--value', '62', ...json);
    expect(JSON.parse(second.stdout)).toMatchObject({ added: 0, changed: 1 });
  });

  it.each<[string, readonly string[], number, RegExp]>([
    ['neither file nor value', SERIES, 2, /Name a file, or one value/],
    [
      'a file and a value',
      [FILE, ...SERIES, '--at', '2026-01-11', '--value', '1'],
      2,
      /Name a file, or one value/,
    ],
    ['a value without a day', [...SERIES, '--value', '1'], 2, /Name a file, or one value/],
    [
      'a day that does not exist',
      [...SERIES, '--at', '2026-02-30', '--value', '1'],
      1,
      /at is no time that exists/,
    ],
    ['a value with a unit', [...SERIES, '--at', '2026-01-11', '--value', '61 %'], 1, /value is no number/],
  ])('refuses %s in words', async (_, args, exit, words) => {
    const { code, stderr } = await importing(...args);
    expect(stderr).toMatch(words);
    expect(code).toBe(exit);
  });
});
