import type { Fault } from '@takeup/connectors/kit';
import type { CheckedSource } from '../sync/check-source.js';
import { checkSource } from '../sync/check-source.js';
import type { ConnectWorld } from './connect-world.js';
import type { ReadDraft } from './read-draft.js';
import { refusePrivateHosts } from './refuse-private-hosts.js';

export interface TestedSource extends CheckedSource {
  readonly key: string;
  readonly title: string;
  readonly connector: string;
}

/** What came of asking a platform: who Takeup is there and what can be read, or what stands in the way. */
export type Tested = TestedSource | { readonly connector: string; readonly fault: Fault };

/** Asks the platform of a draft who Takeup is to it, as a sync does first. @throws Refused before anything is sent into a private network */
export async function testDraft(
  world: Pick<ConnectWorld, 'network' | 'allowedHosts'>,
  { source, hosts }: ReadDraft,
): Promise<Tested> {
  const { key, title, connector } = source;
  await refusePrivateHosts(world, hosts);
  const checked = await checkSource(source, world.network);
  if ('fault' in checked) return { connector: connector.id, ...checked };
  return { key, title, connector: connector.id, ...checked };
}
