import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const INSTALL_MS = 300_000;
const ANSWER_MS = 20_000;

/** What a browser says it is; undefined where the file is none (some systems ship a stub that only advertises). */
function versionOf(file) {
  const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: ANSWER_MS });
  return status === 0 && /chrom/i.test(stdout) ? stdout.trim() : undefined;
}

function named(file, from) {
  const version = versionOf(file);
  return version === undefined ? undefined : { path: file, version, from };
}

function installed() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const files = [...folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))), ...APPS];
  for (const file of files.filter((own) => existsSync(own))) {
    const found = named(file, 'installed');
    if (found) return found;
  }
  return undefined;
}

function run(command, args, env = process.env) {
  console.log(`$ ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: INSTALL_MS,
    env,
  });
  return status === 0;
}

function fromDebian() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const done = run('apt-get', ['update'], env) && run('apt-get', ['install', '-y', 'chromium'], env);
  const found = done ? installed() : undefined;
  return found && { ...found, from: 'Debian package' };
}

function fromPlaywright() {
  try {
    const require = createRequire(new URL('../test/package.json', import.meta.url));
    const file = require('playwright-core').chromium.executablePath();
    const cli = path.join(path.dirname(require.resolve('playwright-core/package.json')), 'cli.js');
    if (!existsSync(file) && !run(process.execPath, [cli, 'install', 'chromium'])) return undefined;
    return named(file, 'playwright-core');
  } catch {
    return undefined;
  }
}

/**
 * The browser for the stories in test/e2e: CHROME_PATH, else an installed Chromium or Chrome, else Debian's package
 * when root, else the one that playwright-core downloads.
 * @returns {{ path: string, version: string, from: string }}
 * @throws Error where none can be had
 */
export function findBrowser() {
  const own = process.env.CHROME_PATH;
  if (own !== undefined && own !== '') {
    const found = named(own, 'CHROME_PATH');
    if (found) return found;
    throw new Error(`CHROME_PATH is ${own}, which is no Chromium or Chrome that runs.`);
  }
  const found = installed() ?? fromDebian() ?? fromPlaywright();
  if (found) return found;
  throw new Error(
    'There is no browser and none could be installed. Install Chromium or Chrome, or set CHROME_PATH to one.',
  );
}
