import type { Connector, Limit, Page, Session, Stream } from '@takeup/connectors/kit';
import type { Slice } from '@takeup/domain';
import type { Method } from './ask.js';
import { ownName } from './ask.js';
import { check, dashboardRefused } from './check.js';
import type { RocketChatConfig } from './config.js';
import { rocketChatConfig } from './config.js';
import { consents } from './consents.js';
import { faultIn, retryAt } from './faults.js';
import { observe } from './observe.js';
import { partOf, publicChannels, readChannels, readUsers } from './read-lists.js';
import { readMessages } from './read-messages.js';
import { readPresence } from './read-presence.js';
import { channels, messages, presence, users } from './streams.js';

/** Ten calls a minute of each method, unless the server's operator sets another number or lets the account pass. */
const limitOf = (name: Method): Limit => ({ name, calls: 10, perMs: 60_000 });

/**
 * Rocket.Chat by its REST API: accounts, public channels, and the messages and reactions in them; with a Premium plan also
 * who was there. Written and tested against the published API only.
 */
export const rocketChat: Connector<RocketChatConfig> = {
  id: 'rocket-chat',
  title: 'Rocket.Chat',
  config: rocketChatConfig,
  limits: [
    limitOf('me'),
    limitOf('users.list'),
    limitOf('channels.list'),
    limitOf('chat.syncMessages'),
    limitOf('engagement-dashboard/users/active-users'),
  ],
  target: ({ url, user_id: user, token }) => ({
    baseUrl: url,
    headers: { 'x-user-id': user, 'x-auth-token': token.reveal() },
  }),
  consents,
  check,
  discover,
  read,
  observe,
  faultIn,
  retryAt,
};

async function discover(session: Session<RocketChatConfig>): Promise<readonly Stream[]> {
  await ownName(session);
  const { dashboard, channels: which } = session.config;
  const parts = (await publicChannels(session)).map(partOf);
  const isTold = dashboard && (await dashboardRefused(session)) === undefined;
  return [users, channels, messages(parts, which), ...(isTold ? [presence] : [])];
}

function read(session: Session<RocketChatConfig>, slice: Slice): AsyncIterable<Page> {
  if (slice.stream === 'users') return readUsers(session, slice.cursor);
  if (slice.stream === 'channels') return readChannels(session);
  if (slice.stream === 'messages' && slice.by === 'window') return readMessages(session, slice);
  if (slice.stream === 'presence' && slice.by === 'window') return readPresence(session, slice);
  throw new Error(`rocket-chat has no stream ${slice.stream} by ${slice.by}`);
}
