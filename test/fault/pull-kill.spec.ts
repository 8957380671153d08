import path from 'node:path';
import { addDays } from '@takeup/domain';
import type { PlatformId, SmallSize } from '@takeup/simulator';
import { FAULT_KINDS, PLATFORMS } from '@takeup/simulator';
import { refreshedHash, removeFolder, runWell, temporaryFolder } from '@takeup/testing';
import type { PlatformProcess } from './pull-kill.js';
import { Reader, startPlatform } from './pull-kill.js';

/** `TAKEUP_KILLS=50` takes a larger company, so that all kills fall into its first pull. */
const KILLS = Number(process.env['TAKEUP_KILLS'] ?? 3);
const LONG = KILLS > 10;
const TODAY = new Date().toISOString().slice(0, 10);
const DAYS = LONG ? 230 : 70;
/** Mattermost gives many posts at a time, Slack a thread, so there are fewer channels of it. */
const SIZES = {
  mattermost: { accounts: LONG ? 3_000 : 300, channels: LONG ? 60 : 8 },
  slack: { accounts: LONG ? 5_000 : 300, channels: LONG ? 4 : 1 },
  'viva-engage': { accounts: LONG ? 5_000 : 300, channels: 4 },
} as const satisfies Record<PlatformId, Partial<SmallSize>>;
const sizeOf = (platform: PlatformId): SmallSize => {
  const days = platform === 'mattermost' ? DAYS : Math.min(DAYS, 60);
  return { seed: 11, ...SIZES[platform], days, from: addDays(TODAY, -days) };
};
/** All of them where there is time; in short the one that has pages to go wrong with. */
const READ = (process.env['TAKEUP_PLATFORMS']?.split(',') ??
  (process.env['TAKEUP_SHORT'] ? ['mattermost'] : PLATFORMS)) as readonly PlatformId[];
/** The same platform in both readings: what is done on it meanwhile would come with the next one. */
const AT = `${TODAY}T00:00:00Z`;
/** Small pages, so that there are cursors to go wrong with. */
const PAGE = 40;
const FAULTS = { faults: 0.3, stall: 200 };
/** A kill comes after so many requests of its run at most, and then so many ms: time alone would, on a busy machine, only ever hit its start. */
const MOST_REQUESTS = LONG ? 40 : 25;
const LONGEST_MS = 300;
const MOST_SYNCS = 20;
/** Days whose file or report comes later: Slack's in the morning, Microsoft's two days after. */
const MOST_LATE = 2;
/** After so many runs in a row that came to their end there is nothing left to be killed. */
const MOST_WHOLE = 3;

jest.setTimeout(LONG ? 10_800_000 : 900_000);

const folder = temporaryFolder();
const platforms: PlatformProcess[] = [];
const readers: Reader[] = [];
const random = (most: number) => Math.round(Math.random() * most);

async function reader(platformId: PlatformId, name: string, more: Readonly<Record<string, number>>) {
  const size = sizeOf(platformId);
  const platform = await startPlatform(size, { platform: platformId, at: AT, page: PAGE, ...more });
  platforms.push(platform);
  const own = new Reader(path.join(folder, `${platformId} ${name}`), size, {
    platform: platformId,
    since: size.from ?? TODAY,
    url: platform.url,
  });
  readers.push(own);
  await own.prepare();
  return { platform, own };
}

afterAll(async () => {
  for (const own of readers) await own.close();
  for (const platform of platforms) platform.stop();
  removeFolder(folder);
}, 60_000);

/** Kills syncs until all is read, or there were enough of them. */
async function killed(
  { platform, own }: Awaited<ReturnType<typeof reader>>,
  most: number,
): Promise<readonly Kill[]> {
  const kills: Kill[] = [];
  let whole = 0;
  while (kills.length < most && whole < MOST_WHOLE) {
    const before = (await platform.record()).requests;
    // One of five at a random moment of its start, when it may not have asked for anything yet.
    const requestsOf = kills.length % 5 === 4 ? 0 : 1 + random(MOST_REQUESTS - 1);
    const [wait, more] = requestsOf === 0 ? [random(3_000), 0] : [random(LONGEST_MS), requestsOf];
    const hasBegun = async () => (await platform.record()).requests >= before + more;
    const end = await own.syncKilled(wait, hasBegun);
    if (end === 'all read') break;
    // A platform that fails so often may end a run before its time; that is no kill.
    whole = end === 'given up' ? whole + 1 : 0;
    if (end === 'given up') continue;
    const { requests, last } = await platform.record();
    const found = requests > before && last !== null ? last : 'before the first request';
    kills.push({ moment: `${requests - before} + ${wait} ms`, found });
  }
  return kills;
}

interface Kill {
  /** After so many requests of its run, and then so many ms. */
  readonly moment: string;
  /** The last request before. */
  readonly found: string;
}

/** Files and reports of the newest days are not there yet; no more than those may be left. */
async function syncedToTheEnd(own: Reader, left: number): Promise<number> {
  for (let syncs = 1; syncs <= MOST_SYNCS; syncs += 1) if ((await own.left()) <= left) return syncs;
  throw new Error('never came to an end');
}

it.each(READ)(
  `${KILLS} kills at random moments of first pulls of %s, which fails at three of ten requests, change nothing of the end`,
  async (platformId) => {
    const calm = await reader(platformId, 'calm', {});
    const left = await calm.own.left();
    expect(left).toBeLessThanOrEqual(MOST_LATE);
    const expected = await refreshedHash(calm.own.options);
    const kills: Kill[] = [];
    const kinds = new Set<string>();
    // A platform of few requests is read to its end after a few kills: then it is begun anew.
    for (let pulls = 1; kills.length < KILLS; pulls += 1) {
      const hard = await reader(platformId, `hard ${pulls}`, FAULTS);
      kills.push(...(await killed(hard, KILLS - kills.length)));
      const syncs = await syncedToTheEnd(hard.own, left);
      const { requests, early, faults } = await hard.platform.record();
      console.log(
        `${platformId}, pull ${pulls}: ${kills.length} kills so far, ${syncs} syncs to the end; ${requests} requests, ${early} of them too early; ${JSON.stringify(faults)}`,
      );
      for (const kind of Object.keys(faults)) kinds.add(kind);
      expect(await refreshedHash(hard.own.options)).toBe(expected);
      // What is kept tells the same as what was concluded, however often its readings were cut off.
      const replay = ['sync', 'replay', '--connection', 'chat', '--format', 'json'];
      const { stdout } = await runWell(replay, hard.own.options);
      expect(JSON.parse(stdout)).toMatchObject({ connection: 'chat', changed: 0, unfit: 0 });
      expect(early).toBe(0);
      await hard.own.close();
      hard.platform.stop();
    }
    console.log(
      `${kills.map(({ moment }) => moment).join(', ')}; the last request before: ${JSON.stringify(tally(kills.map(({ found }) => found)))}; undisturbed: ${(await calm.platform.record()).requests} requests`,
    );
    expect(kinds).toContain('throttled');
    if (LONG && platformId !== 'viva-engage') expect([...kinds].sort()).toEqual([...FAULT_KINDS].sort());
  },
);

it('the platform’s record tells whoever asks before the time it named', async () => {
  const platform = await startPlatform(sizeOf('mattermost'), { faults: 1 });
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
