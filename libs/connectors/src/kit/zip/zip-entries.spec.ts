import { Faulted } from '../fault.js';
import type { ZipCaps } from './zip-entries.js';
import { zipEntries } from './zip-entries.js';
import type { Packed } from './testing/zip-of.js';
import { zipOf } from './testing/zip-of.js';

const text = (n: number, seed = 1) => {
  let state = seed;
  const letters = Array.from({ length: n }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return 97 + ((state >> 16) % 26);
  });
  return Buffer.from(letters);
};

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(archive: Buffer, { size = 1_000, ...caps }: ZipCaps & { size?: number } = {}) {
  const found: (readonly [string, string])[] = [];
  for await (const { name, bytes } of zipEntries(inPieces(archive, size), 'GET /export', caps)) {
    const pieces: Buffer[] = [];
    for await (const piece of bytes) pieces.push(piece);
    found.push([name, Buffer.concat(pieces).toString('latin1')]);
  }
  return found;
}

async function faultOf(archive: Buffer, caps?: ZipCaps & { size?: number }) {
  try {
    await read(archive, caps);
  } catch (error) {
    if (error instanceof Faulted) return error.fault;
    throw error;
  }
  throw new Error('nothing went wrong');
}

const WAYS: readonly (readonly [string, Partial<Packed>])[] = [
  ['stored', { method: 0 }],
  ['deflated', { method: 8 }],
  ['stored, sums afterwards', { method: 0, later: true }],
  ['deflated, sums afterwards', { method: 8, later: true }],
  ['deflated, sums afterwards without a mark', { method: 8, later: true, unmarked: true }],
];

describe.each(WAYS)('%s', (_, way) => {
  const entries = [
    { name: 'Messages.csv', data: text(70_000), ...way },
    { name: 'folder/empty.csv', data: Buffer.alloc(0), ...way },
    { name: 'Users.csv', data: text(33, 7), ...way },
  ];
  const expected = entries.map(({ name, data }) => [name, data.toString('latin1')]);

  it.each([1, 7, 16_384, 1_000_000])('comes whole in pieces of %i', async (size) => {
    expect(await read(zipOf(entries), { size })).toEqual(expected);
  });

  it('is cut off wherever it is cut', async () => {
    const archive = zipOf(entries);
    for (let at = 0; at < archive.length; at += Math.ceil(archive.length / 97))
      expect(await faultOf(archive.subarray(0, at))).toMatchObject({ kind: 'transient', code: 'truncated' });
    expect(await faultOf(archive.subarray(0, -1))).toMatchObject({ kind: 'transient', code: 'truncated' });
  });

  it('is noticed where a byte of it changed', async () => {
    const archive = Buffer.from(zipOf(entries));
    const at = 30 + 'Messages.csv'.length + 20_000;
    archive.writeUInt8((archive.readUInt8(at) ^ 0x55) & 0xff, at);
    // Without sums before it, data that changed may seem to go on to the end of all there is.
    expect(await faultOf(archive)).toMatchObject({
      kind: 'transient',
      code: expect.stringMatching(/^(?:unreadable|truncated)$/),
    });
  });
});

it('holds what looks like its own sums within the data', async () => {
  const data = Buffer.concat([
    text(9),
    Buffer.from([0x50, 0x4b, 0x07, 0x08]),
    text(40),
    Buffer.from('PKPK\x07\x08'),
  ]);
  const entries = [{ name: 'a', data, method: 0 as const, later: true }];
  expect(await read(zipOf(entries), { size: 3 })).toEqual([['a', data.toString('latin1')]]);
});

it('an entry that nobody reads is passed over, and still checked', async () => {
  const entries = [
    { name: 'a', data: text(50_000), method: 8 as const, later: true },
    { name: 'b', data: text(10), method: 8 as const },
  ];
  const names: string[] = [];
  for await (const { name } of zipEntries(inPieces(zipOf(entries), 500), 'GET /export')) names.push(name);
  expect(names).toEqual(['a', 'b']);
  const archive = zipOf([{ ...entries[0], crc: 1 } as Packed]);
  const passedOver = (async () => {
    for await (const { name } of zipEntries(inPieces(archive, 500), 'GET /export')) names.push(name);
  })();
  await expect(passedOver).rejects.toMatchObject({ fault: { code: 'unreadable' } });
});

it.each<[string, Partial<Packed>, RegExp]>([
  ['an encrypted entry', { flags: 0x0001 }, /encrypted/],
  ['a strongly encrypted entry', { flags: 0x0041 }, /encrypted/],
  ['another method', { as: 12 }, /method 12/],
  ['ZIP64 by its field', { extra: Buffer.from([1, 0, 2, 0, 0, 0]) }, /ZIP64/],
  ['ZIP64 by its sizes', { sizes: 0xffffffff }, /ZIP64/],
  ['a name that climbs', { name: '../../etc/cron.d/x' }, /outside/],
  ['a name from the root', { name: '/etc/passwd' }, /outside/],
  ['a name with a drive', { name: 'C:\\x' }, /outside/],
  ['a name with backslashes', { name: 'a\\..\\b' }, /outside/],
  ['no name', { name: '' }, /outside/],
])('%s is refused, and says why', async (_, odd, why) => {
  const fault = await faultOf(zipOf([{ name: 'a', data: text(10), ...odd }]));
  expect(fault).toMatchObject({ kind: 'changed', code: 'unexpected-shape' });
  expect(fault.detail).toMatch(why);
});

it('a directory that lists another number of entries is noticed', async () => {
  const archive = Buffer.from(zipOf([{ name: 'a', data: text(10) }]));
  archive.writeUInt16LE(2, archive.length - 22 + 10);
  expect(await faultOf(archive)).toMatchObject({ kind: 'transient', code: 'unreadable' });
});

it('anything else is no archive', async () => {
  expect(await faultOf(Buffer.from('<html>Something went wrong</html>'))).toMatchObject({
    kind: 'changed',
    code: 'unexpected-shape',
  });
});

it('a bomb is defused long before it has gone off', async () => {
  const bomb = { name: 'a', data: Buffer.alloc(200_000_000), method: 8 as const, later: true };
  const archive = zipOf([bomb]);
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const watched = (async () => {
    for await (const { bytes } of zipEntries(inPieces(archive, 16_384), 'GET /export', {
      maxBytes: 1_000_000,
    }))
      for await (const piece of bytes) most = Math.max(most, piece.length);
  })();
  await expect(watched).rejects.toMatchObject({ fault: { kind: 'changed', code: 'too-large' } });
  expect(most).toBeLessThanOrEqual(1_000_000);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000);
});

it('an archive of very many entries is too large', async () => {
  const entries = Array.from({ length: 20 }, (_, n) => ({ name: `${n}`, data: text(1) }));
  expect(await faultOf(zipOf(entries), { maxEntries: 10 })).toMatchObject({
    kind: 'changed',
    code: 'too-large',
  });
});

it('whoever stops reading ends the transfer', async () => {
  let ended = false;
  async function* source(): AsyncGenerator<Buffer> {
    try {
      yield* inPieces(zipOf([{ name: 'a', data: text(50_000) }]), 100);
    } finally {
      ended = true;
    }
  }
  for await (const { bytes } of zipEntries(source(), 'GET /export')) {
    for await (const piece of bytes) if (piece.length > 0) break;
    break;
  }
  expect(ended).toBe(true);
});
