import type { Connector, JsonRow, Page, Session, Stream } from '@takeup/connectors/kit';
import { numberIn, textIn } from '@takeup/connectors/kit';
import type { Slice, StreamPart } from '@takeup/domain';
import { check } from './check.js';
import type { MattermostConfig } from './config.js';
import { mattermostConfig } from './config.js';
import { consents } from './consents.js';
import { faultIn, retryAt } from './faults.js';
import { observe } from './observe.js';
import { publicChannels, readChannels } from './read-channels.js';
import { readPeople } from './read-people.js';
import { readReport, readWalk } from './read-posts.js';
import type { Way } from './streams.js';
import { LATE_MS, channels, posts, users } from './streams.js';
import { wayOf } from './way.js';

/**
 * Mattermost by its REST API, version 4: accounts, public channels, and the posts and reactions in them. Written and
 * tested against the published API only.
 */
export const mattermost: Connector<MattermostConfig> = {
  id: 'mattermost',
  title: 'Mattermost',
  config: mattermostConfig,
  // A server that limits at all allows 10 a second unless set otherwise, with bursts of 100; above, it says when to come back.
  limits: [{ name: 'api', calls: 25, perMs: 1000 }],
  target: ({ url, token }) => ({ baseUrl: url, headers: { authorization: `Bearer ${token.reveal()}` } }),
  consents,
  check,
  discover,
  read,
  observe,
  faultIn,
  retryAt,
};

async function discover(session: Session<MattermostConfig>): Promise<readonly Stream[]> {
  const rows = await publicChannels(session);
  const way = await wayOf(session, rows[0] && textIn(rows[0], 'id'));
  return [
    users,
    channels,
    posts(
      way,
      rows.map((row) => partOf(row, way)),
    ),
  ];
}

/**
 * A channel's life as far as it can hold anything to read. Where only the list is offered, one that has been quiet for
 * longer than reactions are looked for is left alone; the report also tells what is done to old posts.
 */
function partOf(row: JsonRow, way: Way): StreamPart {
  const from = numberIn(row, 'create_at');
  const archived = numberIn(row, 'delete_at') ?? 0;
  const last = numberIn(row, 'last_post_at');
  const quiet = way === 'list' && last !== undefined ? Math.max(last, from ?? 0) : Infinity;
  const until = Math.min(quiet, archived > 0 ? archived : Infinity) + LATE_MS;
  return {
    key: textIn(row, 'id'),
    ...(from === undefined ? {} : { from }),
    ...(Number.isFinite(until) ? { until } : {}),
  };
}

function read(session: Session<MattermostConfig>, slice: Slice): AsyncIterable<Page> {
  if (slice.stream === 'users') return readPeople(session, slice.cursor);
  if (slice.stream === 'channels') return readChannels(session);
  if (slice.stream === 'posts' && slice.by === 'window') return readReport(session, slice);
  if (slice.stream === 'posts' && slice.by === 'walk') return readWalk(session, slice);
  throw new Error(`mattermost has no stream ${slice.stream} by ${slice.by}`);
}
