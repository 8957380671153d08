import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from './repository.js';

/** The guide's two commands in a copy of the connectors: what it shows is what they make. */
let copy = '';
const SOURCE = 'libs/connectors/src';

beforeAll(() => {
  copy = mkdtempSync(path.join(os.tmpdir(), 'takeup-connector-'));
  mkdirSync(path.join(copy, 'libs'));
  mkdirSync(path.join(copy, 'tools'));
  const isCode = (source: string) => !/(?:^|\/)(?:node_modules|dist)$/.test(source);
  for (const file of ['package.json', 'tsconfig.json', 'eslint.config.mjs', 'jest.config.mjs', 'tools'])
    cpSync(path.join(ROOT, file), path.join(copy, file), { recursive: true, filter: isCode });
  for (const lib of ['connectors', 'domain'])
    cpSync(path.join(ROOT, 'libs', lib), path.join(copy, 'libs', lib), { recursive: true, filter: isCode });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
  symlinkSync(
    path.join(ROOT, 'libs/connectors/node_modules'),
    path.join(copy, 'libs/connectors/node_modules'),
  );
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function run(program: string, args: readonly string[], cwd = copy) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: 'utf8',
    timeout: 110_000,
  });
  return { status, said: `${stdout}${stderr}` };
}

const generate = (...args: readonly string[]) =>
  run(path.join(ROOT, 'tools/connector.mjs'), [...args, '--root', copy]);
const read = (file: string) => readFileSync(path.join(copy, SOURCE, file), 'utf8');
const listed = () => readdirSync(path.join(copy, SOURCE)).sort();

it('makes one folder and one line, as the guide shows them, under a hundred lines', () => {
  const [before, platforms] = [listed(), read('platforms.ts')];
  expect(generate('my-forum', 'My forum')).toMatchObject({ status: 0 });
  expect(listed().filter((name) => !before.includes(name))).toEqual(['my-forum']);
  const added = read('platforms.ts')
    .split('\n')
    .filter((line) => !platforms.split('\n').includes(line));
  expect(added).toEqual(["export { myForum } from './my-forum/index.js';"]);
  const code = read('my-forum/my-forum.ts');
  const guide = readFileSync(path.join(ROOT, 'docs/connectors/write-one.md'), 'utf8');
  expect(guide).toContain(`\`\`\`ts\n${code}\`\`\``);
  expect(`${code}${read('my-forum/index.ts')}`.trimEnd().split('\n').length).toBeLessThan(100);
});

it('passes conformance and the lint unchanged', () => {
  const bin = (file: string) => path.join(ROOT, 'node_modules', file);
  const connectors = path.join(copy, 'libs/connectors');
  const tested = run(bin('jest/bin/jest.js'), ['my-forum', '--reporters', 'default'], connectors);
  expect(tested.said).toMatch(/Tests: +34 passed, 34 total/);
  expect(tested.status).toBe(0);
  const linted = run(bin('eslint/bin/eslint.js'), ['src/my-forum', 'src/platforms.ts'], connectors);
  expect(linted).toEqual({ status: 0, said: '' });
});

it.each<[string, readonly string[], RegExp]>([
  ['no id', [], /^Say an id in lower case/],
  ['a name', ['My Forum', 'My forum'], /^Say an id in lower case/],
  ['no title', ['other-forum'], /^Say an id .* and a title/],
  ['a title that breaks the code', ['other-forum', "People's"], /^The title stands in the code/],
  ['one that is there', ['slack', 'Slack'], /is there already/],
])('refuses %s and writes nothing', (_, args, why) => {
  const before = [listed(), read('platforms.ts')];
  const { status, said } = generate(...args);
  expect([status, said]).toEqual([2, expect.stringMatching(why)]);
  expect([listed(), read('platforms.ts')]).toEqual(before);
});
