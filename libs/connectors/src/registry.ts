import type { Connector, Receiver } from '@takeup/connectors/kit';
import { mattermost } from './mattermost/index.js';
import { nodebb } from './nodebb/index.js';
import { slack } from './slack/index.js';
import { vivaEngage } from './viva-engage/index.js';
import { webhook } from './webhook/index.js';
import { zulip } from './zulip/index.js';

const all: readonly Connector[] = [mattermost, nodebb, slack, vivaEngage, zulip];

/** Every platform that Takeup can read, by id. */
export const connectors: ReadonlyMap<string, Connector> = new Map(
  all.map((connector) => [connector.id, connector]),
);

const receiving: readonly Receiver[] = [webhook];

/** Everything that may send by itself, by id. */
export const receivers: ReadonlyMap<string, Receiver> = new Map(
  receiving.map((receiver) => [receiver.id, receiver]),
);
