import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { CliOptions } from '@takeup/testing';
import {
  activityText,
  directoryText,
  peopleOf,
  refreshedHash,
  removeFolder,
  runWell,
  startCli,
  temporaryFolder,
} from '@takeup/testing';

jest.setTimeout(900_000);

/** The long form by TAKEUP_KILLS=20. */
const IMPORTS = Number(process.env['TAKEUP_KILLS'] ?? 4);
const REFRESHES = Math.ceil(IMPORTS / 2);
const folder = temporaryFolder();
const file = (name: string) => path.join(folder, name);
const at = (name: string): CliOptions => ({ dataDir: path.join(folder, name) });
const [calm, hard] = [at('calm'), at('hard')];

/** Small and the same in every run: who did what follows from the number of the line. */
function writeFiles(): void {
  const people = ['Berlin', 'Lyon', 'Oslo'].flatMap((department) =>
    peopleOf(department.charAt(0), 40, { department }),
  );
  writeFileSync(file('directory.csv'), directoryText(people));
  const kinds = ['view', 'post', 'react', 'reply', 'signin'];
  const acts = Array.from({ length: 20_000 }, (_, n) => ({
    at: new Date(Date.UTC(2025, 0, 1) + n * 380_000).toISOString(),
    account: people[(n * n + (n >> 5)) % people.length]?.employee_id ?? '',
    kind: kinds[n % kinds.length] ?? 'view',
  }));
  writeFileSync(file('activity.csv'), activityText(acts));
}

const importActivity = ['import', 'activity', file('activity.csv'), '--connection', 'files'];

beforeAll(writeFiles);
afterAll(() => removeFolder(folder));

/**
 * Kills a command at a moment within its usual time until it was still running then.
 * @returns how long it had run, in ms
 */
async function killed(args: readonly string[], options: CliOptions, usual: number): Promise<number> {
  for (let share = Math.random(); ; share *= 0.8) {
    const { child, ended } = startCli(args, options);
    const moment = Math.round(share * usual);
    await pause(moment);
    child.kill('SIGKILL');
    const { signal } = await ended;
    if (signal === 'SIGKILL') return moment;
  }
}

/** Kills the database server too, where it was left running without its user. */
function killServer({ dataDir }: CliOptions): void {
  try {
    const [pid] = readFileSync(path.join(dataDir, 'cluster/data/postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
  } catch {
    // It was stopped already, or had not begun.
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = Date.now();
  await work();
  return Date.now() - before;
}

const say = (moments: readonly number[], usual: number) =>
  `${moments.length} kills after ${moments.join(', ')} ms of about ${usual} ms`;

describe('kill -9', () => {
  let expected = '';

  it(`during an import, ${IMPORTS} times at random moments, changes nothing of the end`, async () => {
    await runWell(['import', 'directory', file('directory.csv')], calm);
    const usual = await timed(() => runWell(importActivity, calm));
    expected = await refreshedHash(calm);

    await runWell(['import', 'directory', file('directory.csv')], hard);
    const moments: number[] = [];
    while (moments.length < IMPORTS) {
      moments.push(await killed(importActivity, hard, usual));
      if (moments.length % 4 === 0) killServer(hard);
    }
    console.log(`import: ${say(moments, usual)}`);
    await runWell(importActivity, hard);
    expect(await refreshedHash(hard)).toBe(expected);
  });

  it(`during a refresh, ${REFRESHES} times at random moments, changes nothing of the end`, async () => {
    const fresh = at('fresh');
    await runWell(['import', 'directory', file('directory.csv')], fresh);
    await runWell(importActivity, fresh);
    const usual = await timed(() => runWell(['refresh'], calm));
    const moments: number[] = [];
    while (moments.length < REFRESHES) {
      moments.push(await killed(['refresh'], fresh, usual * 1.5));
      if (moments.length % 4 === 0) killServer(fresh);
    }
    console.log(`refresh: ${say(moments, usual)}`);
    expect(await refreshedHash(fresh)).toBe(expected);
  });
});
