import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from './repository.js';

/** A true copy of one library with the repository's configuration, linted by the command that `npm run lint` runs. */
let copy = '';

beforeAll(() => {
  copy = mkdtempSync(path.join(os.tmpdir(), 'takeup-fences-'));
  mkdirSync(path.join(copy, 'libs'));
  mkdirSync(path.join(copy, 'tools'));
  for (const file of [
    'package.json',
    'tsconfig.json',
    'eslint.config.mjs',
    'tools/fences.mjs',
    'libs/domain',
  ]) {
    const isCode = (source: string) => !/(?:^|\/)(?:node_modules|dist)$/.test(source);
    cpSync(path.join(ROOT, file), path.join(copy, file), { recursive: true, filter: isCode });
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function lintCopy() {
  const eslint = path.join(ROOT, 'node_modules/eslint/bin/eslint.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [eslint, '.', '--format', 'json'], {
    cwd: path.join(copy, 'libs/domain'),
    encoding: 'utf8',
    maxBuffer: 64_000_000,
    timeout: 60_000,
  });
  if (stderr !== '' && stdout === '') throw new Error(stderr);
  const results = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string | null }[] }[];
  const found = results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId }) => `${path.basename(filePath)}: ${ruleId}`),
  );
  return { status, found: found.sort() };
}

it('passes as it is', () => {
  expect(lintCopy()).toEqual({ status: 0, found: [] });
});

it('fails with exit status 1 once bad files stand in it, and names them', () => {
  const source = path.join(copy, 'libs/domain/src');
  writeFileSync(
    path.join(source, 'bad-database.ts'),
    "import { DataSource } from 'typeorm';\nexport const bad = DataSource;\n",
  );
  writeFileSync(
    path.join(source, 'bad-storage.ts'),
    "import { rows } from '@takeup/storage';\nexport const bad = rows;\n",
  );
  writeFileSync(
    path.join(source, 'bad-path.ts'),
    "import { rows } from '../../storage/src/session.js';\nexport const bad = rows;\n",
  );
  writeFileSync(path.join(source, 'bad-clock.ts'), 'export const bad = Date.now();\n');
  writeFileSync(
    path.join(source, 'bad-left.ts'),
    "import { right } from './bad-right.js';\nexport const left = () => right;\n",
  );
  writeFileSync(
    path.join(source, 'bad-right.ts'),
    "import { left } from './bad-left.js';\nexport const right = () => left;\n",
  );
  writeFileSync(
    path.join(source, 'good.ts'),
    "import { ALL } from './release/cell.js';\nexport const good = ALL;\n",
  );
  expect(lintCopy()).toEqual({
    status: 1,
    found: [
      'bad-clock.ts: no-restricted-syntax',
      'bad-database.ts: no-restricted-imports',
      'bad-left.ts: import-x/no-cycle',
      'bad-path.ts: fences/inside',
      'bad-right.ts: import-x/no-cycle',
      'bad-storage.ts: no-restricted-imports',
    ],
  });
});
