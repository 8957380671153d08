import type { Connector } from '@takeup/connectors/kit';
import { mattermost } from './mattermost/index.js';
import { slack } from './slack/index.js';
import { vivaEngage } from './viva-engage/index.js';

const all: readonly Connector[] = [mattermost, slack, vivaEngage];

/** Every platform that Takeup can read, by id. */
export const connectors: ReadonlyMap<string, Connector> = new Map(
  all.map((connector) => [connector.id, connector]),
);
