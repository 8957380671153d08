import type { Connector } from '@takeup/connectors/kit';
import { mattermost } from './mattermost/index.js';
import { slack } from './slack/index.js';

/** Every platform that Takeup can read, by id. */
export const connectors: ReadonlyMap<string, Connector> = new Map<string, Connector>(
  [mattermost, slack].map((connector) => [connector.id, connector]),
);
