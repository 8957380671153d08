import type { ConnectionConfig } from '@takeup/application';
import { mattermost } from '@takeup/connectors';
import { northwind } from '@takeup/simulator';

/** Read from a server of the demo's own. */
export const DEMO_PLATFORM = 'mattermost';

/** Northwind's sources. Its platform lets everything be read; all others are brought in as files. */
export function demoConnections(): readonly ConnectionConfig[] {
  const consents = mattermost.consents.map(({ id, streams, withheldBy }) => ({
    id,
    streams,
    withheldBy,
    given: true,
  }));
  return northwind().connections.map(({ key, title }) => ({
    key,
    title,
    ...(key === DEMO_PLATFORM ? { consents } : {}),
  }));
}
