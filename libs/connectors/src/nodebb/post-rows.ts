import type { JsonRow, Session } from '@takeup/connectors/kit';
import { Faulted, isRow, numberIn, rowsIn, unexpected } from '@takeup/connectors/kit';
import type { Day } from '@takeup/domain';
import { isLocal, isMissing, responseOf } from './ask.js';
import type { NodebbConfig } from './config.js';
import { idOf } from './recent-posts.js';

const WHAT = 'GET /api/recent/posts';

export interface Reading {
  readonly session: Session<NodebbConfig>;
  /** Ids of the categories that are read. */
  readonly categories: ReadonlySet<number>;
  /** Takeup's own account. */
  readonly own: number;
}

/** Stands in a category that is read, and was neither deleted nor put off to a later day. */
export function isToBeRead(post: JsonRow, { categories }: Reading): boolean {
  const topic = topicOf(post);
  const cid = topic['cid'];
  const { scheduled, deleted } = topic;
  if ([cid, scheduled, deleted, post['deleted']].some(isMissing)) throw unexpected(WHAT);
  return (
    isLocal(cid) && categories.has(cid) && !isSet(scheduled) && !isSet(deleted) && !isSet(post['deleted'])
  );
}

/** A post with who voted for it or against it. */
export async function rowOf(post: JsonRow, day: Day, reading: Reading): Promise<JsonRow> {
  const topic = topicOf(post);
  const { mainPid, tid } = topic;
  const { uid } = post;
  const isByPerson = isLocal(uid) && uid !== reading.own;
  return {
    ...post,
    day,
    // A topic of another server begins with a post that is not read, whose id is an address.
    thread: isLocal(mainPid) ? String(mainPid) : `topic ${String(tid)}`,
    author: isByPerson ? uid : null,
    voters: await votersOf(post, reading),
  };
}

/** Says that on a day nothing is there any more. */
export function emptyDay(day: Day, timestamp: number): JsonRow {
  return { pid: 0, day, timestamp, thread: '', voters: [], isMainPost: false, topic: { cid: 0 } };
}

async function votersOf(post: JsonRow, { session, own }: Reading): Promise<readonly number[]> {
  const votes = [numberIn(post, 'upvotes'), numberIn(post, 'downvotes')];
  if (votes.includes(undefined)) throw unexpected(WHAT);
  if (votes.every((count) => count === 0)) return [];
  const path = `/api/v3/posts/${idOf(post)}/voters`;
  try {
    const { upvoters, downvoters } = await responseOf(session, path);
    return [upvoters, downvoters]
      .flatMap((list) => rowsIn(list, `GET ${path}`))
      .map(({ uid }) => {
        if (isMissing(uid)) throw unexpected(`GET ${path}`);
        return uid;
      })
      .filter((uid): uid is number => isLocal(uid) && uid !== own);
  } catch (error) {
    // Purged between the two questions, and its votes with it.
    if (error instanceof Faulted && error.fault.kind === 'absent') return [];
    throw error;
  }
}

function topicOf({ topic }: JsonRow): JsonRow {
  if (!isRow(topic)) throw unexpected(WHAT);
  return topic;
}

/** NodeBB writes yes as `true` here and as `1` there. */
function isSet(value: unknown): boolean {
  if (typeof value === 'string') throw unexpected(WHAT);
  return value === true || value === 1;
}
