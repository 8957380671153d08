import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

const RESULTS = '.test-results.json';
/** Tests that are run by themselves, before all others; null: the others. */
const PARTS = { test: ['attack', null] };
const LEFT_OUT = new Set(['node_modules', 'dist']);

/** Every folder that is a project: `libs/domain`, `test`. */
export function projectFolders(root) {
  const below = ['apps', 'libs'].flatMap((kind) =>
    readdirSync(path.join(root, kind)).map((name) => `${kind}/${name}`),
  );
  return [...below, 'test'].filter((folder) => existsSync(path.join(root, folder, 'package.json')));
}

function hasFile(folder, wanted) {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { withFileTypes: true }).some((entry) =>
    entry.isDirectory()
      ? !LEFT_OUT.has(entry.name) && hasFile(path.join(folder, entry.name), wanted)
      : wanted.test(entry.name),
  );
}

/** Whether a folder holds tests of the kind named: '' for any, 'e2e-' for stories through the browser. */
export function hasTests(folder, kind = '') {
  return hasFile(folder, new RegExp(kind === '' ? /[.-]spec\.tsx?$/ : `\\.${kind}spec\\.tsx?$`));
}

/** Where a project's parts leave their counts. */
function resultsOf(root, folder) {
  const parts = (PARTS[folder] ?? [null]).filter(
    (part) => part === null || hasTests(path.join(root, folder, part)),
  );
  return parts.map((part) =>
    path.join(root, folder, part === null ? RESULTS : RESULTS.replace('.json', `-${part}.json`)),
  );
}

/** Takes away what earlier runs counted; a cached project gets its own back from the cache. */
export function forgetCounts(root) {
  for (const folder of projectFolders(root))
    for (const file of resultsOf(root, folder)) rmSync(file, { force: true });
}

/** Adds up what every project counted. A project that has tests and no count did not run to its end: one failure. */
export function sumCounts(root) {
  const sum = { passed: 0, failed: 0, skipped: 0, silent: [] };
  for (const folder of projectFolders(root)) {
    const files = resultsOf(root, folder);
    if (!files.every((file) => existsSync(file)) && hasTests(path.join(root, folder)))
      sum.silent.push(folder);
    for (const file of files.filter((own) => existsSync(own))) {
      const { passed, failed, skipped } = JSON.parse(readFileSync(file, 'utf8'));
      sum.passed += passed;
      sum.failed += failed;
      sum.skipped += skipped;
    }
  }
  sum.failed += sum.silent.length;
  return sum;
}
