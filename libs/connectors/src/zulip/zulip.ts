import type { Connector, Page, Session, Stream } from '@takeup/connectors/kit';
import type { Slice } from '@takeup/domain';
import { isGuest, ownRow } from './ask.js';
import { check } from './check.js';
import type { ZulipConfig } from './config.js';
import { zulipConfig } from './config.js';
import { consents } from './consents.js';
import { faultIn, retryAt } from './faults.js';
import { shownDays } from './history.js';
import { observe } from './observe.js';
import { readChannels, readUsers } from './read-lists.js';
import { readMessages } from './read-messages.js';
import { channels, messages, users } from './streams.js';

/**
 * Zulip by its REST API: accounts, public channels, and the messages and reactions in them. Written and tested against the
 * published API only.
 */
export const zulip: Connector<ZulipConfig> = {
  id: 'zulip',
  title: 'Zulip',
  config: zulipConfig,
  // 200 a minute for an account unless the server's operator sets another; who asks oftener is told when to come back.
  limits: [{ name: 'api', calls: 200, perMs: 60_000 }],
  target: ({ url, email, api_key: key }) => ({
    baseUrl: url,
    headers: { authorization: `Basic ${btoa(`${email}:${key.reveal()}`)}` },
  }),
  consents,
  check,
  discover,
  read,
  observe,
  faultIn,
  retryAt,
};

async function discover(session: Session<ZulipConfig>): Promise<readonly Stream[]> {
  // What a guest sees is too little to be taken for a day of the organisation.
  if (isGuest(await ownRow(session))) return [];
  return [users, channels, messages(await shownDays(session))];
}

function read(session: Session<ZulipConfig>, slice: Slice): AsyncIterable<Page> {
  if (slice.stream === 'users') return readUsers(session);
  if (slice.stream === 'channels') return readChannels(session);
  if (slice.stream === 'messages' && slice.by === 'walk') return readMessages(session, slice);
  throw new Error(`zulip has no stream ${slice.stream} by ${slice.by}`);
}
