import { closedAfterwards, faultOf, pagesOf, rowsOf, tellings, testHash } from '@takeup/connectors/testing';
import { EXPLORER_TOKEN, DAY, SPAN, dayAt, smallForum } from './testing/forum.js';
import { open as openForum, windowOf } from './testing/opened.js';

const { open, closeAll } = closedAfterwards(openForum);
afterEach(closeAll);

const dayWindow = (stream: 'visits' | 'likes', n: number) =>
  windowOf(stream, { from: SPAN.from + n * DAY, to: SPAN.from + (n + 1) * DAY });
const who = (id: number) => testHash(String(id), 'account');

describe('visits', () => {
  it('tell who was there on a day and how many posts they read, without Takeup’s own account', async () => {
    const visits = [
      [2, dayAt(3), 5],
      [3, dayAt(3), 0],
      [4, dayAt(2), 9],
      [1, dayAt(3), 9],
      [-1, dayAt(3), 9],
    ] as const;
    const told = await tellings(await open({ ...smallForum, visits }), dayWindow('visits', 3));
    const facts = told.flatMap(({ facts: own }) => own);
    expect(facts).toHaveLength(2);
    for (const [id, count] of [
      [2, 5],
      [3, 1],
    ] as const)
      expect(facts).toContainEqual(
        expect.objectContaining({ account: who(id), kind: 'view', day: dayAt(3), at: null, count }),
      );
  });

  it('are asked for until there are no more, however few come at a time', async () => {
    const visits = Array.from({ length: 50 }, (_, n) => [n + 2, dayAt(3), 1] as const);
    const own = await open({ ...smallForum, visits, rowsAtATime: 7 });
    const rows = await rowsOf(own, dayWindow('visits', 3));
    expect(rows.flatMap(({ people }) => people)).toHaveLength(50);
    const asked = own.server.asked.filter(({ path }) => path.includes('explorer'));
    expect(asked).toHaveLength(9);
    expect(asked[1]?.body).toEqual({ params: JSON.stringify({ day: dayAt(3), after: 8 }) });
  });

  it('are the same rows of a day whoever is on it', async () => {
    const own = await open({ ...smallForum, visits: [] });
    expect(await rowsOf(own, dayWindow('visits', 3))).toHaveLength(32);
  });
});

describe('likes', () => {
  it('tell who liked what, when and in which topic', async () => {
    const [own] = smallForum.posts.filter(({ category }) => category === 11);
    const likes = [{ id: 9, user: 4, post: own?.id ?? 0, at: SPAN.from + 3.5 * DAY }];
    const told = await tellings(await open({ ...smallForum, likes }), dayWindow('likes', 3));
    expect(told.flatMap(({ facts }) => facts)).toEqual([
      {
        fact: 'activity',
        account: who(4),
        kind: 'react',
        at: SPAN.from + 3.5 * DAY,
        community: '11',
        message: String(own?.id),
        thread: `topic ${own?.topic}`,
        count: 1,
      },
    ]);
  });

  it('of a private category are neither kept nor told', async () => {
    const own = smallForum.posts.find(({ category }) => category === 14);
    const likes = [{ id: 9, user: 4, post: own?.id ?? 0, at: SPAN.from + 3.5 * DAY }];
    const rows = await rowsOf(await open({ ...smallForum, likes }), dayWindow('likes', 3));
    expect(rows).toMatchObject([{ id: 0, day: dayAt(3) }]);
  });

  it('that were taken back are gone: a day of none says so', async () => {
    const rows = await rowsOf(await open({ ...smallForum, likes: [] }), windowOf('likes'));
    expect(rows.map(({ id, day }) => [id, day])).toEqual(
      Array.from({ length: (SPAN.to - SPAN.from) / DAY }, (_, n) => [0, dayAt(n)]),
    );
  });
});

describe('a query', () => {
  const answering = (body: object, status = 200) =>
    open(smallForum, {
      instead: ({ path }) => (path.includes('explorer') ? { status, body } : undefined),
    });

  it.each<[string, object, number, object]>([
    ['that fails', { success: false, errors: ['relation "x"'] }, 422, { kind: 'changed', code: 'refused' }],
    ['that is gone', { errors: [], error_type: 'not_found' }, 404, { kind: 'denied' }],
    [
      'of other columns',
      { success: true, columns: ['id'], rows: [[1]] },
      200,
      { kind: 'changed', code: 'unexpected-shape' },
    ],
    [
      'with a cell that is no number',
      { success: true, columns: ['user_id', 'posts_read'], rows: [['x', 1]] },
      200,
      { kind: 'changed', code: 'unexpected-shape' },
    ],
    [
      'that takes no notice of where to go on',
      { success: true, columns: ['user_id', 'posts_read'], rows: [[2, 1]] },
      200,
      { kind: 'transient', code: 'repeated-page' },
    ],
  ])('%s is a fault', async (_, body, status, fault) => {
    const found = await faultOf(pagesOf(await answering(body, status), dayWindow('visits', 3)));
    expect(found).toMatchObject(fault);
    expect(found.detail).not.toMatch(new RegExp(`relation|${EXPLORER_TOKEN}`));
  });

  it('whose numbers come as texts is read all the same', async () => {
    let n = 0;
    const own = await open(smallForum, {
      instead: ({ path }) =>
        path.includes('explorer')
          ? {
              body: {
                success: true,
                columns: ['posts_read', 'user_id'],
                rows: n++ === 0 ? [['3', '2']] : [],
              },
            }
          : undefined,
    });
    const told = await tellings({ ...own, connector: withVisits(own.connector) }, dayWindow('visits', 3));
    expect(told.flatMap(({ facts }) => facts)).toMatchObject([{ account: who(2), count: 3 }]);
  });
});

/** Discovering runs queries of its own. */
function withVisits<T extends Awaited<ReturnType<typeof open>>['connector']>(connector: T): T {
  return { ...connector, discover: async () => [(await import('./streams.js')).visits] };
}
