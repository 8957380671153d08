import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { CODE_FOLDERS, ROOT, filesBelow, isScript, read } from './repository.js';

const TOP = [
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'apps',
  'docker',
  'docs',
  'eslint.config.mjs',
  'jest.config.mjs',
  'libs',
  'nx.json',
  'package-lock.json',
  'package.json',
  'test',
  'tools',
  'tsconfig.json',
];
const MOST_LINES = 400;
const code = CODE_FOLDERS.flatMap((folder) => filesBelow(folder));

describe('the top level', () => {
  const entries = readdirSync(ROOT).filter((name) => !name.startsWith('.') && !isLeftByTools(name));

  it('holds nothing but what belongs there', () => {
    expect(entries.filter((name) => !TOP.includes(name))).toEqual([]);
  });

  it('holds all that belongs there', () => {
    expect(TOP.filter((name) => !entries.includes(name))).toEqual([]);
  });
});

/** What installing, building and testing leave behind; .gitignore names the same. */
function isLeftByTools(name: string): boolean {
  return ['node_modules', 'coverage'].includes(name) || /\.(?:tsbuildinfo|log)$/.test(name);
}

it(`no file is longer than ${MOST_LINES} lines`, () => {
  const long = code.filter((file) => read(file).split('\n').length - 1 > MOST_LINES);
  expect(long).toEqual([]);
});

describe('no source switches a check off', () => {
  /** Written in two parts, so that this file is no finding. */
  const SWITCHES = [
    ['eslint', '-disable'],
    ['@ts', '-ignore'],
    ['@ts', '-nocheck'],
    ['@ts', '-expect-error'],
    ['prettier', '-ignore'],
    ['.on', 'ly('],
    ['.sk', 'ip('],
    ['xi', 't('],
    ['fi', 't('],
    ['xdescri', 'be('],
    ['fdescri', 'be('],
    ['.to', 'do('],
  ].map((parts) => parts.join(''));
  const scripts = code.filter(isScript);

  it.each(SWITCHES)('%s', (text) => {
    const word = new RegExp(`${/^\w/.test(text) ? '\\b' : ''}${text.replace(/[.(]/g, '\\$&')}`);
    expect(scripts.filter((file) => word.test(read(file)))).toEqual([]);
  });
});

it('no source is ignored by git', () => {
  // A line such as `coverage/` leaves out every folder of that name, sources too; `/coverage/` only the one at the top.
  const patterns = read('.gitignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const text = line
        .replace(/^\//, '')
        .replace(/\/$/, '')
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '[^/]*');
      return { line, pattern: new RegExp(`${line.startsWith('/') ? '^' : '(?:^|/)'}${text}(?:/|$)`) };
    });
  const kept = [...code, ...filesBelow('docs'), ...filesBelow('docker')];
  const ignored = kept.flatMap((file) =>
    patterns.filter(({ pattern }) => pattern.test(file)).map(({ line }) => `${line} ${file}`),
  );
  expect(ignored).toEqual([]);
});

it('the lock file names no registry', () => {
  const hosts = read('package-lock.json').match(/"resolved": "(?:https?|git|ssh)[^"]*"/g) ?? [];
  expect(hosts).toEqual([]);
});

describe('generated code', () => {
  it('is what the schema and the queries give', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [path.join(ROOT, 'tools/codegen.mjs'), '--check'],
      {
        cwd: ROOT,
        encoding: 'utf8',
      },
    );
    expect({ status, stale: stderr.split('\n').filter((line) => line.startsWith('stale')) }).toEqual({
      status: 0,
      stale: [],
    });
  });

  it('stands alone in its folders, which are not linted', () => {
    expect(readdirSync(path.join(ROOT, 'libs/schema/src/generated'))).toEqual(['resolvers.ts']);
    expect(readdirSync(path.join(ROOT, 'apps/web/src/graphql/generated')).sort()).toEqual([
      'gql.ts',
      'graphql.ts',
      'index.ts',
    ]);
  });
});
