import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const START_MS = 60_000;
const STOP_MS = 20_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const program = path.resolve(import.meta.dirname, '../../apps/server/bin/takeup.mjs');

/**
 * One demo for all stories: it takes a minute or two to fill itself, so it starts before the first of them. Where
 * TAKEUP_E2E_DEMO is the address of one that runs already, that one is used and left running.
 */
export default async function startDemo() {
  if (process.env.TAKEUP_E2E_DEMO) return;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'takeup-e2e-demo-'));
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(TAKEUP_|DATABASE_|PORT$|NODE_OPTIONS$|JEST_)/.test(name),
  );
  const child = spawn(process.execPath, [program, 'serve'], {
    cwd: folder,
    env: { ...Object.fromEntries(kept), TAKEUP_DATA_DIR: path.join(folder, 'data'), PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  // Told to stop it takes its database with it, even when nobody waits for that any more.
  const leave = () => child.kill('SIGTERM');
  const interrupted = () => process.exit(1);
  process.once('exit', leave);
  for (const signal of SIGNALS) process.once(signal, interrupted);
  const ended = new Promise((resolve) => child.once('close', resolve));
  // What went wrong in the demo is said beside what went wrong in the stories.
  child.stderr.on('data', (chunk) => {
    const errors = String(chunk)
      .split('\n')
      .filter((line) => line.includes('"level":50'));
    if (errors.length > 0) process.stderr.write(`${errors.join('\n')}\n`);
  });
  globalThis.takeupStopDemo = async () => {
    child.kill('SIGTERM');
    const late = setTimeout(kill, STOP_MS);
    await ended;
    clearTimeout(late);
    process.off('exit', leave);
    for (const signal of SIGNALS) process.off(signal, interrupted);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    process.env.TAKEUP_E2E_DEMO = await listening(child);
    process.env.TAKEUP_E2E_SINCE = String(Date.now());
  } catch (error) {
    await globalThis.takeupStopDemo();
    throw error;
  }
}

/** The address on the line that says so. */
function listening(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`the demo does not listen: ${said}`)), START_MS);
    const hear = (chunk) => {
      said += chunk;
      const url = /listening (http:\S+)/.exec(said)?.[1];
      if (url === undefined) return;
      clearTimeout(late);
      resolve(url);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('close', () => reject(new Error(`the demo ended: ${said}`)));
  });
}
