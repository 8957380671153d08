import path from 'node:path';
import { addDays } from '@takeup/domain';
import { FAULT_KINDS } from '@takeup/simulator';
import { refreshedHash, removeFolder, runWell, temporaryFolder } from '@takeup/testing';
import type { PlatformProcess } from './pull-kill.js';
import { Reader, startPlatform } from './pull-kill.js';

/** `TAKEUP_KILLS=50` takes a larger company, so that all kills fall into its first pull. */
const KILLS = Number(process.env['TAKEUP_KILLS'] ?? 3);
const LONG = KILLS > 10;
const TODAY = new Date().toISOString().slice(0, 10);
const DAYS = LONG ? 230 : 70;
const SINCE = addDays(TODAY, -DAYS);
const SIZE = { seed: 11, accounts: LONG ? 3_000 : 300, channels: LONG ? 60 : 8, days: DAYS, from: SINCE };
/** The same platform in both readings: what is done on it meanwhile would come with the next one. */
const AT = `${TODAY}T00:00:00Z`;
/** Small pages, so that there are cursors to go wrong with. */
const PAGE = 40;
const FAULTS = { faults: 0.3, stall: 200 };
/** A kill comes after so many requests of its run at most, and then so many ms: time alone would, on a busy machine, only ever hit its start. */
const MOST_REQUESTS = LONG ? 40 : 25;
const LONGEST_MS = 300;
const MOST_SYNCS = 20;

jest.setTimeout(LONG ? 10_800_000 : 900_000);

const folder = temporaryFolder();
const platforms: PlatformProcess[] = [];
const readers: Reader[] = [];
const random = (most: number) => Math.round(Math.random() * most);

async function reader(name: string, more: Readonly<Record<string, number>>) {
  const platform = await startPlatform(SIZE, { at: AT, page: PAGE, ...more });
  platforms.push(platform);
  const own = new Reader(path.join(folder, name), SIZE, SINCE, platform.url);
  readers.push(own);
  await own.prepare();
  return { platform, own };
}

afterAll(async () => {
  for (const own of readers) await own.close();
  for (const platform of platforms) platform.stop();
  removeFolder(folder);
}, 60_000);

it(`${KILLS} kills at random moments of the first pull, from a platform that fails at three of ten requests, change nothing of the end`, async () => {
  const calm = await reader('calm', {});
  expect((await calm.own.sync()).code).toBe(0);
  const expected = await refreshedHash(calm.own.options);

  const hard = await reader('hard', FAULTS);
  const found: string[] = [];
  const moments: string[] = [];
  while (moments.length < KILLS) {
    const before = (await hard.platform.record()).requests;
    // One of five at a random moment of its start, when it may not have asked for anything yet.
    const requestsOf = moments.length % 5 === 4 ? 0 : 1 + random(MOST_REQUESTS - 1);
    const [wait, more] = requestsOf === 0 ? [random(3_000), 0] : [random(LONGEST_MS), requestsOf];
    const hasBegun = async () => (await hard.platform.record()).requests >= before + more;
    const end = await hard.own.syncKilled(wait, hasBegun);
    if (end === 'all read') break;
    // A platform that fails so often may end a run before its time; that is no kill.
    if (end === 'given up') continue;
    const { requests, last } = await hard.platform.record();
    moments.push(`${requests - before} + ${wait} ms`);
    found.push(requests > before && last !== null ? last : 'before the first request');
  }
  let syncs = 1;
  while ((await hard.own.sync()).code !== 0) {
    syncs += 1;
    if (syncs > MOST_SYNCS) throw new Error('never came to an end');
  }
  const { requests, early, faults } = await hard.platform.record();
  console.log(
    [
      `${moments.length} kills, after so many requests of a run and so many ms: ${moments.join(', ')}; the last request before: ${JSON.stringify(tally(found))}`,
      `${syncs} syncs to the end; ${requests} requests, ${early} of them too early; ${JSON.stringify(faults)}`,
      `undisturbed: ${(await calm.platform.record()).requests} requests`,
    ].join('\n'),
  );
  expect(await refreshedHash(hard.own.options)).toBe(expected);
  // What is kept tells the same as what was concluded, however often its readings were cut off.
  const replay = ['sync', 'replay', '--connection', 'chat', '--format', 'json'];
  const { stdout } = await runWell(replay, hard.own.options);
  expect(JSON.parse(stdout)).toMatchObject({ connection: 'chat', changed: 0, unfit: 0 });
  expect({ kills: moments.length, early }).toEqual({ kills: KILLS, early: 0 });
  expect(faults.throttled).toBeGreaterThan(0);
  if (LONG) expect(Object.keys(faults).sort()).toEqual([...FAULT_KINDS].sort());
});

it('the platform’s record tells whoever asks before the time it named', async () => {
  const platform = await startPlatform(SIZE, { faults: 1 });
  platforms.push(platform);
  const ask = () =>
    fetch(`${platform.url}/api/v4/users/me`, { headers: { authorization: 'Bearer a-token-for-tests' } });
  for (let n = 0; n < 200; n += 1) {
    const status = await ask()
      .then((answer) => answer.status)
      .catch(() => 0);
    if (status === 429) break;
  }
  expect((await platform.record()).early).toBe(0);
  await ask().catch(() => undefined);
  expect((await platform.record()).early).toBe(1);
});

function tally(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) {
    const general = name.replace(/^(\/channels\/).+(\/posts)$/, '$1…$2');
    counts[general] = (counts[general] ?? 0) + 1;
  }
  return counts;
}
