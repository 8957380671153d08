import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** An entry as it is to be written, whole or spoilt. */
export interface Packed {
  readonly name: string;
  readonly data: Buffer;
  /** 0 stored, 8 deflated; deflated unless said. */
  readonly method?: 0 | 8;
  /** Sums stand after the data only. */
  readonly later?: boolean;
  /** Sums after the data have no mark before them. */
  readonly unmarked?: boolean;
  /** Bits of the general purpose flag, beside those that follow from the rest. */
  readonly flags?: number;
  /** The method it says it is packed by. */
  readonly as?: number;
  readonly extra?: Buffer;
  /** The sizes that it says it has. */
  readonly sizes?: number;
  /** The checksum that it says it has. */
  readonly crc?: number;
}

/** A ZIP archive, written entry by entry. */
export function zipOf(entries: readonly Packed[]): Buffer {
  const parts: Buffer[] = [];
  const listed: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const [local, central] = written(entry, at);
    parts.push(local);
    listed.push(central);
    at += local.length;
  }
  const directory = Buffer.concat(listed);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}

function written(entry: Packed, at: number): readonly [Buffer, Buffer] {
  const {
    name,
    data,
    method = 8,
    later = false,
    unmarked = false,
    flags = 0,
    extra = Buffer.alloc(0),
  } = entry;
  const packed = method === 8 ? deflateRawSync(data) : data;
  const sums = Buffer.alloc(12);
  sums.writeUInt32LE(entry.crc ?? crc32(data), 0);
  sums.writeUInt32LE(entry.sizes ?? packed.length, 4);
  sums.writeUInt32LE(entry.sizes ?? data.length, 8);
  const common = Buffer.alloc(10);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(flags | (later ? 8 : 0), 2);
  common.writeUInt16LE(entry.as ?? method, 4);
  const named = Buffer.from(name);
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16LE(named.length, 0);
  lengths.writeUInt16LE(extra.length, 2);
  const mark = Buffer.from(unmarked ? [] : [0x50, 0x4b, 0x07, 0x08]);
  const local = Buffer.concat([
    Buffer.from([0x50, 0x4b, 0x03, 0x04]),
    common,
    later ? Buffer.alloc(12) : sums,
    lengths,
    named,
    extra,
    packed,
    ...(later ? [mark, sums] : []),
  ]);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(at, 10);
  const central = Buffer.concat([
    Buffer.from([0x50, 0x4b, 0x01, 0x02]),
    Buffer.from([20, 0]),
    common,
    sums,
    lengths,
    tail,
    named,
    extra,
  ]);
  return [local, central];
}

/** What an archive of this module holds, by its directory. */
export function unzipped(archive: Buffer): readonly { readonly name: string; readonly data: Buffer }[] {
  const entries: { name: string; data: Buffer }[] = [];
  const end = archive.length - 22;
  for (let at = archive.readUInt32LE(end + 16); at < end;) {
    const [packed, named, extra] = [20, 28, 30].map((field, i) =>
      i === 0 ? archive.readUInt32LE(at + field) : archive.readUInt16LE(at + field),
    ) as [number, number, number];
    const local = archive.readUInt32LE(at + 42);
    const name = archive.toString('utf8', at + 46, at + 46 + named);
    const begin = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const data = archive.subarray(begin, begin + packed);
    entries.push({ name, data: archive.readUInt16LE(at + 10) === 8 ? inflateRawSync(data) : data });
    at += 46 + named + extra;
  }
  return entries;
}
