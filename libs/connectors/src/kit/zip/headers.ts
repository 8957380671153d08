import type { ByteSource } from './byte-source.js';
import { Spoilt } from './spoilt.js';

/** Signatures and layouts after APPNOTE.TXT 6.3.10, sections 4.3.7 to 4.3.16. Numbers are little-endian. */
export const SIGNATURE = {
  entry: 0x04034b50,
  descriptor: 0x08074b50,
  directory: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
} as const;

const ENCRYPTED = 0x2041;
const DESCRIPTOR_FOLLOWS = 0x0008;
/** What stands for "see the ZIP64 field". */
const BEYOND = 0xffffffff;
const ZIP64_FIELD = 0x0001;
const STORED = 0;
const DEFLATED = 8;

export interface EntryHeader {
  readonly name: string;
  readonly isDeflated: boolean;
  /** Undefined where sizes and checksum come after the data only. */
  readonly sums: Sums | undefined;
}

export interface Sums {
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
}

/** What follows the signature of an entry. @throws Spoilt for an entry that is not read here */
export async function entryHeader(source: ByteSource): Promise<EntryHeader> {
  const fixed = await source.exactly(26);
  const flags = fixed.readUInt16LE(2);
  const method = fixed.readUInt16LE(4);
  const sums = sumsAt(fixed, 10);
  const name = (await source.exactly(fixed.readUInt16LE(22))).toString('utf8');
  const extra = await source.exactly(fixed.readUInt16LE(24));
  if ((flags & ENCRYPTED) !== 0) throw new Spoilt('strange', 'an entry is encrypted');
  if (method !== STORED && method !== DEFLATED)
    throw new Spoilt('strange', `an entry is packed by method ${method}`);
  if (sums.packed === BEYOND || sums.unpacked === BEYOND || hasField(extra, ZIP64_FIELD))
    throw new Spoilt('strange', 'an entry is ZIP64');
  refuseOutside(name);
  const isLater = (flags & DESCRIPTOR_FOLLOWS) !== 0;
  return { name, isDeflated: method === DEFLATED, sums: isLater ? undefined : sums };
}

/** The sums that follow an entry's data; their signature may be left out. */
export async function descriptor(source: ByteSource): Promise<Sums> {
  const first = await source.exactly(4);
  if (first.readUInt32LE(0) === SIGNATURE.descriptor) return sumsAt(await source.exactly(12), 0);
  return sumsAt(Buffer.concat([first, await source.exactly(8)]), 0);
}

export function sumsAt(bytes: Buffer, at: number): Sums {
  return {
    crc: bytes.readUInt32LE(at),
    packed: bytes.readUInt32LE(at + 4),
    unpacked: bytes.readUInt32LE(at + 8),
  };
}

/** Reads on from the directory's first signature to the end. @throws Spoilt where it lists other than `read` entries */
export async function directory(source: ByteSource, first: number, read: number): Promise<void> {
  let signature = first;
  while (signature === SIGNATURE.directory) {
    const fixed = await source.exactly(42);
    const rest = fixed.readUInt16LE(24) + fixed.readUInt16LE(26) + fixed.readUInt16LE(28);
    await source.exactly(rest);
    signature = (await source.exactly(4)).readUInt32LE(0);
  }
  if (signature === SIGNATURE.end64) throw new Spoilt('strange', 'the archive is ZIP64');
  if (signature !== SIGNATURE.end) throw new Spoilt('strange', 'the bytes are no ZIP archive');
  const listed = (await source.exactly(18)).readUInt16LE(6);
  if (listed !== read) throw new Spoilt('broken', `the archive lists ${listed} entries and holds ${read}`);
}

/** Nothing is written by these names, but an archive that tries to reach out of its folder is not what was asked for. */
function refuseOutside(name: string): void {
  const isOutside = /^(?:[/\\]|[A-Za-z]:)|\\|\0|(?:^|\/)\.\.(?:\/|$)/.test(name);
  if (isOutside || name === '') throw new Spoilt('strange', 'an entry is named to lie outside the archive');
}

function hasField(extra: Buffer, id: number): boolean {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === id) return true;
  return false;
}
