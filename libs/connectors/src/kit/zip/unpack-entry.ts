import { crc32, createInflateRaw } from 'node:zlib';
import type { ByteSource } from './byte-source.js';
import type { EntryHeader, Sums } from './headers.js';
import { descriptor, sumsAt } from './headers.js';
import { Cut, Spoilt } from './spoilt.js';

/** Packed bytes taken at a time; unpacked they can be a thousand times as many, which then lie in memory. */
const PIECE = 16_384;
const DESCRIPTOR_BYTES = 16;
const MARK = Buffer.from([0x50, 0x4b, 0x07, 0x08]);

/** The data of an entry as it comes, checked against its sums at the end. @throws Spoilt */
export async function* unpackEntry(source: ByteSource, header: EntryHeader): AsyncGenerator<Buffer> {
  const met = new Met();
  const data = header.isDeflated ? inflated(source, header.sums?.packed, met) : stored(source, header, met);
  for await (const bytes of data) {
    met.unpacked += bytes.length;
    met.crc = crc32(bytes, met.crc);
    yield bytes;
  }
  const said = header.sums ?? (await descriptor(source));
  if (said.crc !== met.crc || said.packed !== met.packed || said.unpacked !== met.unpacked)
    throw new Spoilt('broken', 'an entry is not what its checksum says');
}

/** What was read of an entry so far. */
class Met implements Sums {
  crc = 0;
  packed = 0;
  unpacked = 0;
}

async function* stored(source: ByteSource, { sums }: EntryHeader, met: Met): AsyncGenerator<Buffer> {
  if (sums === undefined) return yield* storedToDescriptor(source, met);
  while (met.packed < sums.packed) {
    const bytes = await source.some(Math.min(PIECE, sums.packed - met.packed));
    met.packed += bytes.length;
    yield bytes;
  }
}

/** Nothing but the sums after the data tells where it ends: they are recognised by being true of all before them. */
async function* storedToDescriptor(source: ByteSource, met: Met): AsyncGenerator<Buffer> {
  for (;;) {
    const ahead = await source.atLeast(DESCRIPTOR_BYTES, PIECE);
    const at = ahead.indexOf(MARK);
    const isEnd = at === 0 && isTrueOf(sumsAt(ahead, MARK.length), met);
    if (isEnd) return source.giveBack(ahead);
    // A mark may be cut in two by the end of the piece.
    const size = at < 0 ? ahead.length - MARK.length + 1 : Math.max(1, at);
    source.giveBack(ahead.subarray(size));
    met.packed += size;
    yield ahead.subarray(0, size);
  }
}

function isTrueOf({ crc, packed, unpacked }: Sums, met: Met): boolean {
  return crc === met.crc && packed === met.packed && unpacked === met.packed;
}

/** @param size packed; undefined: the data itself says where it ends */
async function* inflated(source: ByteSource, size: number | undefined, met: Met): AsyncGenerator<Buffer> {
  const inflater = new Inflater();
  try {
    while (!inflater.isAtEnd && met.packed !== size) {
      const piece = await source.some(size === undefined ? PIECE : Math.min(PIECE, size - met.packed));
      const used = await inflater.take(piece);
      met.packed += used;
      source.giveBack(piece.subarray(used));
      yield* inflater.given();
    }
    if (!inflater.isAtEnd) await inflater.end();
    yield* inflater.given();
  } finally {
    inflater.close();
  }
}

/** Unpacks piece by piece, and tells how much of each belonged to the data. */
class Inflater {
  isAtEnd = false;
  readonly #stream = createInflateRaw();
  #out: Buffer[] = [];
  #failed: (error: Error) => void = () => undefined;
  #ended: () => void = () => undefined;

  constructor() {
    this.#stream
      .on('data', (bytes: Buffer) => this.#out.push(bytes))
      .on('error', () => this.#failed(new Spoilt('broken', 'an entry cannot be unpacked')))
      .on('end', () => {
        this.isAtEnd = true;
        this.#ended();
      });
  }

  /** How many bytes of the piece were the data's. Fewer than all: it has ended. */
  take(piece: Buffer): Promise<number> {
    const before = this.#stream.bytesWritten;
    return this.#until(() => this.#stream.write(piece, () => this.#ended())).then(
      () => this.#stream.bytesWritten - before,
    );
  }

  /** There is no more: whatever is unpacked comes now. @throws Cut where the data wanted to go on */
  async end(): Promise<void> {
    try {
      await this.#until(() => this.#stream.end());
    } catch {
      throw new Cut();
    }
  }

  given(): readonly Buffer[] {
    const given = this.#out;
    this.#out = [];
    return given;
  }

  close(): void {
    this.#stream.destroy();
  }

  #until(begin: () => unknown): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#ended = resolve;
      this.#failed = reject;
      begin();
    });
  }
}
