import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGzip, gzipSync } from 'node:zlib';
import type { Fault } from './fault.js';
import { Faulted } from './fault.js';
import { ndjsonRows } from './ndjson.js';
import type { Caps, OpenSession } from './session.js';
import { openSession } from './session.js';
import type { MemoryPorts, Served, Told } from './testing/index.js';
import { memoryPorts, plainConnector, serve } from './testing/index.js';

const TOKEN = 'a-very-secret-token';
const TEXT = '{"id":"a","name":"ü"}\n{"id":"b"}\n';
const GZIP = { 'content-type': 'application/gzip' };

let server: Served | undefined;
const open: OpenSession<object>[] = [];
afterEach(async () => {
  for (const session of open.splice(0)) await session.close();
  await server?.close();
  server = undefined;
});

function sessionAt(baseUrl: string, caps: Partial<Caps> = {}, ports: MemoryPorts = memoryPorts()) {
  const connector = plainConnector({ baseUrl, headers: { authorization: `Bearer ${TOKEN}` } });
  const session = openSession({ connector, config: {}, ports, caps });
  open.push(session);
  return session;
}

async function bytesOf(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function fetched(told: Told, caps?: Partial<Caps>, ports?: MemoryPorts): Promise<Buffer> {
  server = await serve(() => told);
  const request = { method: 'POST', path: '/file', form: { date: '2026-11-01', type: 'member' } } as const;
  return bytesOf((await sessionAt(server.url, caps, ports).download(request)).bytes);
}

async function faultOf(told: Told, caps?: Partial<Caps>, ports?: MemoryPorts): Promise<Fault> {
  try {
    await fetched(told, caps, ports);
  } catch (error) {
    if (!(error instanceof Faulted)) throw error;
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toMatch(/a-very-secret-token|2026-11-01/);
    return error.fault;
  }
  throw new Error('nothing went wrong');
}

describe('what a file holds', () => {
  it.each<[string, Told]>([
    ['as it is', { body: TEXT }],
    ['packed for the way', { headers: { 'content-encoding': 'gzip' }, body: gzipSync(TEXT) }],
    ['of a packed type', { headers: GZIP, body: gzipSync(TEXT) }],
    [
      'packed without a word',
      { headers: { 'content-type': 'application/octet-stream' }, body: gzipSync(TEXT) },
    ],
    [
      'of a packed type, and said to be packed for the way',
      { headers: { ...GZIP, 'content-encoding': 'gzip' }, body: gzipSync(TEXT) },
    ],
    ['packed twice', { headers: { ...GZIP, 'content-encoding': 'gzip' }, body: gzipSync(gzipSync(TEXT)) }],
    [
      'in several members',
      { headers: GZIP, body: Buffer.concat([gzipSync(TEXT.slice(0, 9)), gzipSync(TEXT.slice(9))]) },
    ],
  ])('%s', async (_, told) => {
    expect((await fetched(told)).toString()).toBe(TEXT);
    expect(server?.asked[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(server?.asked[0]?.body).toEqual({ date: '2026-11-01', type: 'member' });
  });

  it('is not touched where it is no text', async () => {
    const bytes = Buffer.from([0x50, 0x4b, 3, 4, 0, 0xff, 0xfe, 0x80]);
    expect(await fetched({ headers: { 'content-type': 'application/zip' }, body: bytes })).toEqual(bytes);
  });
});

describe('faults', () => {
  const packed = gzipSync(TEXT);
  const damaged = Buffer.from(packed).fill(0xff, 14, 20);
  it.each<[string, Told, Fault['kind'], Fault['code']]>([
    [
      'a page for people with 200',
      { headers: { 'content-type': 'text/html' }, body: '<html></html>' },
      'denied',
      'login-page',
    ],
    [
      'a page that says nothing of itself',
      { body: '<!doctype html><title>Sign in</title>' },
      'denied',
      'login-page',
    ],
    [
      'a packed page',
      { headers: { 'content-type': 'text/html', 'content-encoding': 'gzip' }, body: gzipSync('<html>') },
      'denied',
      'login-page',
    ],
    ['a refusal with 200', { body: { ok: false, error: 'file_not_yet_available' } }, 'not-yet', 'not-found'],
    ['a refusal of no type', { body: '{"ok":false,"error":"x"}' }, 'not-yet', 'not-found'],
    ['401', { status: 401, body: {} }, 'denied', 'unauthorised'],
    ['500', { status: 500 }, 'transient', 'server-error'],
    ['nothing new', { status: 304 }, 'changed', 'refused'],
    ['gzip cut off', { headers: GZIP, body: packed.subarray(0, -2) }, 'transient', 'truncated'],
    ['gzip cut in its heading', { headers: GZIP, body: packed.subarray(0, 5) }, 'transient', 'truncated'],
    ['damaged gzip', { headers: GZIP, body: damaged }, 'transient', 'unreadable'],
    ['no gzip', { headers: GZIP, body: 'not packed at all' }, 'transient', 'unreadable'],
    [
      'an encoding that was not asked for',
      { headers: { 'content-encoding': 'br' }, body: TEXT },
      'transient',
      'unreadable',
    ],
    [
      'a shorter body than said',
      { headers: { 'content-length': '900' }, body: TEXT },
      'transient',
      'stalled',
    ],
    ['a connection that ends', 'reset', 'transient', 'reset'],
    ['no answer', 'stall', 'transient', 'stalled'],
  ])('%s', async (_, told, kind, code) => {
    const fault = await faultOf(told, { firstByteMs: 200, idleMs: 200 });
    expect(fault).toMatchObject({ kind, code });
    expect(fault.detail).toMatch(/^POST \/file: /);
  });

  it('a bomb is unpacked no further than the cap', async () => {
    const bomb = gzipSync(Buffer.alloc(30_000_000));
    expect(bomb.length).toBeLessThan(40_000);
    const fault = await faultOf({ headers: GZIP, body: bomb }, { downloadBytes: 1_000_000 });
    expect(fault).toMatchObject({ kind: 'changed', code: 'too-large' });
  });

  it('the platform is waited for no longer than the cap', async () => {
    let time = 0;
    const ports = memoryPorts({ now: () => (time += 4_000) });
    const fault = await faultOf({ body: TEXT.repeat(20_000) }, { downloadMs: 5_000 }, ports);
    expect(fault).toMatchObject({ kind: 'transient', code: 'stalled' });
  });
});

it('the time that its reader takes is not the platform’s', async () => {
  let time = 0;
  server = await serve(() => ({ body: TEXT.repeat(20_000) }));
  const session = sessionAt(server.url, { downloadMs: 5_000 }, memoryPorts({ now: () => time }));
  let size = 0;
  for await (const piece of (await session.download({ path: '/file' })).bytes) {
    size += piece.length;
    time += 4_000;
  }
  expect(size).toBe(Buffer.byteLength(TEXT) * 20_000);
});

/** Streams rows for as long as somebody takes them, and says how many went out. */
async function endless() {
  let sent = 0;
  let isOver = false;
  const http = createServer((_, response) => {
    response.writeHead(200, GZIP);
    const gzip = createGzip({ level: 0 });
    gzip.pipe(response);
    const line = `${JSON.stringify({ id: 'x'.repeat(600) })}\n`.repeat(100);
    const more = () => {
      while (!isOver && gzip.write(line)) sent += 100;
      if (!isOver) gzip.once('drain', more);
    };
    response.on('close', () => {
      isOver = true;
      gzip.destroy();
    });
    more();
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    sent: () => sent,
    isOver: () => isOver,
    close: async () => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('a reader who takes his time makes the platform wait, and one who stops ends the transfer', async () => {
  const platform = await endless();
  const session = sessionAt(platform.url);
  const download = await session.download({ path: '/file' });
  const pauses = [1_000, 50_000, 100_000];
  let taken = 0;
  for await (const rows of ndjsonRows(download)) {
    taken += rows.length;
    if (taken < (pauses[0] ?? 0)) continue;
    pauses.shift();
    let before = -1;
    while (before !== platform.sent()) {
      before = platform.sent();
      await pause(300);
    }
    // What fills the buffers on the way is the same however long the file is: 30,000 rows are 18 MB.
    expect(platform.sent() - taken).toBeLessThan(30_000);
    if (pauses.length === 0) break;
  }
  for (let waited = 0; waited < 5_000 && !platform.isOver(); waited += 50) await pause(50);
  expect(platform.isOver()).toBe(true);
  await platform.close();
}, 60_000);

it('one that is not read can be closed', async () => {
  const platform = await endless();
  (await sessionAt(platform.url).download({ path: '/file' })).close();
  for (let waited = 0; waited < 5_000 && !platform.isOver(); waited += 50) await pause(50);
  expect(platform.isOver()).toBe(true);
  await platform.close();
}, 20_000);
