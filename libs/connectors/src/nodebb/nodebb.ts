import type { Connector, Page, Session, Stream } from '@takeup/connectors/kit';
import type { Slice } from '@takeup/domain';
import { administrator } from './ask.js';
import { check } from './check.js';
import type { NodebbConfig } from './config.js';
import { nodebbConfig } from './config.js';
import { consents } from './consents.js';
import { faultIn } from './faults.js';
import { observe } from './observe.js';
import { readCategories } from './read-categories.js';
import { readPeople } from './read-people.js';
import { readPosts } from './read-posts.js';
import { categories, posts, users } from './streams.js';

/** NodeBB by its read and write API: accounts, categories, and the posts and votes in them. */
export const nodebb: Connector<NodebbConfig> = {
  id: 'nodebb',
  title: 'NodeBB',
  config: nodebbConfig,
  // It sets no limit to reading. One process answers everybody, and says 503 when it falls behind.
  limits: [{ name: 'api', calls: 20, perMs: 1000 }],
  target: ({ url, token }) => ({ baseUrl: url, headers: { authorization: `Bearer ${token.reveal()}` } }),
  consents,
  check,
  discover,
  read,
  observe,
  faultIn,
};

async function discover(session: Session<NodebbConfig>): Promise<readonly Stream[]> {
  await administrator(session);
  return [users, categories, posts];
}

function read(session: Session<NodebbConfig>, slice: Slice): AsyncIterable<Page> {
  if (slice.stream === 'users') return readPeople(session, slice.cursor);
  if (slice.stream === 'categories') return readCategories(session);
  if (slice.stream === 'posts' && slice.by === 'window') return readPosts(session, slice);
  throw new Error(`nodebb has no stream ${slice.stream} by ${slice.by}`);
}
