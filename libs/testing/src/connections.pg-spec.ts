import type { ConnectWorld, ConnectionDraft, KeyStore, SealingKey } from '@takeup/application';
import {
  connectSource,
  openedSources,
  readSources,
  removeConnection,
  rotateSecrets,
  sealingKey,
  storedSources,
  testConnection,
} from '@takeup/application';
import type { MattermostServer } from '@takeup/simulator';
import { mattermostServer } from '@takeup/simulator';
import { en } from '@takeup/words';
import { TestCluster } from './cluster.js';
import { connecting } from './connecting.js';
import { oneKey } from './one-key.js';
import { Board, PLATFORM_TOKEN, pull, sourceOf } from './platform.js';
import { activityText } from './table.js';
import { World, codeOf, done } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
const servers: MattermostServer[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
  await cluster.stop();
});

async function start() {
  const board = new Board();
  const room = board.channel('ask');
  board.post(room, board.account('ann'), '2026-09-03T10:00:00Z');
  const server = await mattermostServer({ content: board, clock: () => Date.now(), token: PLATFORM_TOKEN });
  servers.push(server);
  const own = new World(await cluster.database(), { today: '2026-10-05', config: { connections: [] } });
  const world = connecting(own);
  const elsewhere = await mattermostServer({
    content: board,
    clock: () => Date.now(),
    token: PLATFORM_TOKEN,
  });
  servers.push(elsewhere);
  const draft = (more: Partial<ConnectionDraft> = {}): ConnectionDraft => ({
    key: 'chat',
    title: 'Chat',
    connector: 'mattermost',
    since: '2026-09-01',
    values: { url: server.url, token: PLATFORM_TOKEN },
    ...more,
  });
  const other = draft({
    key: 'other',
    title: 'Other',
    values: { url: elsewhere.url, token: PLATFORM_TOKEN },
  });
  return { own, world, draft, other, server };
}

const unopened = async (world: ConnectWorld) =>
  (await storedSources(world)).map(({ key, opened }) => [
    key,
    'unopened' in opened ? opened.unopened : 'opens',
  ]);

it('the reader’s role sees nothing of it, not even that it is there', async () => {
  const { own, world, draft } = await start();
  done(await connectSource(world, draft()));
  const { reader } = own.database;
  await expect(reader.query(`SELECT key FROM sealed.connection`)).rejects.toThrow(
    /permission denied for schema sealed/,
  );
  const grants: unknown[] = await own.database.owner.query(
    `SELECT 1 WHERE has_schema_privilege('takeup_reader', 'sealed', 'USAGE')
       OR has_table_privilege('takeup_reader', 'sealed.connection', 'SELECT')
       OR has_any_column_privilege('takeup_reader', 'sealed.connection', 'SELECT')`,
  );
  expect(grants).toEqual([]);
});

it('a secret opens where it was sealed and nowhere else', async () => {
  const { own, world, draft, other } = await start();
  const { owner } = own.database;
  done(await connectSource(world, draft()));
  done(await connectSource(world, other));
  expect(await unopened(world)).toEqual([
    ['chat', 'opens'],
    ['other', 'opens'],
  ]);
  await owner.query(
    `UPDATE sealed.connection SET secrets = (SELECT secrets FROM sealed.connection WHERE key = 'chat') WHERE key = 'other'`,
  );
  await owner.query(
    `UPDATE sealed.connection SET config = config || '{"url": "https://thief.example"}' WHERE key = 'chat'`,
  );
  expect(await unopened(world)).toEqual([
    ['chat', 'sealed'],
    ['other', 'sealed'],
  ]);
  expect(openedSources(await storedSources(world))).toEqual([]);
});

it('what another key sealed is not read, and nothing is sealed with another key', async () => {
  const { world, draft, other: second } = await start();
  done(await connectSource(world, draft()));
  const other = sealingKey(Buffer.alloc(32, 4));
  const elsewhere = { ...world, keys: { ...oneKey, keys: () => [other], first: () => other } };
  expect(await unopened(elsewhere)).toEqual([['chat', 'key']]);
  expect(codeOf(await connectSource(elsewhere, second))).toBe('secret-key-differs');
  expect(await unopened(world)).toEqual([['chat', 'opens']]);
});

it('nothing is kept of a platform that cannot be reached', async () => {
  const { own, world, draft } = await start();
  const refused = await connectSource(
    world,
    draft({
      connector: 'zulip',
      values: { url: 'http://127.0.0.1:9', email: 'bot@example.org', api_key: 'k' },
    }),
  );
  expect('done' in refused && 'fault' in refused.done && refused.done.fault.code).toBe('unreachable');
  expect(await own.database.owner.query(`SELECT key FROM sealed.connection`)).toEqual([]);
});

it('what is connected is read, counts for charters, and can be removed without losing what came', async () => {
  const { own, world, draft } = await start();
  done(await connectSource(world, draft()));
  const [source] = openedSources(await storedSources(world));
  if (source === undefined) throw new Error('nothing opened');
  expect((await pull(own, source)).map(({ fault }) => fault)).toEqual([null]);
  await own.refresh();
  const before = await readSources(own.context);
  expect(before.sources).toMatchObject([{ key: 'chat', title: 'Chat', way: 'pulled', removedOn: null }]);
  const told = await own.database.reader.query<{ given: number }[]>(
    `SELECT jsonb_array_length(consents) AS given FROM coverage.connection WHERE key = 'chat'`,
  );
  expect(told[0]?.given).toBeGreaterThan(0);

  const brought = activityText([{ day: '2026-09-04', account: 'ben', kind: 'post' }]);
  await own.activity(brought, { connection: 'chat' });
  expect((await readSources(own.context)).sources).toMatchObject([{ key: 'chat', title: 'Chat' }]);

  done(await removeConnection(own.context, 'chat'));
  await own.refresh();
  const after = await readSources(own.context);
  expect(after.sources).toMatchObject([{ key: 'chat', removedOn: '2026-10-05', state: null, nextAt: null }]);
  expect(after.sources[0]?.states).toEqual(before.sources[0]?.states);
  expect(
    codeOf(
      await connectSource(
        world,
        draft({ connector: 'nodebb', values: { url: 'https://x.example', token: 't' } }),
      ),
    ),
  ).toBe('connection-other');
  done(await connectSource(world, draft()));
  expect((await readSources(own.context)).sources).toMatchObject([{ key: 'chat', removedOn: null }]);
});

it('whoever reads a connection writes nothing of it any more once it is removed', async () => {
  const { own, world, draft, server } = await start();
  done(await connectSource(world, draft()));
  const [source] = openedSources(await storedSources(world));
  if (source === undefined) throw new Error('nothing opened');
  let asked = 0;
  const slow = {
    ...source,
    connector: {
      ...source.connector,
      discover: async (session: Parameters<typeof source.connector.discover>[0]) => {
        asked += 1;
        done(await removeConnection(own.context, 'chat'));
        return source.connector.discover(session);
      },
    },
  };
  await pull(own, slow).catch(() => undefined);
  expect([asked > 0, server.requests.length > 0]).toEqual([true, true]);
  const acts = await own.database.owner.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM person.act`);
  expect(acts).toEqual([{ n: 0 }]);
  expect(
    await own.database.owner.query(`SELECT state FROM job.run WHERE state IN ('due', 'running')`),
  ).toEqual([]);
});

/** Keys as files keep them: one in use, one beside it. Any call may be the last one of its process. */
class Keys implements KeyStore {
  readonly where = 'the test';
  #next: SealingKey | null = null;
  #made = 10;
  #left = Infinity;

  constructor(public used = sealingKey(Buffer.alloc(32, 9))) {}

  /** From now on so many calls, then none is answered. */
  endAfter(calls: number): void {
    this.#left = calls;
  }

  keys(): readonly SealingKey[] {
    this.#call();
    return this.#next === null ? [this.used] : [this.used, this.#next];
  }

  first(): SealingKey {
    return this.used;
  }

  next(): SealingKey {
    this.#call();
    return (this.#next ??= sealingKey(Buffer.alloc(32, (this.#made += 1))));
  }

  settle(key: SealingKey): void {
    this.#call();
    if (this.#next?.check !== key.check) return;
    this.used = this.#next;
    this.#next = null;
  }

  #call(): void {
    if (this.#left === 0) throw new Error('the process ended');
    this.#left -= 1;
  }
}

it('wherever a rotation ends, one key opens everything, and the next one goes through', async () => {
  const { own, world, draft, other } = await start();
  const files = new Keys();
  const rotating = { ...world, keys: files };
  for (const each of [draft(), other]) done(await connectSource(rotating, each));
  const opens = [
    ['chat', 'opens'],
    ['other', 'opens'],
  ];
  const ended: number[] = [];
  for (let calls = 0; calls < 10; calls += 1) {
    const before = files.used.check;
    files.endAfter(calls);
    const rotated = await rotateSecrets(own.database, files).catch(() => null);
    files.endAfter(Infinity);
    if (rotated === null) ended.push(calls);
    expect(await unopened(rotating)).toEqual(opens);
    expect(done(await rotateSecrets(own.database, files))).toEqual({ connections: 2 });
    expect(await unopened(rotating)).toEqual(opens);
    expect(files.used.check).not.toBe(before);
  }
  expect(ended.length).toBeGreaterThan(3);
});

it('what does not open is not sealed anew, and neither is anything else', async () => {
  const { own, world, draft, other } = await start();
  const files = new Keys();
  const rotating = { ...world, keys: files };
  for (const each of [draft(), other]) done(await connectSource(rotating, each));
  const { owner } = own.database;
  await owner.query(`UPDATE sealed.connection SET connector = 'zulip' WHERE key = 'other'`);
  const all = () => owner.query<unknown[]>(`SELECT * FROM sealed.connection ORDER BY key`);
  const [before, used] = [await all(), files.used];
  expect(codeOf(await rotateSecrets(own.database, files))).toBe('secret-unopened');
  expect([await all(), files.used]).toEqual([before, used]);
  expect(await unopened(rotating)).toEqual([
    ['chat', 'opens'],
    ['other', 'sealed'],
  ]);
});

describe('two connections to one server', () => {
  const again = { key: 'again', title: 'Again' };

  it('the second is refused by a sentence that names the first, and nothing is kept of it', async () => {
    const { own, world, draft, other } = await start();
    done(await connectSource(world, draft()));
    for (const ask of [testConnection, connectSource]) {
      const refused = await ask(world, draft(again));
      expect(codeOf(refused)).toBe('connection-same-place');
      expect('refusal' in refused && en.refusal(refused.refusal).message).toMatch(
        /^Chat \(chat\) reads the same place already/,
      );
    }
    expect((await storedSources(world)).map(({ key }) => key)).toEqual(['chat']);
    expect(await own.database.owner.query(`SELECT FROM coverage.connection WHERE key = 'again'`)).toEqual([]);
    done(await connectSource(world, other));
    // What was taken out is read no more.
    done(await removeConnection(world, 'chat'));
    done(await connectSource(world, draft(again)));
  });

  it('of two in takeup.yaml the one that came later is not read, and says which one it repeats', async () => {
    const { own, draft, server } = await start();
    const sources = ['chat', 'again'].map((key) => ({ ...sourceOf({ server, since: '2026-09-01' }), key }));
    const [first, second] = sources;
    if (first === undefined || second === undefined) throw new Error('no sources');
    expect((await pull(own, first, sources)).at(-1)?.fault).toBeNull();
    expect((await pull(own, second, sources)).at(-1)?.fault).toMatchObject({
      kind: 'denied',
      code: 'same-place',
      detail: 'as chat: same-place',
    });
    // A third from the product meets the one in the file.
    const world = connecting(own, { taken: ['chat'] });
    expect(codeOf(await connectSource(world, draft({ key: 'third' })))).toBe('connection-same-place');
    // Without the first the second is read.
    expect((await pull(own, second, [second])).at(-1)?.fault).toBeNull();
  });
});
