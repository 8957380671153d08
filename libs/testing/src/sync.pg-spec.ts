import { readCoverage } from '@takeup/application';
import { inTransaction } from '@takeup/storage';
import type { MattermostOptions, MattermostServer } from '@takeup/simulator';
import { mattermostServer } from '@takeup/simulator';
import { TestCluster } from './cluster.js';
import { Board, PLATFORM_TOKEN, pull, sourceOf } from './platform.js';
import { World } from './world.js';

jest.setTimeout(240_000);

/** Longer than both rounds of a sync take on a busy machine. */
const OUTAGE_MS = 20_000;
const cluster = new TestCluster();
const servers: MattermostServer[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
  await cluster.stop();
}, 60_000);

const TODAY = '2026-10-20';
const SINCE = '2026-09-01';

async function platform(board: Board, more: Partial<MattermostOptions> = {}): Promise<MattermostServer> {
  const server = await mattermostServer({
    content: board,
    clock: () => Date.parse(`${TODAY}T12:00:00Z`),
    token: PLATFORM_TOKEN,
    ...more,
  });
  servers.push(server);
  return server;
}

async function world(): Promise<World> {
  const own = new World(await cluster.database(), { today: TODAY });
  await own.directory('employee_id,email\n1,ann@example.org\n2,bob@example.org\n');
  return own;
}

interface ActRow {
  readonly day: string;
  readonly kind: number;
  readonly community: string | null;
  readonly person: boolean;
}

const acts = (own: World): Promise<ActRow[]> =>
  inTransaction(own.database, (session) =>
    session.query(
      `SELECT a.day, a.kind, c.key AS community, s.same_as IS NOT NULL AS person
       FROM person.act a LEFT JOIN coverage.community c USING (community_id)
       LEFT JOIN person.account s ON s.account_key = a.account_key ORDER BY a.day, a.kind, c.key`,
    ),
  );

async function states(own: World, from: string, to: string): Promise<readonly string[]> {
  await own.refresh();
  const [chat] = await readCoverage(own.context, from, to);
  return chat?.states ?? [];
}

function bank() {
  const board = new Board();
  const [ann, bob] = [board.account('ann'), board.account('bob')];
  const room = board.channel('ask');
  return { board, ann, bob, room };
}

describe('a platform that is pulled', () => {
  it('gives acts of people, in communities by name, once however often it is read', async () => {
    const { board, ann, bob, room } = bank();
    const hidden = board.channel('board-room', { type: 'P' });
    const question = board.post(room, ann, '2026-09-03T10:00:00Z', { message: 'custody?' });
    board.post(room, bob, '2026-09-04T10:00:00Z', { rootId: question.id });
    board.react(question, bob, '2026-10-02T10:00:00Z');
    board.post(hidden, ann, '2026-09-05T10:00:00Z');
    board.post(room, ann, '2026-09-05T10:00:00Z', { type: 'system_join_channel' });
    const server = await platform(board);
    const own = await world();
    const [first] = await pull(own, sourceOf({ server, since: SINCE }));
    expect(first).toMatchObject({ left: 0, fault: null });
    const expected = [
      { day: '2026-09-03', kind: 9, community: 'ask', person: true },
      { day: '2026-09-04', kind: 8, community: 'ask', person: true },
      { day: '2026-10-02', kind: 4, community: 'ask', person: true },
    ];
    expect(await inOrder(own)).toEqual(expected);
    expect(await states(own, '2026-08-31', TODAY)).toEqual([
      'pending',
      ...Array.from({ length: 49 }, () => 'complete'),
      'pending',
    ]);
    expect(server.requests.some(({ channelId }) => channelId === hidden.id)).toBe(false);
    const asked = server.requests.length;
    const again = await pull(own, sourceOf({ server, since: SINCE }));
    expect(again).toEqual([]);
    // Only the question whether the server offers the report.
    const posts = server.requests.slice(asked).filter(({ channelId }) => channelId !== undefined);
    expect(posts.length).toBeLessThanOrEqual(2);
    expect(await inOrder(own)).toEqual(expected);
  });

  const inOrder = async (own: World) => {
    await own.refresh();
    return acts(own);
  };

  it('takes back what was deleted and adds what came late, on the day it was done', async () => {
    const { board, ann, bob, room } = bank();
    const kept = board.post(room, ann, '2026-10-01T10:00:00Z');
    const gone = board.post(room, bob, '2026-10-05T10:00:00Z');
    const server = await platform(board);
    const own = await world();
    await pull(own, sourceOf({ server, since: SINCE }));
    board.remove(gone, '2026-10-20T09:00:00Z');
    board.react(kept, bob, '2026-10-20T09:30:00Z');
    own.clock.set('2026-10-21');
    await pull(own, sourceOf({ server, since: SINCE }));
    expect((await inOrder(own)).map(({ day, kind }) => [day, kind])).toEqual([
      ['2026-10-01', 9],
      ['2026-10-20', 4],
    ]);
  });

  it('has a day whole that counts, though its post was changed after the end of what is read', async () => {
    const { board, ann, bob, room } = bank();
    const changed = board.post(room, ann, '2026-09-10T10:00:00Z');
    const gone = board.post(room, bob, '2026-09-11T10:00:00Z');
    board.react(changed, bob, '2026-10-20T09:00:00Z');
    board.remove(gone, '2026-10-20T09:30:00Z');
    const server = await platform(board);
    const own = await world();
    await pull(own, sourceOf({ server, since: SINCE }));
    expect(await states(own, '2026-09-10', '2026-09-11')).toEqual(['complete', 'complete']);
    expect((await acts(own)).map(({ day, kind }) => [day, kind])).toEqual([
      ['2026-09-10', 9],
      ['2026-10-20', 4],
    ]);
    expect(await states(own, '2026-10-20', '2026-10-20')).not.toContain('complete');
  });

  it('has it whole though it was changed while what is newer was being read', async () => {
    const { board, ann, bob, room } = bank();
    const old = board.post(room, ann, '2026-09-10T10:00:00Z');
    let asked = 0;
    const server = await platform(board, {
      instead: ({ path, body }) => {
        if (path === '/reports/posts' && Number(Object(body)['per_page']) > 1) asked += 1;
        // October has been read; September is about to be.
        if (asked === 2 && board.written.get(old.id) === old) board.react(old, bob, '2026-10-20T11:00:00Z');
        return undefined;
      },
    });
    const own = await world();
    await pull(own, sourceOf({ server, since: SINCE }));
    expect(await states(own, '2026-09-10', '2026-09-10')).toEqual(['complete']);
    expect((await acts(own)).map(({ day }) => day)).toEqual(['2026-09-10', '2026-10-20']);
  });

  it('never lets a day count whose post was changed on a day out of reach', async () => {
    const { board, ann, bob, room } = bank();
    const old = board.post(room, ann, '2026-09-10T10:00:00Z');
    board.react(old, bob, '2026-10-06T10:00:00Z');
    board.post(room, bob, '2026-09-12T10:00:00Z');
    const server = await platform(board, {
      outages: [{ from: '2026-10-06', to: '2026-10-06', forMs: OUTAGE_MS }],
    });
    const own = await world();
    await pull(own, sourceOf({ server, since: SINCE }));
    await own.refresh();
    expect((await acts(own)).map(({ day }) => day)).toEqual(['2026-09-12']);
    expect((await states(own, '2026-09-09', '2026-09-12')).every((state) => state === 'pending')).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, OUTAGE_MS));
    own.clock.forward(60_000);
    await pull(own, sourceOf({ server, since: SINCE }));
    expect((await states(own, '2026-09-09', '2026-09-12')).every((state) => state === 'complete')).toBe(true);
    expect((await acts(own)).map(({ day }) => day)).toEqual(['2026-09-10', '2026-09-12', '2026-10-06']);
  });

  it('leaves days out of reach pending, reads all others, and repairs them when they can be read', async () => {
    const { board, ann, room } = bank();
    for (const day of ['2026-09-10', '2026-10-06', '2026-10-12']) board.post(room, ann, `${day}T10:00:00Z`);
    const server = await platform(board, {
      outages: [{ from: '2026-10-06', to: '2026-10-06', forMs: OUTAGE_MS }],
    });
    const own = await world();
    const first = await pull(own, sourceOf({ server, since: SINCE }));
    expect(first.at(-1)?.left).toBeGreaterThan(0);
    expect((await states(own, '2026-10-06', '2026-10-06'))[0]).toBe('pending');
    // What was done on it may stand on a post that was changed on the days out of reach.
    expect((await states(own, '2026-09-10', '2026-09-10'))[0]).toBe('pending');
    await new Promise((resolve) => setTimeout(resolve, OUTAGE_MS));
    own.clock.forward(60_000);
    const second = await pull(own, sourceOf({ server, since: SINCE }));
    expect(second.at(-1)).toMatchObject({ left: 0, fault: null });
    expect((await states(own, '2026-10-06', '2026-10-06'))[0]).toBe('complete');
    expect((await inOrder(own)).map(({ day }) => day)).toEqual(['2026-09-10', '2026-10-06', '2026-10-12']);
  });

  it('goes on with a backfill where it stood, and keeps its first pages, though newer days were read in between', async () => {
    const { board, ann, room } = bank();
    for (let n = 10; n < 20; n += 1) board.post(room, ann, `2026-09-${n}T10:00:00Z`);
    board.post(room, ann, '2026-10-12T10:00:00Z');
    const cursors: unknown[] = [];
    let isDown = true;
    const server = await platform(board, {
      reportPage: 2,
      instead: ({ path, body }) => {
        const { cursor } = (body ?? {}) as { readonly cursor?: string };
        if (!path.endsWith('/reports/posts')) return undefined;
        cursors.push(cursor);
        return isDown && cursors.filter((one) => one !== undefined).length > 1
          ? { status: 503, body: '', headers: {} }
          : undefined;
      },
    });
    const own = await world();
    await pull(own, sourceOf({ server, since: SINCE }));
    own.clock.forward(86_400_000);
    await pull(own, sourceOf({ server, since: SINCE }));
    const [stood] = cursors.filter((one) => one !== undefined).slice(-1);
    isDown = false;
    cursors.length = 0;
    await pull(own, sourceOf({ server, since: SINCE }));
    expect(cursors.filter((one) => one !== undefined)[0]).toBe(stood);
    expect((await inOrder(own)).map(({ day }) => day)).toHaveLength(11);
    const [kept] = await own.database.owner.query<{ rows: number }[]>(
      `SELECT sum(rows)::int AS rows FROM person.kept_page WHERE stream = 'posts'`,
    );
    expect(kept?.rows).toBe(11);
  });

  it.each([
    ['a wrong token', { token: 'another' }, {}, 'denied'],
    [
      'a login page',
      {},
      {
        instead: () => ({
          status: 200,
          body: '<html>log in</html>',
          headers: { 'content-type': 'text/html' },
        }),
      },
      'denied',
    ],
    ['a private host that nobody allowed', { allowedHosts: [] }, {}, 'denied'],
  ] as const)('stops at %s, says so and changes nothing', async (_, ours, theirs, kind) => {
    const { board, ann, room } = bank();
    board.post(room, ann, '2026-10-06T10:00:00Z');
    const server = await platform(board, theirs as Partial<MattermostOptions>);
    const own = await world();
    const reports = await pull(own, sourceOf({ server, since: SINCE, ...ours }));
    expect(reports.at(-1)?.fault?.kind).toBe(kind);
    expect(JSON.stringify(reports)).not.toContain(PLATFORM_TOKEN);
    expect(await acts(own)).toEqual([]);
    expect(new Set(await states(own, '2026-10-01', '2026-10-02'))).toEqual(new Set(['pending']));
  });

  it('stops in mid-run at a revoked token and goes on from there with a new one', async () => {
    const { board, ann, room } = bank();
    for (let i = 1; i <= 28; i += 1)
      board.post(room, ann, `2026-${i % 2 ? '09' : '10'}-${String((i % 18) + 1).padStart(2, '0')}T10:00:00Z`);
    let asked = 0;
    const server: MattermostServer = await platform(board, {
      instead: ({ path }) => {
        if (path === '/reports/posts' && (asked += 1) > 2) server.revoke();
        return undefined;
      },
    });
    const own = await world();
    const reports = await pull(own, sourceOf({ server, since: SINCE }));
    expect(reports.at(-1)?.fault?.kind).toBe('denied');
    expect(reports.at(-1)?.left).toBeGreaterThan(0);
    const part = (await acts(own)).length;
    expect(part).toBeGreaterThan(0);
    const renewed = await platform(board);
    await pull(own, sourceOf({ server: renewed, since: SINCE }));
    expect((await acts(own)).length).toBe(28);
  });

  it('concludes nothing from answers whose fields are not what they were', async () => {
    const { board, ann, room } = bank();
    board.post(room, ann, '2026-10-06T10:00:00Z', { createAt: '1791280800000' as unknown as number });
    const server = await platform(board);
    const own = await world();
    const reports = await pull(own, sourceOf({ server, since: SINCE }));
    expect(reports.at(-1)?.fault).toMatchObject({ kind: 'changed' });
    expect(await acts(own)).toEqual([]);
    expect((await states(own, '2026-10-06', '2026-10-06'))[0]).toBe('suspect');
  });
});
