import type { ImportContext, Source } from '@takeup/application';
import { mattermost } from '@takeup/connectors';
import { northwind } from '@takeup/simulator';
import { feedDemo } from './demo.js';
import { startPlatform } from './platform-process.js';

/** Northwind while it runs: a platform to pull, and files that are brought in before each refresh. */
export interface RunningDemo {
  readonly sources: readonly Source[];
  readonly feed: () => Promise<void>;
  readonly stop: () => void;
}

export async function startDemo(context: ImportContext): Promise<RunningDemo> {
  const { clockStart, firstDay, connections } = northwind();
  const elapsed = context.clock.now() - Date.parse(clockStart);
  const { url, token, files, stop } = await startPlatform(Date.now() - elapsed);
  const title = connections.find(({ key }) => key === 'mattermost')?.title ?? 'Mattermost';
  const source: Source = {
    key: 'mattermost',
    title,
    connector: mattermost,
    config: mattermost.config.parse({ url, token }),
    since: firstDay,
    allowedHosts: ['127.0.0.1', 'localhost'],
  };
  return { sources: [source], feed: () => feedDemo(context, files), stop };
}
