import { closedAfterwards, faultOf, pagesOf, tellings, testHash } from '@takeup/connectors/testing';
import type { ActivityFact } from '@takeup/domain';
import { nodebb } from './nodebb.js';
import { posts as stream } from './streams.js';
import type { Forum, ForumPost } from './testing/forum.js';
import { DAY, OWN, SPAN, post, smallForum } from './testing/forum.js';
import { open as openForum, postsOf } from './testing/opened.js';

const { open, closeAll } = closedAfterwards(openForum);
afterEach(closeAll);

const withPosts = (...posts: readonly ForumPost[]): Forum => ({ ...smallForum, posts });
const actsIn = (told: Awaited<ReturnType<typeof tellings>>) =>
  told.flatMap(({ facts }) => facts.filter((fact): fact is ActivityFact => fact.fact === 'activity'));
const actsOf = async (forum: Forum, config: object = {}) =>
  actsIn(await tellings(await open(forum, config), postsOf()));
const who = (uid: number) => testHash(String(uid), 'account').slice(0, 6);
const short = ({ kind, account, count }: ActivityFact) => `${kind} ${account.slice(0, 6)} ${count}`;
const first = post(4, 10, { uid: 2 });

describe('what is told', () => {
  it.each<[string, ForumPost, readonly string[]]>([
    ['what a topic begins with', first, [`post ${who(2)} 1`]],
    ['a reply', { ...first, pid: 5 }, [`reply ${who(2)} 1`]],
    [
      'votes for and against',
      { ...first, upvoters: [3, 4], downvoters: [5] },
      [`post ${who(2)} 1`, `vote ${who(3)} 1`, `vote ${who(4)} 1`, `vote ${who(5)} 1`],
    ],
    ['Takeup’s own post, and its vote', { ...first, uid: OWN, upvoters: [OWN, 3] }, [`vote ${who(3)} 1`]],
    ['a guest’s post', { ...first, uid: 0, upvoters: [3] }, [`vote ${who(3)} 1`]],
    [
      'somebody of another server',
      { ...first, uid: 'https://e.example/9', upvoters: ['https://e.example/9'] },
      [],
    ],
    ['a deleted post and its votes', { ...first, deleted: true, upvoters: [3] }, []],
    ['a post of a deleted topic', { ...first, tid: 7 }, []],
    ['a post that is yet to appear', { ...first, tid: 8 }, []],
    ['a post of a private category', { ...first, tid: 5 }, []],
  ])('of %s', async (_, own, acts) => {
    expect((await actsOf(withPosts(own))).map(short)).toEqual(acts);
  });

  it('each at its time, in its category and thread; a vote at that of what was voted on', async () => {
    const own = withPosts(first, post(8, 30, { tid: 1, uid: 3, upvoters: [2] }));
    const place = { community: '1', thread: '4' };
    expect(await actsOf(own)).toMatchObject([
      { ...place, kind: 'reply', message: '8', at: SPAN.from + 30 * 3_600_000 },
      { ...place, kind: 'vote', message: '8', at: SPAN.from + 30 * 3_600_000 },
      { ...place, kind: 'post', message: '4', at: SPAN.from + 10 * 3_600_000 },
    ]);
    expect(nodebb.consents[0]?.streams['posts']?.acts).toEqual(['vote', 'reply', 'post']);
  });

  it('a private category where the configuration names it', async () => {
    const own = withPosts({ ...first, tid: 5 });
    expect(await actsOf(own, { private_categories: ['board-room'] })).toMatchObject([{ community: '4' }]);
  });

  it('names no other server, where a topic of one is answered', async () => {
    const told = await tellings(await open(withPosts({ ...first, tid: 9 })), postsOf());
    expect(actsIn(told)).toMatchObject([{ thread: 'topic 9' }]);
    expect(JSON.stringify(told)).not.toContain('elsewhere.example');
  });

  it('keeps no text, no title and no name', async () => {
    const told = await tellings(await open(smallForum), postsOf());
    expect(told.length).toBeGreaterThan(200);
    expect(JSON.stringify(told)).not.toMatch(/What somebody|question|person-|"content"/);
  });
});

describe('the text for the topic matcher', () => {
  const row = (content: string, isMainPost = false) => ({
    content,
    isMainPost,
    topic: { title: 'Loans &amp; more' },
  });
  it.each([
    [row('<p dir="auto">See <a href="/forms">forms</a></p>\n'), 'See  forms'],
    [row('R&amp;D &lt;b&gt; &#39;a&#x27; &nope; &#9999999;'), "R&D <b> 'a' &nope;"],
    [row('<p>Text</p>', true), 'Loans & more\n Text'],
    [row('<img src="x">'), undefined],
    [row('1 < 2'), '1 < 2'],
  ])('%#', (own, text) => {
    expect(stream.textOf?.(own)).toBe(text);
  });
});

describe('a day is always read whole', () => {
  const dayOf = (hours: number) => new Date(SPAN.from + hours * 3_600_000).toISOString().slice(0, 10);
  const pidsOf = (told: Awaited<ReturnType<typeof tellings>>, day: string) =>
    told.filter(({ row }) => row['day'] === day).map(({ row }) => row['pid']);

  it('what was deleted, purged or moved away comes no more, and a day of nothing says so', async () => {
    let forum = withPosts(first, post(8, 11), post(12, 12), post(16, 13));
    const own = await open(() => forum);
    expect(pidsOf(await tellings(own, postsOf()), dayOf(10))).toEqual([16, 12, 8, 4]);
    forum = withPosts(first, post(8, 11, { deleted: true }), post(16, 13, { tid: 5 }));
    expect(pidsOf(await tellings(own, postsOf()), dayOf(10))).toEqual([4]);
    forum = withPosts();
    const told = await tellings(own, postsOf());
    expect(pidsOf(told, dayOf(10))).toEqual([0]);
    expect(actsIn(told)).toEqual([]);
    expect(told).toHaveLength((SPAN.to - SPAN.from) / DAY);
  });

  it('also where a slice ends in the middle of it', async () => {
    const own = await open(withPosts(first, post(8, 11), post(12, 23)));
    const middle = { from: SPAN.from, to: SPAN.from + 10.5 * 3_600_000 };
    expect(pidsOf(await tellings(own, postsOf(middle)), dayOf(10))).toEqual([12, 8, 4]);
  });

  it('a vote that came late, and one that was taken back, are found when it is read again', async () => {
    let upvoters = [3];
    const own = await open(() => withPosts({ ...first, upvoters }));
    const votes = async () =>
      actsIn(await tellings(own, postsOf())).flatMap((act) =>
        act.kind === 'vote' ? [act.account.slice(0, 6)] : [],
      );
    expect(await votes()).toEqual([who(3)]);
    upvoters = [4, 5];
    expect(await votes()).toEqual([who(4), who(5)]);
    expect(stream.rereadDays).toBe(14);
  });

  it('asks who voted of those posts only that have votes', async () => {
    const own = await open(withPosts(first, post(8, 11, { upvoters: [3] }), post(12, 12)));
    await pagesOf(own, postsOf());
    expect(own.server.asked.map(({ path }) => path).filter((path) => path.endsWith('/voters'))).toEqual([
      '/api/v3/posts/8/voters',
    ]);
  });

  it('a post that is purged between two questions has no votes', async () => {
    const own = await open(withPosts({ ...first, upvoters: [3] }), {
      instead: ({ path }) => (path.endsWith('/voters') ? { status: 404, body: {} } : undefined),
    });
    expect(actsIn(await tellings(own, postsOf())).map(short)).toEqual([`post ${who(2)} 1`]);
  });
});

it.each<[string, object]>([
  ['no time', { timestamp: undefined }],
  ['no topic', { topic: undefined }],
  ['no word of having been deleted', { deleted: undefined }],
  ['no number of votes', { upvotes: undefined }],
  ['no word of when the topic appears', { topic: { cid: 1, tid: 1, mainPid: 4, deleted: 0 } }],
])('a post with %s has changed its shape', async (_, missing) => {
  const row = {
    ...{
      pid: 4,
      tid: 1,
      uid: 2,
      timestamp: SPAN.from,
      deleted: false,
      upvotes: 0,
      downvotes: 0,
      isMainPost: true,
    },
    ...{ topic: { cid: 1, tid: 1, mainPid: 4, deleted: 0, scheduled: false } },
    ...missing,
  };
  const own = await open(smallForum, {
    instead: ({ path, query }) =>
      path === '/api/recent/posts' ? { body: query.get('page') === '1' ? [row] : [] } : undefined,
  });
  expect(await faultOf(pagesOf(own, postsOf()))).toMatchObject({ kind: 'changed', code: 'unexpected-shape' });
});
