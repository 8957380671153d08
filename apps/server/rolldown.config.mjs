import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

/**
 * The program of `bin/takeup.mjs`: our own 700 files as a few, because reading them one by one takes longer than most
 * commands do. Packages stay where they are installed. Docs: docs/adr/0046-the-program-is-one-bundle.md
 */
const here = import.meta.dirname;

/** They find their own files by where they lie: schema files, the built pages, the simulated platform's process. */
const FIND_THEIR_FILES = ['@takeup/schema', '@takeup/web', '@takeup/simulator'];

const isPath = (id) => id.startsWith('.') || path.isAbsolute(id);
const packageOf = (id) => id.split('/', id.startsWith('@') ? 2 : 1).join('/');

/** Where Node would find the package for a file in a folder. */
function installedFor(folder, name) {
  const found = path.join(folder, 'node_modules', name);
  if (existsSync(found)) return realpathSync(found);
  const parent = path.dirname(folder);
  return parent === folder ? undefined : installedFor(parent, name);
}

function isExternal(id, importer = here) {
  if (id.startsWith('node:')) return true;
  if (isPath(id)) return false;
  const name = packageOf(id);
  if (name.startsWith('@takeup/')) return FIND_THEIR_FILES.includes(name);
  const found = installedFor(here, name);
  // Of another version, or for one of the libraries alone: from the bundle it would not be found.
  return found === undefined
    ? installedFor(path.dirname(importer), name) === undefined
    : found === installedFor(path.dirname(importer), name);
}

export default {
  input: { takeup: 'dist/cli/main.js', 'highs-worker': 'dist/solver/highs-worker.js' },
  platform: 'node',
  external: isExternal,
  output: {
    dir: 'dist/program',
    format: 'esm',
    sourcemap: true,
    // Beside each other, as they are before: the solver's thread is started from where its starter lies.
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    cleanDir: true,
  },
};
