import type { Connector, Page, Secret, Session, Stream } from '@takeup/connectors/kit';
import { Faulted } from '@takeup/connectors/kit';
import type { Slice } from '@takeup/domain';
import { analyticsRefusal, hasChannelFiles } from './analytics.js';
import { check } from './check.js';
import type { SlackConfig } from './config.js';
import { ANALYTICS, CHANNELS, slackConfig } from './config.js';
import { consents } from './consents.js';
import { faultIn } from './faults.js';
import { observe } from './observe.js';
import { readCounts } from './read-counts.js';
import { readHistory } from './read-history.js';
import { partOf, publicChannels, readChannels, readUsers } from './read-lists.js';
import { readMembers } from './read-members.js';
import { channels, counts, members, messages, users } from './streams.js';

const MINUTE = 60_000;

/**
 * Slack by its Web API: the daily files of what members did and of what was done in public channels, the channels, and the messages, threads and reactions in
 * them. Written and tested against the published API only.
 */
export const slack: Connector<SlackConfig> = {
  id: 'slack',
  title: 'Slack',
  config: slackConfig,
  // Slack counts by method: tier 2 is 20 a minute, tier 3 is 50; who calls oftener is told when to come back.
  limits: [
    { name: 'auth', calls: 100, perMs: MINUTE },
    { name: 'files', calls: 20, perMs: MINUTE },
    { name: 'lists', calls: 20, perMs: MINUTE },
    { name: 'people', calls: 20, perMs: MINUTE },
    { name: 'history', calls: 50, perMs: MINUTE },
    { name: 'replies', calls: 50, perMs: MINUTE },
  ],
  target: ({ url, token, analytics_token: analytics }) => ({
    baseUrl: url,
    headers: {},
    as: { ...bearing(CHANNELS, token), ...bearing(ANALYTICS, analytics) },
  }),
  consents,
  check,
  discover,
  read,
  observe,
  faultIn,
};

function bearing(name: string, token: Secret | undefined) {
  return token === undefined ? {} : { [name]: { authorization: `Bearer ${token.reveal()}` } };
}

async function discover(session: Session<SlackConfig>): Promise<readonly Stream[]> {
  const refusal = await analyticsRefusal(session);
  const { token, channels: which } = session.config;
  const own = hasChannelFiles(refusal) ? [counts] : [];
  if (token === undefined) {
    // Without channels and without files there is nothing to read.
    if (refusal && own.length === 0) throw new Faulted(refusal);
    return refusal === null ? [members, ...own] : own;
  }
  const parts = (await publicChannels(session)).map(partOf);
  const said = [channels, messages(parts, which)];
  // The files say who somebody is; where there are none, the list of people does. Of a large organisation months of files
  // take longer to read than all that is said in channels, and a day counts once both are there: so the newest count first.
  return refusal === null ? [...said, members, ...own] : [users, ...said, ...own];
}

function read(session: Session<SlackConfig>, slice: Slice): AsyncIterable<Page> {
  if (slice.stream === 'members' && slice.by === 'window') return readMembers(session, slice);
  if (slice.stream === 'counts' && slice.by === 'window') return readCounts(session, slice);
  if (slice.stream === 'users') return readUsers(session, slice.cursor);
  if (slice.stream === 'channels') return readChannels(session);
  if (slice.stream === 'messages' && slice.by === 'window') return readHistory(session, slice);
  throw new Error(`slack has no stream ${slice.stream} by ${slice.by}`);
}
