import type { Connector, Page, Place, Session, Stream } from '@takeup/connectors/kit';
import type { Slice } from '@takeup/domain';
import { administrator } from './ask.js';
import { check, refusedQueries } from './check.js';
import type { DiscourseConfig } from './config.js';
import { discourseConfig } from './config.js';
import { consents } from './consents.js';
import { faultIn, retryAt } from './faults.js';
import { observe } from './observe.js';
import { readLikes, readVisits } from './read-explorer.js';
import { readCategories, readUsers } from './read-lists.js';
import { readPosts } from './read-posts.js';
import { categories, likes, posts, users, visits } from './streams.js';

/**
 * Discourse by its REST API: accounts, categories and posts; with two queries of the Data Explorer who was there and who
 * liked what. Written and tested against the published API only.
 */
export const discourse: Connector<DiscourseConfig> = {
  id: 'discourse',
  title: 'Discourse',
  config: discourseConfig,
  // 60 a minute for an administrator's key, and two queries in ten seconds, unless its operator sets others.
  limits: [
    { name: 'api', calls: 60, perMs: 60_000 },
    { name: 'explorer', calls: 2, perMs: 10_000 },
  ],
  target: ({ url, username, token, explorer }) => ({
    ...placeOf(url, username, token.reveal()),
    ...(explorer === undefined
      ? {}
      : { beside: { explorer: placeOf(url, username, explorer.token.reveal()) } }),
  }),
  consents,
  check,
  discover,
  read,
  observe,
  faultIn,
  retryAt,
};

function placeOf(baseUrl: string, username: string, key: string): Place {
  return { baseUrl, headers: { 'api-key': key, 'api-username': username } };
}

async function discover(session: Session<DiscourseConfig>): Promise<readonly Stream[]> {
  await administrator(session);
  const isExplored = session.config.explorer !== undefined && (await refusedQueries(session)).length === 0;
  return [users, categories, posts, ...(isExplored ? [visits, likes] : [])];
}

function read(session: Session<DiscourseConfig>, slice: Slice): AsyncIterable<Page> {
  if (slice.stream === 'users') return readUsers(session, slice.cursor);
  if (slice.stream === 'categories') return readCategories(session);
  if (slice.stream === 'posts' && slice.by === 'walk') return readPosts(session, slice);
  if (slice.stream === 'visits' && slice.by === 'window') return readVisits(session, slice);
  if (slice.stream === 'likes' && slice.by === 'window') return readLikes(session, slice);
  throw new Error(`discourse has no stream ${slice.stream} by ${slice.by}`);
}
