import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { findBrowser } from './test-browser.mjs';
import { forgetCounts, hasTests, sumCounts } from './test-counts.mjs';
import { runCommand } from './test-stage.mjs';

/**
 * `npm test`: builds, checks and tests everything, stops at the first stage that fails, and ends with one line that
 * counts: `N passed, N failed`. Each check counts as one test beside the tests themselves.
 */
const root = path.resolve(import.meta.dirname, '..');
const counts = { passed: 0, failed: 0, skipped: 0 };
const env = {
  ...process.env,
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
  NX_TUI: 'false',
  NO_UPDATE_NOTIFIER: '1',
  FORCE_COLOR: process.env.FORCE_COLOR ?? '0',
};

const program = (name, script) => path.join(root, 'node_modules', name, script);
const node = (script, ...args) => runCommand(process.execPath, [script, ...args], { cwd: root, env });
const nx = (target, ...more) =>
  node(
    program('nx', 'dist/bin/nx.js'),
    'run-many',
    '--targets',
    target,
    '--outputStyle',
    'static',
    ...(more.length > 0 ? more : ['--parallel', '2']),
  );
/** What runs longest is begun first, beside all others, without what ran by itself. */
const LONGEST = ['@takeup/test', '--', '--selectProjects', 'repository', 'browser'];
const tsc = (...args) => node(program('typescript', 'bin/tsc'), ...args);
const inTurn = (...steps) =>
  steps.reduce(
    async (before, step) => ((await before).ok ? step() : before),
    Promise.resolve({ ok: true, why: '' }),
  );

/** In turn the stages; within one, lines of checks side by side, as most of them use one core. */
const stages = [
  [[{ title: 'Build', run: () => nx('build') }]],
  [
    // One process for all projects: cycles are looked for through files that each would read again.
    [{ title: 'Lint', run: () => node(program('eslint', 'bin/eslint.js'), '.') }],
    [
      { title: 'Generated code is current', run: () => node('tools/codegen.mjs', '--check') },
      {
        title: 'Types of the tests',
        run: () =>
          inTurn(
            () => tsc('--build', 'test'),
            () => tsc('--project', 'test/tsconfig.specs.json'),
            () => tsc('--project', 'test/tsconfig.web-specs.json'),
          ),
      },
      {
        title: 'Format',
        run: () => node(program('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'),
      },
    ],
  ],
];

function heading(text) {
  console.log(`\n=== ${text} ===`);
}

async function check({ title, run }) {
  const started = Date.now();
  const { ok, why } = await run();
  console.log(`${ok ? 'passed' : 'FAILED'}: ${title} (${seconds(started)})${ok ? '' : `: ${why}`}`);
  counts[ok ? 'passed' : 'failed'] += 1;
  return ok;
}

/** @returns whether all of them passed; a line ends with its first that did not */
async function checkLine(line) {
  for (const own of line) if (!(await check(own))) return false;
  return true;
}

const seconds = (started) => `${((Date.now() - started) / 1000).toFixed(1)} s`;

function browser() {
  if (!hasTests(path.join(root, 'test/e2e'), 'e2e-')) return true;
  heading('Browser');
  try {
    const found = findBrowser();
    env.CHROME_PATH = found.path;
    console.log(`${found.version}, ${found.path} (${found.from})`);
    return true;
  } catch (error) {
    console.log(`FAILED: ${error.message}`);
    counts.failed += 1;
    return false;
  }
}

/** It takes all there is of two cores, so that it is no slower before all others than beside them; and says how long it takes. */
async function attack() {
  const folder = path.join(root, 'test');
  if (!hasTests(path.join(folder, 'attack'))) return { ok: true, why: '' };
  heading('Attack: what one token can learn');
  return runCommand(process.execPath, [program('jest', 'bin/jest.js'), '--selectProjects', 'attack'], {
    cwd: folder,
    env: { ...env, TAKEUP_PART: 'attack' },
  });
}

async function tests() {
  if (!browser()) return;
  const started = Date.now();
  forgetCounts(root);
  const attacked = await attack();
  heading('Tests: unit, database, architecture, browser');
  const sides = await Promise.all([
    attacked,
    nx('test', '--projects', ...LONGEST),
    nx('test', '--exclude', LONGEST[0], '--parallel', '1'),
  ]);
  const { ok, why } = sides.find((side) => !side.ok) ?? sides[0];
  const sum = sumCounts(root);
  for (const folder of sum.silent) console.log(`FAILED: the tests of ${folder} did not run to their end`);
  for (const key of ['passed', 'failed', 'skipped']) counts[key] += sum[key];
  if (!ok && sum.failed === 0) counts.failed += 1;
  console.log(
    `${ok && sum.failed === 0 ? 'passed' : 'FAILED'}: Tests (${seconds(started)})${ok ? '' : `: ${why}`}`,
  );
}

async function main() {
  const started = Date.now();
  for (const lines of stages) {
    heading(lines.flatMap((line) => line.map(({ title }) => title)).join(', '));
    if ((await Promise.all(lines.map(checkLine))).includes(false)) return;
  }
  await tests();
  console.log(`\nAll in ${seconds(started)}`);
}

try {
  await main();
} catch (error) {
  console.log(error);
  counts.failed += 1;
}
const { passed, failed, skipped } = counts;
const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
writeFileSync(path.join(root, '.test-results.txt'), `${line}\n`);
process.exitCode = failed > 0 ? 1 : 0;
console.log(line);
