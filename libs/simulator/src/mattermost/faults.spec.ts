import { Faults, FAULT_KINDS, type FaultKind, type FaultMode } from '../http/faults.js';
import { mattermostServer, type MattermostServer } from './server.js';
import { smallContent } from '../content/small/content.js';
import { asker, TOKEN, type PostJson, type ReportJson } from './testing/ask.js';

const NOW = Date.parse('2026-11-10T12:00:00Z');
const content = smallContent({ seed: 4 });
const channel = content.channels(NOW).find(({ type }) => type === 'O')!;
const body = { channel_id: channel.id, per_page: 50, include_deleted: true };

const servers: MattermostServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function open(faults: FaultMode) {
  const server = await mattermostServer({ content, clock: () => NOW, token: TOKEN, faults });
  servers.push(server);
  return { server, ...asker(server) };
}
const always = (kind: FaultKind, more: Partial<FaultMode> = {}): FaultMode => ({
  share: 1,
  kinds: [kind],
  seed: 3,
  ...more,
});
/** A request without a cursor and one with. */
const drawn = (faults: Faults, count: number) =>
  Array.from({ length: count }, (_, at) => faults.next(`key ${at}`, at % 2 === 0 ? undefined : 'c')?.kind);

test('which request fails and how depends on its number and the seed alone', () => {
  const mode = { share: 0.3, seed: 12 };
  const once = drawn(new Faults(mode), 2000);
  expect(drawn(new Faults(mode), 2000)).toEqual(once);
  expect(drawn(new Faults({ ...mode, seed: 13 }), 2000)).not.toEqual(once);
  const failed = once.filter((kind) => kind !== undefined);
  expect(failed.length / once.length).toBeGreaterThan(0.26);
  expect(failed.length / once.length).toBeLessThan(0.34);
  expect(new Set(failed)).toEqual(new Set(FAULT_KINDS));
});

test('the same request fails twice in a row at most', () => {
  const faults = new Faults({ share: 1, seed: 1 });
  const kinds = Array.from({ length: 9 }, () => faults.next('same', undefined) !== undefined);
  expect(kinds).toEqual([true, true, false, true, true, false, true, true, false]);
});

test.each([
  ['error', 500],
  ['unavailable', 503],
] as const)('%s is a %i in the platform’s form', async (kind, status) => {
  const { raw } = await open(always(kind));
  const reply = await raw('/users/me');
  expect(reply.status).toBe(status);
  expect(await reply.json()).toMatchObject({ status_code: status });
});

test('too many requests: one to three seconds, in both forms, and who comes earlier is found out', async () => {
  const { server, raw } = await open(always('throttled', { atMostInARow: 100 }));
  const forms = new Set<string>();
  for (let nth = 0; nth < 12; nth += 1) {
    const reply = await raw('/users/me');
    expect([reply.status, await reply.text()]).toEqual([429, 'limit exceeded\n']);
    const after = reply.headers.get('retry-after')!;
    const seconds = /^\d+$/.test(after) ? Number(after) : (Date.parse(after) - Date.now()) / 1000;
    forms.add(/^\d+$/.test(after) ? 'seconds' : 'date');
    expect(seconds).toBeGreaterThan(0.5);
    expect(seconds).toBeLessThanOrEqual(3);
  }
  expect(forms).toEqual(new Set(['seconds', 'date']));
  expect(server.requests[0]!.earlyByMs).toBe(0);
  expect(server.requests.slice(1).every(({ earlyByMs }) => earlyByMs > 0)).toBe(true);
});

test('a reset breaks the connection', async () => {
  const { raw } = await open(always('reset'));
  await expect(raw('/users/me')).rejects.toThrow('fetch failed');
});

test('a stalled answer comes to nothing after its time', async () => {
  const { raw } = await open(always('stall', { stallMs: 150 }));
  const began = Date.now();
  await expect(raw('/users').then((reply) => reply.text())).rejects.toThrow();
  expect(Date.now() - began).toBeGreaterThanOrEqual(140);
});

test('truncated JSON comes with a good status and cannot be read', async () => {
  const { raw } = await open(always('truncated'));
  const reply = await raw('/reports/posts', body);
  expect(reply.status).toBe(200);
  const text = await reply.text();
  expect(() => JSON.parse(text) as unknown).toThrow();
});

describe('pages that mislead', () => {
  const whole = [...content.posts(channel.id, { by: 'create_at', direction: 'asc', at: 0, id: '' }, NOW)];

  async function follow(report: (asked: Readonly<Record<string, unknown>>) => Promise<ReportJson>) {
    const posts: PostJson[] = [];
    const cursors: string[] = [];
    for (let cursor: string | undefined, pages = 0; pages < 100; pages += 1) {
      const page = await report(cursor === undefined ? body : { ...body, cursor });
      posts.push(...page.posts);
      cursor = page.next_cursor?.cursor;
      if (cursor === undefined) return { posts, cursors, pages: pages + 1 };
      cursors.push(cursor);
    }
    throw new Error('never came to an end');
  }

  test('a page may come again under another cursor, and in the end there is nothing missing', async () => {
    const { report } = await open(always('duplicate-page'));
    const { posts, cursors, pages } = await follow(report);
    expect(pages).toBeGreaterThan(Math.ceil(whole.length / 50));
    expect(cursors.some((cursor, at) => cursor === cursors[at - 1])).toBe(false);
    expect(posts.length).toBeGreaterThan(whole.length);
    expect([...new Set(posts.map(({ id }) => id))]).toEqual(whole.map(({ id }) => id));
  });

  test('a cursor may lead back to its own page, a bounded number of times', async () => {
    const { report } = await open(always('repeating-cursor'));
    const { posts, cursors } = await follow(report);
    expect(cursors.some((cursor, at) => cursor === cursors[at - 1])).toBe(true);
    expect([...new Set(posts.map(({ id }) => id))]).toEqual(whole.map(({ id }) => id));
  });
});

test('a reader that asks again gets everything through any weather', async () => {
  const { raw } = await open({
    share: 0.3,
    seed: 77,
    stallMs: 20,
    kinds: FAULT_KINDS.filter((kind) => kind !== 'throttled'),
  });
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const page = await raw('/reports/posts', cursor === undefined ? body : { ...body, cursor })
      .then(async (reply) => (reply.ok ? ((await reply.json()) as ReportJson) : undefined))
      .catch(() => undefined);
    if (page === undefined) continue;
    page.posts.forEach(({ id }) => seen.add(id));
    if (page.next_cursor === undefined) break;
    cursor = page.next_cursor.cursor;
  }
  expect(seen.size).toBe(
    [...content.posts(channel.id, { by: 'create_at', direction: 'asc', at: 0, id: '' }, NOW)].length,
  );
});
