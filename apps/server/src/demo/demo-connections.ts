import type { ConnectionConfig, Source } from '@takeup/application';
import { connectors } from '@takeup/connectors';
import type { PlatformId } from '@takeup/simulator';
import { northwind, settingsOf } from '@takeup/simulator';

/** Where Northwind's platform or directory is read, and as whom. */
export interface Reached {
  readonly url: string;
  readonly token: string;
}

/** Before it listens: what its consents are does not hang on where it does. */
const SOMEWHERE: Reached = { url: 'http://127.0.0.1', token: 'not-yet' };

/** The bank's own machine answers whoever asks, so nobody waits for a vendor's limits. */
export const UNLIMITED = 1_000_000;

/** Northwind's sources. Its platform is read with all consents given; all others are brought in as files. */
export function demoConnections(platform: PlatformId): readonly ConnectionConfig[] {
  const { connector, config } = demoSource(platform, SOMEWHERE);
  const consents = connector.consents.map(({ id, streams, withheldBy, isGiven }) => ({
    id,
    streams,
    withheldBy,
    given: isGiven(config),
  }));
  return northwind({ platform }).connections.map(({ key, title }) => ({
    key,
    title,
    ...(key === platform ? { consents } : {}),
  }));
}

/** The platform as its connector reads it, as an operator's file would name it. */
export function demoSource(platform: PlatformId, { url, token }: Reached): Source {
  const connector = connectors.get(platform);
  if (connector === undefined) throw new Error(`no connector reads ${platform}`);
  const { platformSince: since } = northwind({ platform });
  const { values, secrets } = settingsOf(platform, url);
  const tokens = Object.fromEntries(secrets.map((name) => [name, token]));
  return {
    key: platform,
    title: connector.title,
    connector: { ...connector, limits: connector.limits.map((own) => ({ ...own, calls: UNLIMITED })) },
    config: connector.config.parse({ ...values, ...tokens }),
    since,
    allowedHosts: ['127.0.0.1', 'localhost'],
  };
}
