import type { AskedOf, Told } from '@takeup/connectors/testing';
import type { Forum, ForumPost } from './forum.js';

const STEP = 20;

const failed = (status: number, code: string): Told => ({
  status,
  body: { status: { code, message: code }, response: {} },
});
const ok = (body: unknown): Told => ({ body });
const enveloped = (response: unknown): Told => ok({ status: { code: 'ok', message: 'OK' }, response });

interface Caller {
  readonly uid: number;
  readonly isAdmin: boolean;
}

const GUEST: Caller = { uid: 0, isAdmin: false };

type Route = readonly [
  pattern: RegExp,
  answer: (forum: Forum, caller: Caller, asked: AskedOf, id: number) => Told,
];

const ROUTES: readonly Route[] = [
  [/^\/api\/self$/, self],
  [/^\/api\/recent\/posts$/, recent],
  [/^\/api\/admin\/manage\/users$/, people],
  [/^\/api\/v3\/categories$/, categories],
  [/^\/api\/v3\/categories\/(\d+)\/privileges$/, privileges],
  [/^\/api\/v3\/posts\/(\d+)\/voters$/, voters],
];

/** As NodeBB does it: a token that it does not know makes a guest, who is answered wherever guests are. */
export function answerOf(forum: Forum): (asked: AskedOf) => Told {
  return (asked) => {
    const path = asked.path.replace(/^.*(?=\/api\/)/, '');
    if (asked.headers.authorization === 'Bearer master')
      return { status: 500, body: { path, error: '[[error:api.master-token-no-uid]]' } };
    const isKnown = asked.headers.authorization === `Bearer ${forum.token}`;
    const caller = isKnown
      ? { uid: forum.users[0]?.uid ?? 0, isAdmin: forum.role === 'administrator' }
      : GUEST;
    for (const [pattern, answer] of ROUTES) {
      const found = pattern.exec(path);
      if (found !== null) return answer(forum, caller, asked, Number(found[1]));
    }
    return failed(404, 'not-found');
  };
}

function self(_: Forum, { uid, isAdmin }: Caller): Told {
  if (uid === 0) return { status: 401, body: 'not-authorized' };
  return ok({ uid, username: 'takeup', isAdmin, isGlobalModerator: false });
}

function recent(forum: Forum, caller: Caller, { query }: AskedOf): Told {
  const page = Number(query.get('page') ?? 1);
  const start = (page - 1) * STEP;
  const all = forum.posts.toSorted((a, b) => b.timestamp - a.timestamp || b.pid - a.pid);
  const rows = all.slice(start, start + (forum.redis === true ? page : 1) * STEP);
  return ok(rows.filter((post) => isShown(forum, post, caller)).map((post) => summaryOf(forum, post)));
}

function isShown(forum: Forum, post: ForumPost, { isAdmin }: Caller): boolean {
  const topic = forum.topics.find(({ tid }) => tid === post.tid);
  const category = forum.categories.find(({ cid }) => cid === topic?.cid);
  if (category === undefined || category.disabled === 1) return false;
  const isGone = post.deleted === true || topic?.deleted === 1 || topic?.scheduled === true;
  return isAdmin || !(isGone || category.isPrivate === true);
}

function summaryOf(
  forum: Forum,
  { pid, tid, uid, timestamp, content, deleted = false, ...votes }: ForumPost,
) {
  const topic = forum.topics.find((one) => one.tid === tid);
  const { upvoters = [], downvoters = [] } = votes;
  return {
    pid,
    tid,
    uid,
    content,
    deleted,
    timestamp,
    upvotes: upvoters.length,
    downvotes: downvoters.length,
    isMainPost: topic?.mainPid === pid,
    user: { uid, username: `person-${uid}` },
    topic: { deleted: 0, scheduled: false, ...topic },
  };
}

function people(forum: Forum, { uid, isAdmin }: Caller, { query }: AskedOf): Told {
  if (uid === 0) return failed(401, 'not-authorised');
  if (!isAdmin) return failed(403, 'forbidden');
  const asked = Number(query.get('resultsPerPage'));
  const size = forum.peopleAtATime ?? ([50, 100, 250, 500].includes(asked) ? asked : 50);
  const page = Number(query.get('page') ?? 1);
  const users = forum.users.slice((page - 1) * size, page * size);
  return ok({
    users: users.map((one) => ({
      banned: false,
      isLocal: true,
      username: `person-${one.uid}`,
      ip: '::1',
      ...one,
    })),
    page,
    pageCount: Math.max(1, Math.ceil(forum.users.length / size)),
    resultsPerPage: size,
  });
}

function categories(forum: Forum, { isAdmin }: Caller): Told {
  const world = { cid: -1, name: '[[category:uncategorized]]', slug: '../world', disabled: 0, link: '' };
  const seen = forum.categories.filter((one) => isAdmin || (one.disabled !== 1 && one.isPrivate !== true));
  return enveloped({
    categories: [world, ...seen.map(({ isPrivate: _, ...one }) => ({ disabled: 0, link: '', ...one }))],
  });
}

function privileges(forum: Forum, { uid, isAdmin }: Caller, _: AskedOf, cid: number): Told {
  if (uid === 0) return failed(401, 'not-authorised');
  if (!isAdmin) return failed(403, 'forbidden');
  const may = forum.categories.find((one) => one.cid === cid)?.isPrivate !== true;
  const all = (own: boolean) => ({ 'groups:find': own, 'groups:read': own, 'groups:topics:read': own });
  return enveloped({
    users: [],
    groups: [
      { name: 'registered-users', privileges: all(may) },
      { name: 'guests', privileges: all(false) },
      { name: 'Global Moderators', privileges: all(true) },
    ],
  });
}

function voters(forum: Forum, _caller: Caller, _asked: AskedOf, pid: number): Told {
  const post = forum.posts.find((one) => one.pid === pid);
  if (post === undefined) return failed(404, 'not-found');
  const named = (uids: readonly (number | string)[] = []) =>
    uids.map((uid) => ({ uid, username: `person-${uid}` }));
  return enveloped({
    upvoteCount: post.upvoters?.length ?? 0,
    downvoteCount: post.downvoters?.length ?? 0,
    showUpvotes: true,
    showDownvotes: true,
    upvoters: named(post.upvoters),
    downvoters: named(post.downvoters),
  });
}
