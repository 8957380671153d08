import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Request } from './asking.js';
import type { Connector } from './contract.js';
import type { Fault } from './fault.js';
import { Faulted } from './fault.js';
import type { LookupFunction } from './lookup.js';
import { Secret, secret } from './secret.js';
import type { Caps } from './session.js';
import { openSession } from './session.js';
import type { MemoryPorts, Served, Told } from './testing/index.js';
import { memoryPorts, serve } from './testing/index.js';

const TOKEN = 'a-very-secret-token';

interface Config {
  readonly url: string;
  readonly token: Secret;
}

const connector: Connector<Config> = {
  id: 'a-platform',
  title: 'A platform',
  config: z.object({ url: z.string(), token: secret() }),
  limits: [
    { name: 'api', calls: 1_000, perMs: 1_000 },
    { name: 'slow', calls: 2, perMs: 60_000 },
  ],
  target: ({ url, token }) => ({ baseUrl: url, headers: { authorization: `Bearer ${token.reveal()}` } }),
  consents: [],
  check: () => Promise.reject(new Error('not asked')),
  discover: () => Promise.resolve([]),
  read: () => {
    throw new Error('not asked');
  },
  observe: () => [],
  faultIn: () => undefined,
};

let server: Served | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

interface Asking {
  readonly request?: Partial<Request>;
  readonly ports?: MemoryPorts;
  readonly caps?: Partial<Caps>;
  readonly connector?: Connector<Config>;
  readonly base?: (url: string) => string;
}

/** Asks a server that answers as told, and gives the reply or the fault. */
async function ask(tell: (n: number, path: string) => Told, options: Asking = {}) {
  let n = 0;
  await server?.close();
  server = await serve(({ path }) => tell(n++, path));
  const { ports = memoryPorts(), caps = {}, base = (url) => url } = options;
  const config = { url: base(server.url), token: new Secret(TOKEN) };
  const session = openSession({ connector: options.connector ?? connector, config, ports, caps });
  try {
    return { reply: await session.send({ path: '/thing', ...options.request }) };
  } catch (error) {
    if (!(error instanceof Faulted)) throw error;
    const said = [inspect(error, { depth: 9 }), JSON.stringify(error), String(error), inspect(config)].join(
      ' ',
    );
    expect(said).not.toContain(TOKEN);
    return { fault: error.fault };
  } finally {
    await session.close();
  }
}

const faultOf = async (tell: (n: number, path: string) => Told, options?: Asking) =>
  (await ask(tell, options)).fault as Fault;

it('sends what the connector says, beneath its base', async () => {
  const { reply } = await ask(() => ({ body: { fine: true } }), {
    base: (url) => `${url}/chat/`,
    request: { method: 'POST', path: '/api/v4/x', query: { page: 2, all: true }, body: { a: 1 } },
  });
  expect(reply?.json).toEqual({ fine: true });
  const [asked] = server?.asked ?? [];
  expect(asked?.path).toBe('/chat/api/v4/x');
  expect(String(asked?.query)).toBe('page=2&all=true');
  expect(asked?.body).toEqual({ a: 1 });
  expect(asked?.headers.authorization).toBe(`Bearer ${TOKEN}`);
});

describe('answers', () => {
  const html = { 'content-type': 'text/html; charset=utf-8' };
  const json = { 'content-type': 'application/json' };
  it.each<[string, Told, Fault['kind'], Fault['code']]>([
    [
      'a login page with 200',
      { headers: html, body: '<!DOCTYPE html><title>Sign in</title>' },
      'denied',
      'login-page',
    ],
    ['a page that says it is JSON', { headers: json, body: ' <html></html>' }, 'denied', 'login-page'],
    ['401', { status: 401, body: {} }, 'denied', 'unauthorised'],
    ['403 with a page', { status: 403, headers: html, body: '<html></html>' }, 'denied', 'forbidden'],
    ['404', { status: 404 }, 'absent', 'not-found'],
    ['410', { status: 410 }, 'absent', 'not-found'],
    ['400', { status: 400, body: { why: 'no' } }, 'changed', 'refused'],
    ['500', { status: 500 }, 'transient', 'server-error'],
    ['502 with a page', { status: 502, headers: html, body: '<html></html>' }, 'transient', 'server-error'],
    ['JSON cut off', { headers: json, body: '{"posts":[{"id":"a"' }, 'transient', 'truncated'],
    ['JSON cut off in a text', { headers: json, body: '{"posts":[{"id":"a' }, 'transient', 'truncated'],
    ['no JSON at all', { headers: json, body: 'posts' }, 'transient', 'unreadable'],
    [
      'broken gzip',
      { headers: { ...json, 'content-encoding': 'gzip' }, body: 'no gzip' },
      'transient',
      'unreadable',
    ],
    [
      'gzip cut off',
      { headers: { ...json, 'content-encoding': 'gzip' }, body: gzipSync('{"a":"b"}').subarray(0, 15) },
      'transient',
      'truncated',
    ],
    [
      'an unknown encoding',
      { headers: { ...json, 'content-encoding': 'br' }, body: '{}' },
      'transient',
      'unreadable',
    ],
    [
      'a shorter body than said',
      { headers: { ...json, 'content-length': '900' }, body: '{}' },
      'transient',
      'stalled',
    ],
    ['a connection that ends', 'reset', 'transient', 'reset'],
    ['no answer', 'stall', 'transient', 'stalled'],
  ])('%s', async (_, told, kind, code) => {
    const fault = await faultOf(() => told, { caps: { firstByteMs: 200, idleMs: 200 } });
    expect(fault).toMatchObject({ kind, code });
    expect(fault.detail).toMatch(new RegExp(`^GET /thing: (?:\\d{3} )?${code}$`));
  });

  it('unpacks gzip', async () => {
    const headers = { ...json, 'content-encoding': 'gzip' };
    const { reply } = await ask(() => ({ headers, body: gzipSync('{"a":"ü"}') }));
    expect(reply?.json).toEqual({ a: 'ü' });
  });

  it('leaves out keys that reach a prototype, however they are spelt', async () => {
    const body =
      '{"__proto__":{"admin":true},"\\u005f_proto__":{"admin":true},"a":{"constructor":{"prototype":{"b":1}},"c":2}}';
    const { reply } = await ask(() => ({ headers: json, body }));
    expect(JSON.stringify(reply?.json)).toBe('{"a":{"c":2}}');
    expect(Object.hasOwn(reply?.json as object, '__proto__')).toBe(false);
  });

  it('reads no further than the cap, packed or not, and lets a request ask for more', async () => {
    const big = JSON.stringify({ text: 'x'.repeat(50_000) });
    const packed = { headers: { ...json, 'content-encoding': 'gzip' }, body: gzipSync(big) };
    const caps = { maxBytes: 10_000 };
    expect(await faultOf(() => ({ headers: json, body: big }), { caps })).toMatchObject({
      code: 'too-large',
    });
    expect(await faultOf(() => packed, { caps })).toMatchObject({ kind: 'changed', code: 'too-large' });
    const { reply } = await ask(() => packed, { caps, request: { maxBytes: 60_000 } });
    expect(reply?.json).toEqual({ text: 'x'.repeat(50_000) });
  });

  it('gives up on an answer that only drips', async () => {
    let time = 0;
    const ports = memoryPorts({ now: () => (time += 4_000) });
    const big = { headers: json, body: JSON.stringify('x'.repeat(500_000)) };
    const fault = await faultOf(() => big, { ports, caps: { totalMs: 5_000 } });
    expect(fault).toMatchObject({ kind: 'transient', code: 'stalled' });
  });
});

describe('waiting', () => {
  const NOW = Date.UTC(2026, 9, 1, 12);
  it.each<[string, Record<string, string>, number | undefined]>([
    ['seconds', { 'retry-after': '7' }, NOW + 7_000],
    [
      'a date by the platform’s clock',
      { 'retry-after': 'Thu, 01 Oct 2026 09:00:30 GMT', date: 'Thu, 01 Oct 2026 09:00:00 GMT' },
      NOW + 30_000,
    ],
    [
      'a date gone by',
      { 'retry-after': 'Thu, 01 Oct 2026 08:00:00 GMT', date: 'Thu, 01 Oct 2026 09:00:00 GMT' },
      NOW,
    ],
    ['nonsense', { 'retry-after': 'soon' }, undefined],
    ['nothing', {}, undefined],
  ])('429 with %s', async (_, headers, retryAt) => {
    const ports = memoryPorts({ now: () => NOW });
    const fault = await faultOf(() => ({ status: 429, headers, body: 'limit exceeded' }), { ports });
    expect(fault).toEqual({
      kind: 'throttled',
      code: 'rate-limited',
      detail: 'GET /thing: 429 rate-limited',
      ...(retryAt === undefined ? {} : { retryAt }),
    });
    expect(ports.answers).toEqual([{ limit: 'api', ...(retryAt === undefined ? {} : { retryAt }) }]);
  });

  it('asks the connector where the answer has no Retry-After', async () => {
    const own = { ...connector, retryAt: () => NOW + 5 };
    const ports = memoryPorts({ now: () => NOW });
    expect(await faultOf(() => ({ status: 429 }), { connector: own, ports })).toMatchObject({
      retryAt: NOW + 5,
    });
  });

  it('takes 503 with a Retry-After as a wait', async () => {
    const fault = await faultOf(() => ({ status: 503, headers: { 'retry-after': '1' } }));
    expect(fault.kind).toBe('throttled');
  });

  it('takes a turn for every request from the bucket it names, and none before the time it was told', async () => {
    const ports = memoryPorts({ now: () => NOW });
    const slow = { limit: 'slow' };
    server = await serve(() => ({ body: {} }));
    const session = openSession({ connector, config: { url: server.url, token: new Secret(TOKEN) }, ports });
    await session.send({ path: '/a', ...slow });
    await session.send({ path: '/b', ...slow });
    await expect(session.send({ path: '/c', ...slow })).rejects.toMatchObject({
      fault: { kind: 'throttled', retryAt: NOW + 60_000 },
    });
    await session.send({ path: '/d' });
    await session.close();
    expect(ports.turns.map(({ limit }) => limit)).toEqual(['slow', 'slow', 'api']);
    expect(server.asked.map(({ path }) => path)).toEqual(['/a', '/b', '/d']);
  });
});

describe('redirects', () => {
  const to = (location: string, status = 302): Told => ({ status, headers: { location } });

  it('follows within the origin, each hop in its turn', async () => {
    const ports = memoryPorts();
    const { reply } = await ask(
      (_, path) => (path === '/thing' ? to('/else/where') : { body: { there: path } }),
      {
        ports,
      },
    );
    expect(reply?.json).toEqual({ there: '/else/where' });
    expect(ports.turns).toHaveLength(2);
  });

  it('never goes to another origin', async () => {
    const other = await serve(() => ({ body: {} }));
    for (const status of [301, 302, 303, 307, 308])
      expect(await faultOf(() => to(`${other.url}/steal?x=1`, status))).toMatchObject({
        kind: 'denied',
        code: 'other-origin',
        detail: `GET /thing: ${status} to ${other.url} other-origin`,
      });
    expect(other.asked).toEqual([]);
    await other.close();
  });

  it('gives up after five', async () => {
    const fault = await faultOf((n) => to(`/thing/${n}`));
    expect(fault).toMatchObject({ kind: 'denied', code: 'too-many-redirects' });
    expect(server?.asked).toHaveLength(6);
  });

  it('does not turn what is sent into a question', async () => {
    const fault = await faultOf(() => to('/other'), { request: { method: 'POST', body: {} } });
    expect(fault).toMatchObject({ kind: 'changed', code: 'refused' });
  });
});

describe('private hosts', () => {
  const names =
    (...answers: readonly string[]): LookupFunction =>
    (_, options, callback) => {
      const found = answers.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      if (options.all) callback(null, found);
      else callback(null, found[0]?.address ?? '', found[0]?.family ?? 4);
    };
  const port = (url: string) => new URL(url).port;

  it('are not connected to by address', async () => {
    const ports = memoryPorts({ hosts: [] });
    expect(await faultOf(() => ({ body: {} }), { ports })).toMatchObject({
      kind: 'denied',
      code: 'private-host',
    });
    expect(server?.asked).toEqual([]);
    expect(ports.turns).toEqual([]);
  });

  it.each([
    ['127.0.0.1'],
    ['10.1.2.3'],
    ['169.254.169.254'],
    ['::1'],
    ['::ffff:127.0.0.1'],
    ['93.184.215.14', '127.0.0.1'],
  ])('are not connected to by name: %s %s', async (...answers) => {
    const ports = memoryPorts({ hosts: [], resolve: names(...answers) });
    const base = (url: string) => `http://chat.example.org:${port(url)}`;
    expect(await faultOf(() => ({ body: {} }), { ports, base })).toMatchObject({
      kind: 'denied',
      code: 'private-host',
    });
    expect(server?.asked).toEqual([]);
  });

  it('are connected to where the operator allows the name', async () => {
    const ports = memoryPorts({ hosts: ['chat.example.org'], resolve: names('127.0.0.1') });
    const base = (url: string) => `http://Chat.example.org:${port(url)}`;
    expect((await ask(() => ({ body: { in: true } }), { ports, base })).reply?.json).toEqual({ in: true });
  });

  it('are judged at each connection, so a name that changes its address does not slip through', async () => {
    let answers = 0;
    const resolve: LookupFunction = (host, options, callback) => {
      answers += 1;
      names(answers === 1 ? '93.184.215.14' : '127.0.0.1')(host, options, callback);
    };
    // The first address is public and answers nobody here; the second would.
    const ports = memoryPorts({ hosts: [], resolve });
    const base = (url: string) => `http://chat.example.org:${port(url)}`;
    answers = 1;
    expect((await faultOf(() => ({ body: {} }), { ports, base })).code).toBe('private-host');
  });

  it('a name that nobody knows is out of reach', async () => {
    const resolve: LookupFunction = (_, __, callback) =>
      callback(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), '');
    const ports = memoryPorts({ resolve });
    const base = () => 'http://chat.example.org';
    expect(await faultOf(() => ({ body: {} }), { ports, base })).toMatchObject({
      kind: 'transient',
      code: 'unreachable',
    });
  });
});

it('ends what is under way when told to', async () => {
  server = await serve(() => 'stall');
  const stop = new AbortController();
  const config = { url: server.url, token: new Secret(TOKEN) };
  const session = openSession({ connector, config, ports: memoryPorts(), signal: stop.signal });
  const sent = session.send({ path: '/thing' });
  setTimeout(() => stop.abort(), 50);
  await expect(sent).rejects.toMatchObject({ fault: { kind: 'transient', code: 'cancelled' } });
  await session.close();
});

it('a path stays with its platform', async () => {
  await expect(ask(() => ({ body: {} }), { request: { path: 'http://elsewhere.example/' } })).rejects.toThrow(
    'begins with a slash',
  );
});
