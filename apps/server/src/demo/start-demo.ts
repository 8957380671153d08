import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportContext, Source } from '@takeup/application';
import { confirmDays, today, wasRead } from '@takeup/application';
import { mattermost } from '@takeup/connectors';
import { closedDays, northwind } from '@takeup/simulator';
import { feedDemo } from './demo.js';
import { DEMO_PLATFORM } from './demo-connections.js';
import { startPlatform } from './platform-process.js';

/** What is counted before the platform was read would be counted again afterwards; but a slow platform holds nothing up for longer. */
const READ_MS = 90_000;
const LOOK_MS = 250;

/** Northwind while it runs: a platform to pull, and files that are brought in before each refresh. */
export interface RunningDemo {
  readonly sources: readonly Source[];
  /** @returns whether there is more to bring in */
  readonly feed: () => Promise<boolean>;
  readonly stop: () => void;
}

export async function startDemo(context: ImportContext): Promise<RunningDemo> {
  const { clockStart, firstDay, connections } = northwind();
  const elapsed = context.clock.now() - Date.parse(clockStart);
  const { url, token, files, stop } = await startPlatform(Date.now() - elapsed);
  const title = connections.find(({ key }) => key === DEMO_PLATFORM)?.title ?? 'Mattermost';
  const source: Source = {
    key: DEMO_PLATFORM,
    title,
    connector: mattermost,
    config: mattermost.config.parse({ url, token }),
    since: firstDay,
    allowedHosts: ['127.0.0.1', 'localhost'],
  };
  let stopped = false;
  const readToTheEnd = async () => {
    const until = Date.now() + READ_MS;
    while (!stopped && Date.now() < until && !(await wasRead(context, source.key))) await sleep(LOOK_MS);
  };
  return {
    sources: [source],
    feed: async () => {
      const more = await feedDemo(context, files);
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
