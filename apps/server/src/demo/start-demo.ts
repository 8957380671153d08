import { setTimeout as sleep } from 'node:timers/promises';
import type { DirectorySource, ImportContext, Source } from '@takeup/application';
import { confirmDays, today, wasRead } from '@takeup/application';
import { closedDays, northwind } from '@takeup/simulator';
import { feedDemo } from './demo.js';
import { demoSource } from './demo-connections.js';
import { demoDirectory } from './demo-directory.js';
import type { Demo } from './demo-platform.js';
import { startPlatform } from './platform-process.js';

/** What is counted before the platform was read would be counted again afterwards; but a slow platform holds nothing up for longer. */
const READ_MS = 90_000;
const LOOK_MS = 250;

/** Northwind while it runs: a platform to pull, and files that are brought in before each refresh. */
export interface RunningDemo {
  readonly sources: readonly Source[];
  /** Asked each month; null: its rosters are files. */
  readonly directory: DirectorySource | null;
  /** @returns whether there is more to bring in */
  readonly feed: () => Promise<boolean>;
  readonly stop: () => void;
}

export async function startDemo(context: ImportContext, demo: Demo): Promise<RunningDemo> {
  const { platform } = demo;
  const { clockStart, charters } = northwind({ platform });
  const elapsed = context.clock.now() - Date.parse(clockStart);
  const { url, scimUrl, token, files, stop } = await startPlatform(platform, Date.now() - elapsed);
  const source = demoSource(platform, { url, token });
  const directory = demo.directory === 'scim' ? demoDirectory({ url: scimUrl, token }) : null;
  let stopped = false;
  const readToTheEnd = async () => {
    const until = Date.now() + READ_MS;
    while (!stopped && Date.now() < until && !(await wasRead(context, source.key))) await sleep(LOOK_MS);
  };
  return {
    sources: [source],
    directory,
    feed: async () => {
      const more = await feedDemo(context, { files, charters, directory });
      await readToTheEnd();
      // As its operator would: on these days nobody is expected.
      await confirmDays(context, { connection: source.key, days: closedDays(today(context)) });
      return more;
    },
    stop: () => {
      stopped = true;
      stop();
    },
  };
}
