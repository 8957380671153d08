import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The program of `bin/takeup.mjs`: our own 700 files and 1,500 of packages as a few, because reading them one by one
 * takes longer than most commands do. Docs: docs/adr/0046-the-program-is-one-bundle.md
 */

/**
 * They stay where they are installed, because they find their own files by where they lie: schema files, the built
 * pages, the simulated platform's process, the solver's WebAssembly, fonts, and the thread that writes the log. TypeORM
 * loads pg by itself, and there must be one of it.
 */
const STAY_APART = ['@takeup/schema', '@takeup/web', '@takeup/simulator', 'highs', 'pdfmake', 'pino', 'pg'];

const isPath = (id) => id.startsWith('.') || path.isAbsolute(id);
const packageOf = (id) => id.split('/', id.startsWith('@') ? 2 : 1).join('/');

/** Whether Node would find the package for a file in a folder. */
function isInstalledFor(folder, name) {
  if (existsSync(path.join(folder, 'node_modules', name))) return true;
  const parent = path.dirname(folder);
  return parent !== folder && isInstalledFor(parent, name);
}

function isExternal(id, importer = import.meta.dirname) {
  if (id.startsWith('node:')) return true;
  if (isPath(id)) return false;
  const name = packageOf(id);
  // What packages would use if it were there.
  return STAY_APART.includes(name) || !isInstalledFor(path.dirname(importer), name);
}

export default {
  input: { takeup: 'dist/cli/main.js', 'highs-worker': 'dist/solver/highs-worker.js' },
  platform: 'node',
  external: isExternal,
  output: {
    dir: 'dist/program',
    format: 'esm',
    sourcemap: true,
    // Half of it is comments; names stay, for whoever reads an error.
    minify: { compress: false, mangle: false, codegen: true },
    // Beside each other, as they are before: the solver's thread is started from where its starter lies.
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    cleanDir: true,
  },
};
