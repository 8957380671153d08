import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * How long the demo takes, from the line "listening" on an empty data directory, until the newest three months hold
 * figures: `node tools/first-figures.mjs [RUNS]`. Build first.
 */
const program = path.resolve(import.meta.dirname, '../apps/server/bin/takeup.mjs');
const runs = Number(process.argv[2] ?? 1);
const GIVE_UP_MS = 1_800_000;
const QUERY = `{ organisation { today setup { progress { task } } }
  days: periods(kind: DAYS_28) { tos states } weeks: periods(kind: WEEK) { tos states } months: periods(kind: MONTH) { tos states } }`;
const THURSDAY_TO_SUNDAY_MS = 3 * 86_400_000;

async function ask(url) {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY }),
    signal: AbortSignal.timeout(20_000),
  });
  return (await answer.json()).data;
}

/** Every week, window and month of the newest three months; a week belongs to the month of its Thursday. */
function newestAreThere({ organisation: { today }, ...kinds }) {
  const from = new Date(`${today.slice(0, 7)}-01T00:00:00Z`);
  from.setUTCMonth(from.getUTCMonth() - 2);
  return Object.values(kinds).every(({ tos, states }) => {
    const own = tos.flatMap((day, at) => {
      const isNew = Date.parse(day) - THURSDAY_TO_SUNDAY_MS >= from.getTime();
      return isNew && day < today ? [states[at]] : [];
    });
    return own.length > 0 && own.every((state) => state === 'PUBLISHED');
  });
}

async function once() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'takeup-first-'));
  const kept = Object.entries(process.env).filter(([name]) => !/^(TAKEUP_|DATABASE_|PORT$)/.test(name));
  const child = spawn(process.execPath, [program, 'serve'], {
    cwd: folder,
    env: { ...Object.fromEntries(kept), TAKEUP_DATA_DIR: path.join(folder, 'data'), PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    const url = await new Promise((resolve, reject) => {
      let said = '';
      child.stdout.on('data', (chunk) => {
        said += chunk;
        const found = /listening (http:\S+)/.exec(said)?.[1];
        if (found) resolve(found);
      });
      child.once('close', () => reject(new Error(`the demo ended: ${said}`)));
    });
    const since = Date.now();
    const seen = new Set();
    for (;;) {
      const data = await ask(url).catch(() => undefined);
      if (data?.organisation.setup.progress) seen.add(data.organisation.setup.progress.task);
      if (data && newestAreThere(data)) return { seconds: (Date.now() - since) / 1000, progress: [...seen] };
      if (Date.now() - since > GIVE_UP_MS) throw new Error('the figures do not come');
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  } finally {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

for (let run = 1; run <= runs; run += 1) {
  const before = os.loadavg()[0].toFixed(1);
  const { seconds, progress } = await once();
  console.log(
    `run ${run}: ${seconds.toFixed(0)} s; load before ${before}; progress seen: ${progress.join(', ')}`,
  );
}
