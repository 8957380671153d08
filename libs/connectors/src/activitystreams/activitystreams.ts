import type { Connector, Page, Reply, Session, Stream } from '@takeup/connectors/kit';
import { isRow } from '@takeup/connectors/kit';
import type { Slice } from '@takeup/domain';
import { check } from './check.js';
import type { ActivityStreamsConfig } from './config.js';
import { activityStreamsConfig } from './config.js';
import { consents } from './consents.js';
import { observe } from './observe.js';
import { readActivities, readCommunities } from './read-activities.js';
import { activities, communities } from './streams.js';

const ACCEPT =
  'application/activity+json, application/ld+json; profile="https://www.w3.org/ns/activitystreams", application/x-ndjson';

/**
 * Whatever shows what happens in it as ActivityStreams 2.0: the outboxes of ActivityPub, or files of lines. Written and tested
 * against the published standards only.
 */
export const activityStreams: Connector<ActivityStreamsConfig> = {
  id: 'activitystreams',
  title: 'ActivityStreams 2.0',
  config: activityStreamsConfig,
  limits: [{ name: 'api', calls: 60, perMs: 60_000 }],
  target: ({ url, token }) => ({
    baseUrl: url,
    headers: {
      accept: ACCEPT,
      ...(token === undefined ? {} : { authorization: `Bearer ${token.reveal()}` }),
    },
  }),
  consents,
  check,
  discover,
  read,
  observe,
  faultIn,
};

/** An answer of 200 that says that something is wrong is none. */
function faultIn({ status, json }: Reply) {
  if (status >= 300 || !isRow(json) || json['error'] === undefined || json['type'] !== undefined)
    return undefined;
  return { kind: 'denied', code: 'forbidden', detail: '' } as const;
}

function discover({ config }: Session<ActivityStreamsConfig>): Promise<readonly Stream[]> {
  const parts = config.communities.map(({ key }) => ({ key, community: key }));
  return Promise.resolve([communities, activities(parts)]);
}

function read(session: Session<ActivityStreamsConfig>, slice: Slice): AsyncIterable<Page> {
  if (slice.stream === 'communities') return readCommunities(session);
  if (slice.stream === 'activities' && slice.by === 'window') return readActivities(session, slice);
  throw new Error(`activitystreams has no stream ${slice.stream} by ${slice.by}`);
}
