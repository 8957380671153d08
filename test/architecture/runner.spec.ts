import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT, filesBelow, isSpec } from './repository.js';

/** `npm test` counts and ends whatever happens to what it starts. */
describe('a stage', () => {
  /** Runs a shell line as a stage in plain Node; what it leaves running must not hold this up. */
  function stage(line: string, limit = 30_000) {
    const code = `import { runCommand } from './tools/test-stage.mjs';
      const { ok, why } = await runCommand('sh', ['-c', process.argv[1]], { limit: Number(process.argv[2]) });
      console.log(JSON.stringify({ ok, why }));`;
    const args = ['--input-type=module', '--eval', code, line, String(limit)];
    const { stdout } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', timeout: 20_000 });
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? 'null') as unknown;
  }

  it('passes with exit status 0', () => {
    expect(stage('exit 0')).toEqual({ ok: true, why: 'exit status 0' });
  });

  it('fails with any other', () => {
    expect(stage('exit 3')).toEqual({ ok: false, why: 'exit status 3' });
  });

  it('fails and ends when it is killed, though it leaves a child behind', () => {
    expect(stage('sleep 300 & kill -9 $$')).toEqual({ ok: false, why: 'killed by SIGKILL' });
  });

  it('ends what it leaves behind', () => {
    expect(stage('sleep 300 & exit 0')).toEqual({ ok: true, why: 'exit status 0' });
  });

  it('is stopped when it takes too long', () => {
    expect(stage('sleep 300', 500)).toMatchObject({ ok: false });
  });
});

describe('the count', () => {
  let copy = '';

  beforeEach(() => {
    copy = mkdtempSync(path.join(os.tmpdir(), 'takeup-counts-'));
    mkdirSync(path.join(copy, 'tools'));
    mkdirSync(path.join(copy, 'apps'));
    for (const file of ['tools/test-counts.mjs', 'tools/count-reporter.mjs'])
      cpSync(path.join(ROOT, file), path.join(copy, file));
    project('libs/one', { passed: 3, failed: 0, skipped: 1 });
    project('libs/two', { passed: 4, failed: 2, skipped: 0 });
    project('test', { passed: 5, failed: 0, skipped: 0 });
  });

  afterEach(() => rmSync(copy, { recursive: true, force: true }));

  function project(folder: string, counted?: object) {
    mkdirSync(path.join(copy, folder, 'src'), { recursive: true });
    writeFileSync(path.join(copy, folder, 'package.json'), '{}');
    if (!counted) return;
    writeFileSync(path.join(copy, folder, 'src/own.spec.ts'), '');
    writeFileSync(path.join(copy, folder, '.test-results.json'), JSON.stringify(counted));
  }

  function inCopy(code: string): unknown {
    const script = `import { forgetCounts, hasTests, sumCounts } from './tools/test-counts.mjs'; ${code}`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: copy,
      encoding: 'utf8',
    });
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout);
  }

  it('is the sum of what every project counted', () => {
    project('libs/without-tests');
    expect(inCopy(`console.log(JSON.stringify(sumCounts('.')))`)).toEqual({
      passed: 12,
      failed: 2,
      skipped: 1,
      silent: [],
    });
  });

  it('takes a project that has tests and counted nothing for a failure', () => {
    expect(inCopy(`forgetCounts('.'); console.log(JSON.stringify(sumCounts('.')))`)).toEqual({
      passed: 0,
      failed: 3,
      skipped: 0,
      silent: ['libs/one', 'libs/two', 'test'],
    });
  });
});

it('the types of every spec are checked', () => {
  const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc');
  const checked = ['test/tsconfig.json', 'test/tsconfig.specs.json', 'test/tsconfig.web-specs.json'].flatMap(
    (config) => {
      const { stdout } = spawnSync(process.execPath, [tsc, '--project', config, '--listFilesOnly'], {
        cwd: ROOT,
        encoding: 'utf8',
      });
      return stdout.split('\n').map((file) => path.relative(ROOT, file.trim()));
    },
  );
  const specs = ['libs', 'apps', 'test']
    .flatMap((folder) => filesBelow(folder))
    .filter((file) => isSpec(file) && /\.tsx?$/.test(file));
  expect(specs.filter((file) => !checked.includes(file))).toEqual([]);
  expect(specs.length).toBeGreaterThan(10);
});
