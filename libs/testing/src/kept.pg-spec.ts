import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { ReplayAsked, Source } from '@takeup/application';
import { replayKept, requestReplay, requestSync } from '@takeup/application';
import { mattermost } from '@takeup/connectors';
import type { MattermostServer } from '@takeup/simulator';
import { mattermostServer } from '@takeup/simulator';
import type { HeldRun } from '@takeup/storage';
import { LeaseLost, guardRun, inTransaction } from '@takeup/storage';
import { completeCharter } from './charter.js';
import { TestCluster } from './cluster.js';
import { Board, PLATFORM_TOKEN, pull, replay, sourceOf } from './platform.js';
import { World, codeOf, done } from './world.js';

jest.setTimeout(240_000);

// It looks through the files of the server.
const cluster = new TestCluster({ isOwn: true });
const servers: MattermostServer[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
  await cluster.stop();
}, 60_000);

const [TODAY, SINCE] = ['2026-10-20', '2026-09-01'];

/** A bank that talks about a topic, reacts late and deletes. */
function bank() {
  const board = new Board();
  const [ann, bob] = [board.account('ann'), board.account('bob')];
  const room = board.channel('help', {
    displayName: 'Where everybody asks',
    lastPostAt: Date.parse('2026-10-05T10:00:00Z'),
  });
  const question = board.post(room, ann, '2026-09-03T10:00:00Z', { message: 'canary: whose custody?' });
  board.post(room, bob, '2026-09-04T10:00:00Z', { rootId: question.id, message: 'canary: all of them' });
  const later = board.post(room, ann, '2026-10-05T10:00:00Z', { message: 'canary' });
  board.react(question, bob, '2026-10-06T10:00:00Z');
  board.react(later, bob, '2026-10-07T10:00:00Z');
  return { board, ann, bob, room, question, later };
}

async function serve(board: Board): Promise<MattermostServer> {
  const clock = () => Date.parse(`${TODAY}T12:00:00Z`);
  const server = await mattermostServer({ content: board, clock, token: PLATFORM_TOKEN });
  servers.push(server);
  return server;
}

async function world(today = TODAY): Promise<World> {
  const own = new World(await cluster.database(), { today });
  await own.directory('employee_id,email,job_family\n1,ann@example.org,F\n2,bob@example.org,F\n');
  await own.charter(
    completeCharter({ personas: { field: { job_family: 'F' } }, communities: ['chat/help'] }),
  );
  return own;
}

/** What was concluded, by hashes: keys are given at random. */
const facts = (own: World): Promise<readonly unknown[]> =>
  inTransaction(own.database, async (session) => [
    ...(await session.query<unknown[]>(
      `SELECT encode(i.account_hash, 'hex') AS who, a.act_key, a.day, a.at, a.kind, c.key AS community, a.count, a.row_key,
         a.thread_key, a.topics
       FROM person.act a JOIN person.identity i USING (account_key) LEFT JOIN coverage.community c USING (community_id)
       ORDER BY who, a.act_key`,
    )),
    ...(await session.query<unknown[]>(
      `SELECT encode(i.account_hash, 'hex') AS who, a.bot, a.enabled, encode(a.aliases, 'hex') AS aliases
       FROM person.account a JOIN person.identity i USING (account_key) ORDER BY who`,
    )),
  ]);

interface KeptRowsOf {
  readonly stream: string;
  readonly rows: number;
  readonly content: Buffer;
}

const kept = (own: World): Promise<KeptRowsOf[]> =>
  inTransaction(own.database, (session) =>
    session.query('SELECT stream, rows, content FROM person.kept_page ORDER BY page_id'),
  );

const loseFacts = (own: World) =>
  inTransaction(own.database, async (session) => {
    await session.query('DELETE FROM person.act');
    await session.query('DELETE FROM person.account');
  });

describe('kept rows', () => {
  it.each(['enterprise', 'team'])(
    'give exactly what a full reading gives, without a request: %s',
    async (edition) => {
      const { board } = bank();
      const server = await serve(board);
      const own = await world();
      const config = mattermost.config.parse({ url: server.url, token: PLATFORM_TOKEN, edition });
      const source = { ...sourceOf({ server, since: SINCE }), config };
      await pull(own, source);
      const expected = await facts(own);
      expect(expected.length).toBeGreaterThan(6);
      expect(JSON.stringify(expected)).toContain('products');
      await loseFacts(own);
      const asked = server.requests.length;
      const report = await replay(own, source);
      expect(report).toMatchObject({ changed: 5, unfit: 0 });
      expect(await facts(own)).toEqual(expected);
      expect(await replay(own, source)).toMatchObject({ changed: 0 });
      expect(await facts(own)).toEqual(expected);
      expect(server.requests.length).toBe(asked);
    },
  );

  it('are told anew by a version that sees more, and count where they stand', async () => {
    const { board } = bank();
    const server = await serve(board);
    const right = sourceOf({ server, since: SINCE });
    const other = await world();
    await pull(other, right);
    const own = await world();
    const blind = {
      ...right,
      connector: {
        ...mattermost,
        observe: (stream, row) =>
          mattermost.observe(stream, row).filter((fact) => fact.fact !== 'activity' || fact.kind !== 'react'),
      } as Source['connector'],
    };
    await pull(own, blind);
    expect((await facts(own)).length).toBeLessThan((await facts(other)).length);
    expect(await replay(own, right)).toMatchObject({ changed: 2 });
    expect(await facts(own)).toEqual(await facts(other));
  });

  it('hold what is newest of a row, and nothing twice', async () => {
    const { board, ann, question, later } = bank();
    const server = await serve(board);
    const source = sourceOf({ server, since: SINCE });
    const own = await world();
    await pull(own, source);
    const before = await kept(own);
    board.remove(later, '2026-10-20T09:00:00Z');
    board.react(question, ann, '2026-10-20T09:30:00Z');
    own.clock.set('2026-10-21');
    await pull(own, source);
    const rows = (pages: readonly KeptRowsOf[]) => pages.reduce((sum, page) => sum + page.rows, 0);
    expect(rows(await kept(own))).toBe(rows(before));
    const expected = await facts(own);
    await loseFacts(own);
    await replay(own, source);
    expect(await facts(own)).toEqual(expected);
    const days = ['2026-09-03', '2026-09-04', '2026-10-05', '2026-10-06'];
    await requestSync(own.context, [source], { connection: 'chat', days });
    await pull(own, source);
    expect(rows(await kept(own))).toBe(rows(before));
  });

  it('of named days take no older self of a row for what is newest', async () => {
    const { board, later } = bank();
    const server = await serve(board);
    const source = sourceOf({ server, since: SINCE });
    const own = await world();
    await pull(own, source);
    // As a reading leaves it that was cut off after its first page.
    await inTransaction(own.database, (session) =>
      session.query('CREATE TABLE public.aside AS SELECT * FROM person.kept_page'),
    );
    board.remove(later, '2026-10-20T09:00:00Z');
    own.clock.set('2026-10-21');
    await pull(own, source);
    await inTransaction(own.database, async (session) => {
      await session.query(`DELETE FROM person.kept_page WHERE page_id IN (SELECT page_id FROM public.aside)`);
      await session.query(
        `INSERT INTO person.kept_page OVERRIDING SYSTEM VALUE SELECT * FROM public.aside WHERE stream = 'posts'`,
      );
    });
    const expected = await facts(own);
    const report = await replay(own, source, { from: '2026-10-05', to: '2026-10-05', stream: 'posts' });
    expect(report.pages).toBeGreaterThan(0);
    expect(await facts(own)).toEqual(expected);
  });

  it('name nobody anew who was erased', async () => {
    const { board } = bank();
    const server = await serve(board);
    const source = sourceOf({ server, since: SINCE });
    const own = await world();
    await pull(own, source);
    const hash = own.context.identity.hash('chat\n' + (board.people[2]?.id ?? ''));
    await inTransaction(own.database, async (session) => {
      const gone = `(SELECT account_key FROM person.identity WHERE account_hash = $1)`;
      await session.query(`DELETE FROM person.account WHERE account_key IN ${gone}`, [hash]);
      await session.query(`DELETE FROM person.act WHERE account_key IN ${gone}`, [hash]);
      await session.query(`DELETE FROM person.identity WHERE account_hash = $1`, [hash]);
    });
    const expected = await facts(own);
    await replay(own, source);
    expect(await facts(own)).toEqual(expected);
    expect(JSON.stringify(expected)).not.toContain(hash.toString('hex'));
  });

  it('are left alone by a version that looks at what was not kept', async () => {
    const { board } = bank();
    const server = await serve(board);
    const source = sourceOf({ server, since: SINCE });
    const own = await world();
    await pull(own, source);
    const expected = await facts(own);
    const nosy = {
      ...source,
      connector: {
        ...mattermost,
        observe: (stream, row) => (row['priority'] === 'urgent' ? [] : mattermost.observe(stream, row)),
      } as Source['connector'],
    };
    const report = await replay(own, nosy);
    expect(report).toMatchObject({ pages: report.unfit, rows: 0, changed: 0 });
    expect(await facts(own)).toEqual(expected);
  });

  it('hold neither a text nor a name, on disk and unpacked', async () => {
    const { board } = bank();
    const server = await serve(board);
    const own = await world();
    await pull(own, sourceOf({ server, since: SINCE }));
    const pages = await kept(own);
    const unpacked = pages.map(({ content }) => inflateRawSync(content).toString()).join('\n');
    expect(unpacked).toContain('create_at');
    expect(unpacked).not.toMatch(/canary|custody|example\.org|"(?:ann|bob)"/);
    expect(unpacked).not.toContain(board.people[1]?.id);
    // What is written down in clear is found this way.
    expect(filesHolding('Where everybody asks').length).toBeGreaterThan(0);
    expect(filesHolding('canary')).toEqual([]);
    expect(filesHolding('ann@example.org')).toEqual([]);
  });

  it('go with age, whoever is still read', async () => {
    const { board } = bank();
    const server = await serve(board);
    const own = await world();
    await pull(own, sourceOf({ server, since: SINCE }));
    const posts = async () => (await kept(own)).filter(({ stream }) => stream === 'posts').length;
    const all = await posts();
    own.clock.set('2027-10-31');
    await own.refresh();
    expect(await posts()).toBe(all);
    // What September 2026 told last is 13 whole months old now, and October's is not.
    own.clock.set('2027-11-01');
    await own.refresh();
    expect(await posts()).toBeLessThan(all);
    own.clock.set('2027-12-01');
    await own.refresh();
    expect(await kept(own)).toEqual([]);
  });
});

describe('replay', () => {
  it('refuses in words what it cannot do, and changes nothing', async () => {
    const { board } = bank();
    const server = await serve(board);
    const source = sourceOf({ server, since: SINCE });
    const own = await world();
    const ask = async (asked: Partial<ReplayAsked>) =>
      codeOf(await requestReplay(own.context, [source], { connection: 'chat', ...asked }));
    expect(await ask({})).toBe('replay-nothing');
    await pull(own, source);
    expect(await ask({ connection: 'wiki' })).toBe('sync-unknown');
    expect(await ask({ stream: 'letters' })).toBe('replay-stream');
    expect(await ask({ from: TODAY, to: TODAY })).toBe('sync-day');
    expect(await ask({ from: '2020-01-01', to: '2020-01-02' })).toBe('replay-nothing');
  });

  it('waits for whoever writes of the connection, and is not written past', async () => {
    const { board } = bank();
    const server = await serve(board);
    const source = sourceOf({ server, since: SINCE });
    const own = await world();
    await pull(own, source);
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const [job] = await own.database.owner.query<{ epoch: number }[]>(
      `SELECT epoch FROM job.job WHERE name = 'sync:chat'`,
    );
    const reader: HeldRun = { job: 'sync:chat', slot: 'a', epoch: job?.epoch ?? 0, tries: 1 };
    const ends: string[] = [];
    const writing = inTransaction(own.database, async (session) => {
      await guardRun(session, reader);
      await released;
      ends.push('written');
    });
    const replaying = replay(own, source).then(() => ends.push('replayed'));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    release();
    await Promise.all([writing, replaying]);
    expect(ends).toEqual(['written', 'replayed']);
  });

  it('writes nothing more once another process has taken over', async () => {
    const { board } = bank();
    const server = await serve(board);
    const source = sourceOf({ server, since: SINCE });
    const own = await world();
    await pull(own, source);
    const wanted = done(await requestReplay(own.context, [source], { connection: 'chat' }));
    await loseFacts(own);
    const before: HeldRun = { job: 'replay:chat', slot: 'a', epoch: 0, tries: 1 };
    await inTransaction(own.database, (session) =>
      session.query(`UPDATE job.job SET epoch = 5 WHERE name = 'replay:chat'`),
    );
    await expect(replayKept(own.context, before, wanted)).rejects.toThrow(LeaseLost);
    expect(await facts(own)).toEqual([]);
  });
});

function filesHolding(text: string): readonly string[] {
  const folder = path.join(cluster.dataDir, 'cluster', 'data');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text));
}
